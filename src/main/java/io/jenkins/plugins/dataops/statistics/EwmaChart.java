package io.jenkins.plugins.dataops.statistics;

/**
 * A chart of exponentially weighted moving averages, which sees small lasting changes that no single value shows: S. W.
 * Roberts, "Control chart tests based on geometric moving averages", Technometrics 1 (1959), with the exact limits of
 * J. M. Lucas and M. S. Saccucci, Technometrics 32 (1990). It keeps three numbers, whatever the number of values.
 */
public final class EwmaChart {
    private final double target;
    private final double deviation;
    private final double weight;
    private final double width;
    private double average;
    /** The share of the first value's part that is left, squared. */
    private double left = 1;

    /**
     * A chart before its first value.
     *
     * @param target what the values should be on average
     * @param deviation their standard deviation while all is well, at least 0
     * @param weight of the newest value, more than 0 and at most 1; 0.2 to 0.3 are usual
     * @param width of the limits in standard deviations, more than 0; 3 is usual
     */
    public EwmaChart(double target, double deviation, double weight, double width) {
        if (!(deviation >= 0 && weight > 0 && weight <= 1 && width > 0)) {
            throw new IllegalArgumentException("no chart has the deviation " + deviation + ", the weight " + weight
                    + " and the width " + width);
        }
        this.target = target;
        this.deviation = deviation;
        this.weight = weight;
        this.width = width;
        this.average = target;
    }

    /**
     * Takes the next value.
     *
     * @param value in order of time
     * @return whether the average is still within its limits
     */
    public boolean add(double value) {
        average = weight * value + (1 - weight) * average;
        left *= (1 - weight) * (1 - weight);
        return limits().contains(average);
    }

    /**
     * The weighted average.
     *
     * @return the target before the first value
     */
    public double average() {
        return average;
    }

    /**
     * Where the average lies by chance alone, after as many values as there were.
     *
     * @return the limits, which widen with the first values
     */
    public Interval limits() {
        double half = width * deviation * Math.sqrt(weight / (2 - weight) * (1 - left));
        return new Interval(target - half, target + half);
    }
}
