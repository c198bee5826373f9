package io.jenkins.plugins.dataops.metrics;

import java.util.Locale;

/** Figures as people read them, in the same words on the command line, in the report and on the pages. */
public final class Wording {
    /** What stands where nothing is known. */
    public static final String NO_DATA = "no data";

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
     * @return such as {@code 3.2 / week}, {@code 5 h 12 min}, {@code 7 % (3/43)} or {@code no data}
     */
    public static String value(Metric metric) {
        if (metric.value().isEmpty()) {
            return NO_DATA;
        }
        String figure = value(metric.name(), metric.value().get());
        return metric.unit() == Unit.SHARE ? figure + " (" + metric.count() + "/" + metric.n() + ")" : figure;
    }

    /**
     * Says a number in a metric's unit, as exactly as its level needs.
     *
     * @param metric which metric
     * @param value the number
     * @return such as {@code 3.2 / week}, {@code 5 h 12 min} or {@code 7 %}
     */
    public static String value(MetricName metric, double value) {
        return Figure.text(metric, value);
    }

    /**
     * Says a time in its two largest units.
     *
     * @param seconds not negative
     * @return such as {@code 40 s}, {@code 26 min}, {@code 5 h 12 min} or {@code 3 d 4 h}
     */
    public static String duration(double seconds) {
        return Figure.duration(seconds);
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
        metric.p90().ifPresent(p90 -> text.append("p90 ").append(value(metric.name(), p90)).append(", "));
        if (metric.low().isPresent() && metric.high().isPresent()) {
            text.append("95 % interval ")
                    .append(value(metric.name(), metric.low().get()))
                    .append(" to ")
                    .append(value(metric.name(), metric.high().get()))
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
     * Says the level with its year: one where the interval supports it, else all that it reaches.
     *
     * @param metric the metric
     * @return such as {@code High (2024)}, {@code Elite to Low (2024)} or {@code Medium (2024), too few data to be sure};
     *     empty when there is none
     */
    public static String level(Metric metric) {
        return metric.levels()
                .map(span -> word(span.best()) + (span.best() == span.worst() ? "" : " to " + word(span.worst()))
                        + " (" + span.year() + ")" + (span.provisional() ? ", too few data to be sure" : ""))
                .orElse("");
    }

    private static String word(Level level) {
        return level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT);
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
                .map(value -> value(metric.name(), value) + " before")
                .orElse("");
        return switch (metric.trend().direction()) {
            case BETTER -> "better than " + before;
            case WORSE -> "worse than " + before;
            case STEADY -> "no clear change from " + before;
            case UNKNOWN -> before.isEmpty() ? "nothing to compare with" : "too few data for a trend, " + before;
        };
    }
}
