package io.jenkins.plugins.dataops.result;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lengths of time in the words of a language. */
final class Durations {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private final Language language;

    Durations(Language language) {
        this.language = language;
    }

    String of(double seconds) {
        if (seconds < 0) {
            return "-" + of(-seconds);
        }
        if (seconds < 0.9995) {
            double millis = seconds * 1000;
            return millis > 0 && millis < 1 ? unit("moment", "1") : unit("milliseconds", Long.toString(Math.round(millis)));
        }
        if (seconds < 59.5) {
            return unit("seconds", seconds < 9.95 ? language.tenth(seconds) : Long.toString(Math.round(seconds)));
        }
        if (seconds < HOUR - 0.5) {
            return pair(Math.round(seconds), "minutes", "seconds");
        }
        if (seconds < DAY - MINUTE / 2) {
            return pair(Math.round(seconds / MINUTE), "hours", "minutes");
        }
        double days = seconds / DAY;
        String amount = days < 10 ? language.tenth(days) : language.number(Math.round(days));
        return amount.equals("1.0") ? unit("day", "1") : unit("days", amount.replace(".0", ""));
    }

    private String pair(long small, String largeUnit, String smallUnit) {
        String large = unit(largeUnit, Long.toString(small / 60));
        return small % 60 == 0 ? large : large + " " + unit(smallUnit, Long.toString(small % 60));
    }

    String exactly(Duration duration) {
        List<String> parts = Stream.of(
                        exact("days", duration.toDays()),
                        exact("hours", duration.toHoursPart()),
                        exact("minutes", duration.toMinutesPart()),
                        exact("seconds", duration.toSecondsPart()))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? unit("exact-seconds", "0") : String.join(" ", parts);
    }

    private String exact(String unit, long amount) {
        return amount == 0 ? "" : unit("exact-" + unit, Long.toString(amount));
    }

    private String unit(String unit, String amount) {
        return language.own("duration." + unit, Map.of("amount", new Argument.Text(amount)));
    }
}
