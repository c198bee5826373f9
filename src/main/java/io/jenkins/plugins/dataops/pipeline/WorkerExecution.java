package io.jenkins.plugins.dataops.pipeline;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * A step for which a worker on the agent works. An aborted one ends when its worker has: until then that may still change
 * the warehouse, and what it has done is not yet on the build's page.
 *
 * @param <T> what the step returns
 */
abstract class WorkerExecution<T> extends SynchronousNonBlockingStepExecution<T> {
    private static final long serialVersionUID = 1L;

    private transient Thread working;
    private transient Throwable aborted;

    WorkerExecution(StepContext context) {
        super(context);
    }

    /**
     * Does the step's work.
     *
     * @throws InterruptedException when it was aborted
     */
    abstract T work() throws Exception;

    @Override
    protected final T run() throws Exception {
        begin();
        T result = null;
        Exception failure = null;
        try {
            result = work();
        } catch (Exception ended) {
            failure = ended;
        }
        Throwable cause = end();
        if (cause == null && failure == null) {
            return result;
        }
        throw reason(cause, failure);
    }

    private synchronized void begin() {
        working = Thread.currentThread();
        if (aborted != null) {
            working.interrupt();
        }
    }

    private synchronized Throwable end() {
        working = null;
        // It was meant for the work, and the thread goes on to others.
        Thread.interrupted();
        return aborted;
    }

    /** A build that is aborted is told why it was; how the work took it is said in the log only. */
    private Exception reason(Throwable aborted, Exception failure) {
        Exception said = failure == null ? null : FailureLog.said(getContext(), failure);
        if (aborted == null) {
            return said;
        }
        if (failure != null && !(failure instanceof InterruptedException)) {
            aborted.addSuppressed(failure);
        }
        return aborted instanceof Exception cause ? cause : new IllegalStateException(aborted);
    }

    /** Has the work ended; a second abort does not end the way out, which takes a moment. */
    @Override
    public synchronized void stop(Throwable cause) {
        if (aborted == null) {
            aborted = cause;
            if (working != null) {
                working.interrupt();
            }
        }
    }
}
