package io.jenkins.plugins.dataops.statistics;

/**
 * Watches a stream of values, one at a time and with the memory of a few numbers, for the moment at which it becomes
 * another one. After a drift it begins anew, with what comes then.
 */
public interface DriftDetector {
    /** What a value shows. */
    enum State {
        /** Nothing, or not enough yet. */
        STABLE,
        /** The beginning of a drift, perhaps. */
        WARNING,
        /** The stream is another one. */
        DRIFT
    }

    /**
     * Takes the next value.
     *
     * @param value in order of time; where a detector watches errors, 1 for an error and 0 for none
     * @return what it shows together with those before it
     */
    State add(double value);
}
