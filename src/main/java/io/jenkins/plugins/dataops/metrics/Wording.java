package io.jenkins.plugins.dataops.metrics;

import java.util.Locale;
import java.util.Optional;

/** Figures as people read them, in the same words on the command line, in the report and on the pages. */
public final class Wording {
    /** What stands where nothing is known. */
    public static final String NO_DATA = "no data";

    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    private Wording() {}

    /**
     * Names a metric briefly, as on a tile.
     *
     * @param metric which of the five
     * @return one or two words
     */
    public static String label(MetricName metric) {
        return switch (metric) {
            case DEPLOYMENT_FREQUENCY -> "Deployments";
            case CHANGE_LEAD_TIME -> "Lead time";
            case CHANGE_FAIL_RATE -> "Change fail rate";
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> "Recovery time";
            case DEPLOYMENT_REWORK_RATE -> "Rework rate";
        };
    }

    /**
     * Says a metric's figure.
     *
     * @param metric the metric
     * @return such as {@code 3.2 / week}, {@code 5 h 12 min}, {@code 7.0 % (3/43)} or {@code no data}
     */
    public static String value(Metric metric) {
        if (metric.value().isEmpty()) {
            return NO_DATA;
        }
        String figure = value(metric.unit(), metric.value().get());
        return metric.unit() == Unit.SHARE ? figure + " (" + metric.count() + "/" + metric.n() + ")" : figure;
    }

    /**
     * Says a number in its unit.
     *
     * @param unit what it counts
     * @param value the number
     * @return such as {@code 3.2 / week}, {@code 5 h 12 min} or {@code 7.0 %}
     */
    public static String value(Unit unit, double value) {
        return switch (unit) {
            case PER_WEEK -> number(value) + " / week";
            case SECONDS -> duration(value);
            case SHARE -> number(value * 100) + " %";
        };
    }

    /**
     * Says a time in its two largest units.
     *
     * @param seconds not negative
     * @return such as {@code 40 s}, {@code 26 min}, {@code 5 h 12 min} or {@code 3 d 4 h}
     */
    public static String duration(double seconds) {
        if (seconds < 10) {
            return number(seconds) + " s";
        }
        double rounded = Math.round(seconds);
        if (rounded < MINUTE) {
            return Math.round(rounded) + " s";
        }
        double minutes = Math.round(rounded / MINUTE) * MINUTE;
        if (minutes < HOUR) {
            return Math.round(minutes / MINUTE) + " min";
        }
        double hours = Math.round(rounded / HOUR) * HOUR;
        return minutes < DAY ? two(minutes, HOUR, "h", MINUTE, "min") : two(hours, DAY, "d", HOUR, "h");
    }

    private static String two(double seconds, double large, String largeName, double small, String smallName) {
        long whole = (long) (seconds / large);
        long rest = Math.round((seconds - whole * large) / small);
        return whole + " " + largeName + (rest == 0 ? "" : " " + rest + " " + smallName);
    }

    /**
     * Says what a figure rests on.
     *
     * @param metric the metric
     * @return such as {@code 95 % interval 2.4 % to 18.6 %, n = 43 deployments, 2 provisional}; empty without data
     */
    public static String basis(Metric metric) {
        if (metric.value().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        metric.p90().ifPresent(p90 -> text.append("p90 ").append(value(metric.unit(), p90)).append(", "));
        if (metric.low().isPresent() && metric.high().isPresent()) {
            text.append("95 % interval ")
                    .append(value(metric.unit(), metric.low().get()))
                    .append(" to ")
                    .append(value(metric.unit(), metric.high().get()))
                    .append(", ");
        }
        text.append("n = ").append(metric.n()).append(' ').append(samples(metric));
        if (metric.provisional() > 0) {
            text.append(", ").append(metric.provisional()).append(" provisional");
        }
        return text.toString();
    }

    private static String samples(Metric metric) {
        String one = switch (metric.name()) {
            case CHANGE_LEAD_TIME -> "commit";
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> "recovery";
            case DEPLOYMENT_FREQUENCY, CHANGE_FAIL_RATE, DEPLOYMENT_REWORK_RATE -> "deployment";
        };
        if (metric.n() == 1) {
            return one;
        }
        return one.endsWith("y") ? "recoveries" : one + "s";
    }

    /**
     * Says the level with its year.
     *
     * @param metric the metric
     * @return such as {@code High (2024)}; empty when there is none
     */
    public static String level(Metric metric) {
        Optional<Integer> year = metric.levelYear();
        return metric.level()
                .map(level -> level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT)
                        + year.map(number -> " (" + number + ")").orElse(""))
                .orElse("");
    }

    /**
     * Says the trend.
     *
     * @param metric the metric
     * @return such as {@code better than 2.1 / week before} or {@code too few data for a trend}
     */
    public static String trend(Metric metric) {
        String before = metric.trend()
                .previous()
                .map(value -> value(metric.unit(), value) + " before")
                .orElse("");
        return switch (metric.trend().direction()) {
            case BETTER -> "better than " + before;
            case WORSE -> "worse than " + before;
            case STEADY -> "no clear change from " + before;
            case UNKNOWN -> before.isEmpty() ? "nothing to compare with" : "too few data for a trend, " + before;
        };
    }

    private static String number(double value) {
        if (value == Math.rint(value) && value < 1e9) {
            return String.valueOf(Math.round(value));
        }
        return String.format(Locale.ROOT, value < 0.1 ? "%.2g" : "%.1f", value);
    }
}
