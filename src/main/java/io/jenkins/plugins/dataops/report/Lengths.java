package io.jenkins.plugins.dataops.report;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time as people read them, never more exact than they are useful. */
final class Lengths {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private Lengths() {}

    /** A duration such as {@code 12 ms}, {@code 1.4 s}, {@code 2 min 5 s}, {@code 5 h 3 min} or {@code 3.2 days}. */
    static String of(Duration duration) {
        return duration == null ? "" : ofSeconds(duration.getSeconds() + duration.getNano() / 1e9);
    }

    /** The same of a number of seconds. */
    static String ofSeconds(double seconds) {
        if (seconds < 0) {
            return "-" + ofSeconds(-seconds);
        }
        if (seconds < 0.9995) {
            double millis = seconds * 1000;
            return millis > 0 && millis < 1 ? "under 1 ms" : Math.round(millis) + " ms";
        }
        if (seconds < 59.5) {
            return (seconds < 9.95 ? String.format(Locale.ROOT, "%.1f", seconds) : Math.round(seconds)) + " s";
        }
        if (seconds < HOUR - 0.5) {
            return pair(Math.round(seconds), 60, "min", "s");
        }
        if (seconds < DAY - MINUTE / 2) {
            return pair(Math.round(seconds / MINUTE), 60, "h", "min");
        }
        double days = seconds / DAY;
        String amount = days < 10 ? String.format(Locale.ROOT, "%.1f", days) : Counts.number(Math.round(days));
        return amount.equals("1.0") ? "1 day" : amount.replace(".0", "") + " days";
    }

    private static String pair(long small, long size, String largeUnit, String smallUnit) {
        String large = small / size + " " + largeUnit;
        return small % size == 0 ? large : large + " " + small % size + " " + smallUnit;
    }
}
