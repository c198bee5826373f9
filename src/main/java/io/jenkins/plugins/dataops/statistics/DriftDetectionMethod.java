package io.jenkins.plugins.dataops.statistics;

/**
 * Watches an error rate for a sudden rise (DDM): J. Gama, P. Medas, G. Castillo, P. Rodrigues, "Learning with drift
 * detection", SBIA 2004, LNCS 3171. The rate is held against the lowest that it was, with the deviation that it then
 * had: two deviations above are a warning, three a drift. Where there was no error at all, the first one is a drift.
 */
public final class DriftDetectionMethod implements DriftDetector {
    private static final int FEWEST = 30;
    private static final double WARNING = 2;
    private static final double DRIFT = 3;

    private long count;
    private double rate;
    private double lowestRate;
    private double lowestDeviation = Double.POSITIVE_INFINITY;

    @Override
    public State add(double value) {
        count++;
        rate += (value - rate) / count;
        if (count < FEWEST) {
            return State.STABLE;
        }
        double deviation = Math.sqrt(rate * (1 - rate) / count);
        if (rate + deviation <= lowestRate + lowestDeviation) {
            lowestRate = rate;
            lowestDeviation = deviation;
        }
        if (rate + deviation > lowestRate + DRIFT * lowestDeviation) {
            begin();
            return State.DRIFT;
        }
        return rate + deviation > lowestRate + WARNING * lowestDeviation ? State.WARNING : State.STABLE;
    }

    private void begin() {
        count = 0;
        rate = 0;
        lowestRate = 0;
        lowestDeviation = Double.POSITIVE_INFINITY;
    }
}
