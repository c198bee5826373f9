package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.result.Language;

/** Numbers in texts that are English alone: {@code 3,412} and {@code 1 row}, {@code 2 rows}. */
final class Counts {
    private Counts() {}

    /** A number with thousands apart. */
    static String number(long count) {
        return Language.ENGLISH.number(count);
    }

    /** A number and its noun, whose plural is made with an s. */
    static String of(long count, String noun) {
        return Count.of(count, noun);
    }
}
