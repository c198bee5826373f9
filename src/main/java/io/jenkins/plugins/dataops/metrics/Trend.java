package io.jenkins.plugins.dataops.metrics;

import java.util.Optional;

/**
 * A figure held against the one of the window before.
 *
 * @param direction whether it moved by more than chance explains
 * @param previous the value of the window before, in the metric's unit; empty when it had no data
 * @param previousN what that value rests on
 */
public record Trend(Direction direction, Optional<Double> previous, long previousN) {
    /** Nothing to compare with. */
    public static final Trend UNKNOWN = new Trend(Direction.UNKNOWN, Optional.empty(), 0);

    /** Where a figure moved to. */
    public enum Direction {
        /** The 95 % intervals lie apart, to the good side. */
        BETTER,
        /** The 95 % intervals overlap: no change that chance does not explain. */
        STEADY,
        /** The 95 % intervals lie apart, to the bad side. */
        WORSE,
        /** One of both windows has too few data for an interval. */
        UNKNOWN
    }

    /**
     * Compares two windows. Intervals that lie apart are a stricter sign than a test at 5 %: a tile that changes its
     * arrow by chance is soon read by nobody.
     *
     * @param now the metric of this window
     * @param before the same metric of the window before
     * @return the trend
     */
    static Trend between(Metric now, Metric before) {
        return new Trend(direction(now, before), before.value(), before.n());
    }

    private static Direction direction(Metric now, Metric before) {
        if (now.low().isEmpty() || now.high().isEmpty() || before.low().isEmpty() || before.high().isEmpty()) {
            return Direction.UNKNOWN;
        }
        boolean moreIsBetter = now.name() == MetricName.DEPLOYMENT_FREQUENCY;
        if (now.low().get() > before.high().get()) {
            return moreIsBetter ? Direction.BETTER : Direction.WORSE;
        }
        if (now.high().get() < before.low().get()) {
            return moreIsBetter ? Direction.WORSE : Direction.BETTER;
        }
        return Direction.STEADY;
    }
}
