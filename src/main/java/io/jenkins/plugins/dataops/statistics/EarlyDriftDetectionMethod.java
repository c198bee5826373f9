package io.jenkins.plugins.dataops.statistics;

/**
 * Watches the distances between errors for a slow decrease (EDDM): M. Baena-García, J. del Campo-Ávila, R. Fidalgo,
 * A. Bifet, R. Gavaldà, R. Morales-Bueno, "Early drift detection method", IWKDDS 2006. Their mean with two standard
 * deviations is held against the most that it was: below 95 % of that is a warning, below 90 % a drift. It says
 * nothing before the thirtieth error.
 */
public final class EarlyDriftDetectionMethod implements DriftDetector {
    private static final int FEWEST_ERRORS = 30;
    private static final double WARNING = 0.95;
    private static final double DRIFT = 0.90;

    private long sinceError;
    private long errors;
    private double mean;
    /** Sum of the squared distances from the mean: B. P. Welford, Technometrics 4 (1962). */
    private double squares;

    private double most;
    private State state = State.STABLE;

    @Override
    public State add(double value) {
        sinceError++;
        if (value == 0) {
            return state;
        }
        errors++;
        double before = sinceError - mean;
        mean += before / errors;
        squares += before * (sinceError - mean);
        sinceError = 0;
        double reached = mean + 2 * Math.sqrt(squares / errors);
        most = Math.max(most, reached);
        if (errors < FEWEST_ERRORS) {
            return state;
        }
        if (reached < DRIFT * most) {
            begin();
            return State.DRIFT;
        }
        state = reached < WARNING * most ? State.WARNING : State.STABLE;
        return state;
    }

    private void begin() {
        errors = 0;
        mean = 0;
        squares = 0;
        most = 0;
        state = State.STABLE;
    }
}
