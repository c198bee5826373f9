package io.jenkins.plugins.dataops.statistics;

/**
 * Watches the mean of any values for a rise by a geometric moving average of their distances from it: the test of S. W.
 * Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959), on a mean that is learnt
 * from the stream, as in A. Bifet and R. Kirkby, "Data stream mining" (2009). It gives no warnings.
 */
public final class GeometricMovingAverage implements DriftDetector {
    private static final int FEWEST = 30;

    private final double memory;
    private final double threshold;
    private long count;
    private double mean;
    private double average;

    /**
     * A detector before its first value.
     *
     * @param memory the share of the average that stays with each value, from 0 to less than 1; 0.99 is usual
     * @param threshold how far the average may rise, in the values' own unit, more than 0
     */
    public GeometricMovingAverage(double memory, double threshold) {
        if (!(memory >= 0 && memory < 1 && threshold > 0)) {
            throw new IllegalArgumentException("no moving average has the memory " + memory + " and the threshold "
                    + threshold);
        }
        this.memory = memory;
        this.threshold = threshold;
    }

    @Override
    public State add(double value) {
        count++;
        mean += (value - mean) / count;
        average = memory * average + (1 - memory) * (value - mean);
        if (count < FEWEST || average <= threshold) {
            return State.STABLE;
        }
        count = 0;
        mean = 0;
        average = 0;
        return State.DRIFT;
    }
}
