package io.jenkins.plugins.dataops.statistics;

/**
 * Watches an error rate for a rise by a weighted moving average, with a known number of values between false alarms
 * (ECDD-WT): G. J. Ross, N. M. Adams, D. K. Tasoulis, D. J. Hand, "Exponentially weighted moving average charts for
 * detecting concept drift", Pattern Recognition Letters 33 (2012), with the weight 0.2. Half of the limit is a warning.
 *
 * <p>How wide the limit is depends on the error rate, and was found as they describe, by simulation: at a known rate
 * there are 400 values from one false alarm to the next, and some 500 at one that is learnt from the stream. The
 * polynomials that are handed down for it give less than 100 to 300.
 */
public final class EwmaDriftDetector implements DriftDetector {
    private static final int FEWEST = 30;
    private static final double WEIGHT = 0.2;
    private static final double WARNING = 0.5;

    private static final double[] RATES = {0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5};
    private static final double[] LIMITS = {
        8.3, 5.73, 4.7, 4.79, 4.28, 3.84, 3.64, 3.32, 3.11, 2.95, 2.82, 2.58, 2.35
    };

    private long count;
    private double rate;
    private double average;

    @Override
    public State add(double value) {
        count++;
        rate += (value - rate) / count;
        average = WEIGHT * value + (1 - WEIGHT) * average;
        if (count < FEWEST) {
            return State.STABLE;
        }
        double left = Math.pow(1 - WEIGHT, 2.0 * count);
        double deviation = Math.sqrt(rate * (1 - rate) * WEIGHT / (2 - WEIGHT) * (1 - left));
        double limit = limit(rate) * deviation;
        if (average > rate + limit) {
            count = 0;
            rate = 0;
            average = 0;
            return State.DRIFT;
        }
        return average > rate + WARNING * limit ? State.WARNING : State.STABLE;
    }

    /** How wide the limit is, in standard deviations of the average. */
    static double limit(double rate) {
        int above = 0;
        while (above < RATES.length && RATES[above] < rate) {
            above++;
        }
        if (above == 0 || above == RATES.length) {
            return LIMITS[Math.min(above, RATES.length - 1)];
        }
        double part = (rate - RATES[above - 1]) / (RATES[above] - RATES[above - 1]);
        return LIMITS[above - 1] + part * (LIMITS[above] - LIMITS[above - 1]);
    }
}
