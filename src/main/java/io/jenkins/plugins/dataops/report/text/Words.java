package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.result.Language;
import java.time.Duration;
import java.util.Locale;

/** Small values in texts that are English alone. */
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
     * A duration, as every renderer writes it.
     *
     * @param duration any that is not negative
     * @return such as {@code 3 min 20 s}
     */
    public static String of(Duration duration) {
        return Language.ENGLISH.duration(duration);
    }
}
