package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.result.Problem;
import java.util.Optional;

/** A worker could not do what it was asked for, and says why. */
public final class ProblemException extends AbortException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /**
     * What a worker said.
     *
     * @param problem as it may be shown
     */
    public ProblemException(Problem problem) {
        super(problem.english());
        fault = problem.fault().orElse(null);
    }

    /**
     * What is at fault, where a program has to know.
     *
     * @return empty when the message says all
     */
    public Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }
}
