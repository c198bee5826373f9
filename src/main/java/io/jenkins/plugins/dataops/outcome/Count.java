package io.jenkins.plugins.dataops.outcome;

import java.util.Locale;

/** Numbers of things in sentences. */
public final class Count {
    private Count() {}

    /**
     * A number with its noun, in the plural where it must be.
     *
     * @param number how many
     * @param noun whose plural is made with an s
     * @return such as {@code 1 object} and {@code 1,200 objects}
     */
    public static String of(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
