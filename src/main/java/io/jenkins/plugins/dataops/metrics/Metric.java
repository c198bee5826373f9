package io.jenkins.plugins.dataops.metrics;

import java.util.Optional;

/**
 * One figure with what it rests on.
 *
 * @param name which of the five
 * @param unit what value, low, high and p90 count
 * @param value the figure: deployments per week, median in seconds or a share; empty means no data, which is not 0
 * @param count what was counted: deployments, samples of a median, or the failed or unplanned deployments of a share
 * @param n what the figure rests on: deployments, samples of a median (commits, recoveries), or all deployments of a
 *     share
 * @param low lower end of the 95 % interval; empty when there are too few data for one
 * @param high upper end of the 95 % interval
 * @param p90 nine of ten samples are at most this; empty for what is no duration
 * @param level the level that the whole 95 % interval has; empty when it reaches several levels, when there are too few
 *     data for an interval, or when no report gives limits
 * @param levels which levels it may have; empty when there are no data or no report gives limits
 * @param trend against the window before
 * @param provisional how many of the deployments in a share are so young that failures may still be charged to them
 */
public record Metric(
        MetricName name,
        Unit unit,
        Optional<Double> value,
        long count,
        long n,
        Optional<Double> low,
        Optional<Double> high,
        Optional<Double> p90,
        Optional<Level> level,
        Optional<LevelSpan> levels,
        Trend trend,
        long provisional) {
    /** Fills what a report of an earlier version does not say. */
    public Metric {
        levels = levels == null ? Optional.empty() : levels;
    }

    /**
     * A metric of which nothing is known.
     *
     * @param name which of the five
     * @return the metric without data
     */
    static Metric noData(MetricName name) {
        return new Metric(
                name,
                name.unit(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Trend.UNKNOWN,
                0);
    }

    Metric against(Metric before) {
        return new Metric(
                name, unit, value, count, n, low, high, p90, level, levels, Trend.between(this, before), provisional);
    }
}
