package io.jenkins.plugins.dataops.result;

import java.time.Duration;
import java.util.Map;

/** Lengths of time in the words of a language. */
final class Durations {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] SIZES = {DAY, HOUR, MINUTE, 1};
    private static final String[] UNITS = {"days", "hours", "minutes", "seconds"};

    private final Language language;

    Durations(Language language) {
        this.language = language;
    }

    /** In milliseconds, seconds, or the two largest units. */
    String of(double seconds) {
        if (seconds < 0) {
            return "-" + of(-seconds);
        }
        if (seconds < 0.9995) {
            double millis = seconds * 1000;
            return millis > 0 && millis < 1 ? unit("moment", "1") : unit("milliseconds", language.number(Math.round(millis)));
        }
        return seconds < 9.95 ? unit("seconds", language.decimal(seconds, 1)) : inUnits((long) rounded(seconds));
    }

    /** The length that is said of one. */
    static double rounded(double seconds) {
        if (seconds < 9.95) {
            double steps = seconds < 0.9995 ? 1000 : 10;
            return Math.round(seconds * steps) / steps;
        }
        long step = seconds < HOUR - 0.5 ? 1 : seconds < DAY - MINUTE / 2.0 ? MINUTE : HOUR;
        return Math.round(seconds / step) * (double) step;
    }

    String exactly(Duration duration) {
        return inUnits(duration.toSeconds());
    }

    private String inUnits(long seconds) {
        StringBuilder text = new StringBuilder();
        long rest = seconds;
        for (int i = 0; i < SIZES.length; i++) {
            if (rest >= SIZES[i]) {
                text.append(text.isEmpty() ? "" : " ").append(unit(UNITS[i], language.number(rest / SIZES[i])));
                rest %= SIZES[i];
            }
        }
        return text.isEmpty() ? unit("seconds", language.number(0)) : text.toString();
    }

    private String unit(String unit, String amount) {
        return language.phrase("duration." + unit, Map.of("amount", amount));
    }
}
