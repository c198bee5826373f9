package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.outcome.Count;
import java.util.Locale;

/** Numbers as people read them: {@code 3,412} and {@code 1 row}, {@code 2 rows}. */
final class Counts {
    private Counts() {}

    /** A number with thousands apart. */
    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number and its noun, whose plural is made with an s. */
    static String of(long count, String noun) {
        return Count.of(count, noun);
    }

    /** A share from 0 to 1 as a percentage, with a decimal only below ten. */
    static String percent(double share) {
        double percent = share * 100;
        String format = percent == Math.rint(percent) || percent >= 10 ? "%.0f %%" : "%.1f %%";
        return String.format(Locale.ROOT, format, percent);
    }

    /** A number with at most one decimal. */
    static String decimal(double value) {
        String format = value == Math.rint(value) || Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) < 1 ? "%.2f" : "%.1f";
        return String.format(Locale.ROOT, format, value);
    }
}
