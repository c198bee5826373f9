package io.jenkins.plugins.dataops.report.text;

import java.time.Duration;
import java.util.Locale;

/** Small values as people write them. */
public final class Words {
    private Words() {}

    /**
     * An enum's name in lower case with hyphens, as it is in JSON.
     *
     * @param constant one of an enum's constants
     * @return such as {@code switched-back}
     */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A duration with the precision that matters at its size.
     *
     * @param duration any that is not negative
     * @return in the two largest units, such as {@code 3 min 20 s}
     */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        if (millis < 3_600_000) {
            return String.format(Locale.ROOT, "%d min %d s", duration.toMinutes(), duration.toSecondsPart());
        }
        if (millis < 48 * 3_600_000L) {
            return String.format(Locale.ROOT, "%d h %d min", duration.toHours(), duration.toMinutesPart());
        }
        return String.format(Locale.ROOT, "%d d %d h", duration.toDays(), duration.toHoursPart());
    }
}
