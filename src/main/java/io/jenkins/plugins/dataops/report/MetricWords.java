package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.MetricName;
import io.jenkins.plugins.dataops.metrics.Trend;
import io.jenkins.plugins.dataops.metrics.Unit;
import io.jenkins.plugins.dataops.metrics.Wording;

/** One of the five metrics in words. A figure that nobody knows is called so and is never a 0. */
final class MetricWords {
    /** What stands where there is no figure. */
    static final String NO_DATA = Wording.NO_DATA;

    private MetricWords() {}

    static String title(MetricName name) {
        return Wording.label(name);
    }

    /** What the figure is, in half a sentence. */
    static String meaning(MetricName name) {
        return switch (name) {
            case DEPLOYMENT_FREQUENCY -> "how often consumers get a new version";
            case CHANGE_LEAD_TIME -> "from commit to consumers, median";
            case CHANGE_FAIL_RATE -> "deployments that needed a remedy at once";
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> "from a failed deployment to good service, median";
            case DEPLOYMENT_REWORK_RATE -> "deployments made only to fix an incident";
        };
    }

    static String value(Metric metric) {
        return metric.value().map(value -> amount(metric, value)).orElse(NO_DATA);
    }

    /** An amount in the metric's unit, as the command says it too. */
    static String amount(Metric metric, double value) {
        return Wording.value(metric.name(), value);
    }

    /** What the figure rests on. */
    static String basis(Metric metric) {
        if (metric.value().isEmpty()) {
            return metric.unit() == Unit.SHARE && metric.n() > 0
                    ? "of " + Counts.of(metric.n(), "deployment")
                    : "nothing to count yet";
        }
        return switch (metric.name()) {
            case DEPLOYMENT_FREQUENCY -> Counts.of(metric.count(), "deployment");
            case CHANGE_LEAD_TIME -> "median of " + Counts.of(metric.n(), "commit");
            case FAILED_DEPLOYMENT_RECOVERY_TIME ->
                "median of " + (metric.n() == 1 ? "1 recovery" : Counts.number(metric.n()) + " recoveries");
            case CHANGE_FAIL_RATE, DEPLOYMENT_REWORK_RATE ->
                Counts.number(metric.count()) + " of " + Counts.of(metric.n(), "deployment");
        };
    }

    /** How sure the figure is; empty where nothing can be said. */
    static String spread(Metric metric) {
        StringBuilder spread = new StringBuilder();
        metric.p90().ifPresent(p90 -> spread.append("90 % within ").append(amount(metric, p90)));
        if (metric.low().isPresent() && metric.high().isPresent()) {
            spread.append(spread.isEmpty() ? "" : "; ").append("95 % interval ").append(interval(metric));
        }
        if (metric.provisional() > 0) {
            spread.append(spread.isEmpty() ? "" : "; ")
                    .append(Counts.number(metric.provisional()))
                    .append(" so young that they may still fail");
        }
        return spread.toString();
    }

    /** The 95 % interval; empty where there is none. */
    static String interval(Metric metric) {
        return metric.low().isPresent() && metric.high().isPresent()
                ? amount(metric, metric.low().get()) + " to " + amount(metric, metric.high().get())
                : "";
    }

    /** The level with the year of its limits, or all levels that the interval reaches. */
    static String level(Metric metric) {
        String level = Wording.level(metric);
        return level.isEmpty() && metric.value().isPresent() ? "no level" : level;
    }

    /** Where the figure moves to: the arrow says whether it grew, the word whether that is good. */
    static Badge trend(Metric metric) {
        Trend trend = metric.trend();
        boolean grew = metric.value().isPresent()
                && trend.previous().isPresent()
                && metric.value().get() > trend.previous().get();
        return switch (trend.direction()) {
            case BETTER -> new Badge("good", grew ? "\u2197" : "\u2198", "better");
            case WORSE -> new Badge("bad", grew ? "\u2197" : "\u2198", "worse");
            case STEADY -> new Badge("quiet", "\u2192", "steady");
            case UNKNOWN -> new Badge("quiet", "\u00B7", "no trend yet");
        };
    }

    /** What the figure was in the window before. */
    static String before(Metric metric) {
        return metric.trend().previous().map(value -> "before: " + amount(metric, value)).orElse("");
    }
}
