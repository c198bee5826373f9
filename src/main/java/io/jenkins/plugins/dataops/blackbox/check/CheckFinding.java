package io.jenkins.plugins.dataops.blackbox.check;

import java.util.Locale;

/**
 * What a check saw, before anybody judges it.
 *
 * @param sentence what is so, in one sentence, whether good or bad
 * @param violations the counts and samples
 */
public record CheckFinding(String sentence, Violations violations) {
    /**
     * A number of things for people.
     *
     * @param number how many
     * @param one the word for one of them
     * @param many the word for several
     * @return such as {@code 1,204 rows}
     */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /**
     * A number of rows for people.
     *
     * @param number how many
     * @return such as {@code 1,204 rows}
     */
    public static String rows(long number) {
        return count(number, "row", "rows");
    }
}
