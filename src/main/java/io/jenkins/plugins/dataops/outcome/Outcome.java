package io.jenkins.plugins.dataops.outcome;

import java.util.Collection;

/**
 * How a piece of work ended. The order is by weight: of several outcomes the last one decides.
 *
 * <p>{@link #ERROR} is kept apart from {@link #FAILED} because "the data is wrong" and "the tool could not look" ask
 * for different people: a team that learns to rerun on red stops reading its tests.
 */
public enum Outcome {
    /** Everything that was asked for is true. */
    PASSED(0),
    /** Something that only warns was not true; the work goes on. */
    UNSTABLE(0),
    /** A test or a gate failed: the data or the change is at fault. */
    FAILED(1),
    /** The question could not be answered: the tool, the database or the specification is at fault. */
    ERROR(3);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /**
     * The exit code of the {@code dataops} command for this outcome.
     *
     * @return 0 passed or only warned, 1 failed, 3 error (2 is kept for usage)
     */
    public int exitCode() {
        return exitCode;
    }

    /**
     * The weightiest of several outcomes.
     *
     * @param outcomes what the parts ended with
     * @return the last in order of weight, {@link #PASSED} when there are none
     */
    public static Outcome worst(Collection<Outcome> outcomes) {
        return outcomes.stream().max(Enum::compareTo).orElse(PASSED);
    }
}
