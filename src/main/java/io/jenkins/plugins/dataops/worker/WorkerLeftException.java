package io.jenkins.plugins.dataops.worker;

import hudson.AbortException;

/** The controller goes and leaves a worker at work, to be found again by its handle: of its step nothing is to be said. */
public final class WorkerLeftException extends AbortException {
    private static final long serialVersionUID = 1L;

    /**
     * A worker was left.
     *
     * @param handle by what it is found
     */
    WorkerLeftException(WorkerHandle handle) {
        super("the controller ends and leaves " + handle + " at work");
    }
}
