package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.Count;
import java.time.Duration;
import java.util.Locale;

/** Small values as people write them. */
final class Words {
    private Words() {}

    /** A number with its noun, in the plural where it must be. */
    static String count(long number, String noun) {
        return Count.of(number, noun);
    }

    /** An enum's name in lower case with hyphens, as it is in JSON. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A duration with the precision that matters at its size. */
    static String of(Duration duration) {
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
