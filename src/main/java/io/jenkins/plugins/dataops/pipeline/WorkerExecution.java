package io.jenkins.plugins.dataops.pipeline;

import io.jenkins.plugins.dataops.request.VerbRequest;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import io.jenkins.plugins.dataops.worker.WorkerHandle;
import io.jenkins.plugins.dataops.worker.WorkerKeeper;
import io.jenkins.plugins.dataops.worker.WorkerLeftException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * A step for which a worker on the agent works. An aborted one ends when its worker has: until then that may still change
 * the warehouse, and what it has done is not yet on the build's page. One that asks a single question goes on after a
 * restart of the controller, with the worker that was at work all the time.
 *
 * @param <T> what the step returns
 */
abstract class WorkerExecution<T> extends SynchronousNonBlockingStepExecution<T> {
    private static final long serialVersionUID = 1L;
    private static final long SAVE_AGAIN = TimeUnit.SECONDS.toNanos(10);

    /** By what the worker is found again; null when nobody comes back to it. */
    private volatile WorkerHandle worker;

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

    /**
     * Asks the step's only question: by a new worker, or by the one that was asked before the controller was restarted.
     *
     * @param engine asks it
     * @param kind what kind of result the verb has
     * @param request what is to be done; not needed any more by a worker that was asked
     * @param statementTimeout how long one statement may take; empty for as long as it takes
     * @return what the worker found out
     */
    final WorkerAnswer lasting(
            WorkerCall engine, ResultDocument.Kind kind, VerbRequest request, Optional<Duration> statementTimeout)
            throws IOException, InterruptedException {
        Jenkins mine = Jenkins.get();
        ControllerEnd end = ControllerEnd.get();
        WorkerKeeper keeper = new WorkerKeeper() {
            private long saved;

            /** Saving holds up the whole build, and after a crash a few lines may be told twice. */
            @Override
            public void keep(WorkerHandle handle) {
                boolean found = worker != null;
                worker = handle;
                long now = System.nanoTime();
                if (!found || now - saved >= SAVE_AGAIN) {
                    saved = now;
                    getContext().saveState();
                }
            }

            @Override
            public boolean leaves() {
                return end.isNear() || mine != Jenkins.getInstanceOrNull();
            }
        };
        return worker == null
                ? engine.run(kind, request, statementTimeout, keeper)
                : engine.goOn(kind, worker, keeper);
    }

    /** A restart that waits until nothing is lost by it need not wait for a worker that is found again. */
    @Override
    public boolean blocksRestart() {
        return worker == null && super.blocksRestart();
    }

    /** Goes on with the worker that was asked before the restart. */
    @Override
    public void onResume() {
        if (worker == null) {
            super.onResume();
            return;
        }
        try {
            start();
        } catch (Exception failure) {
            getContext().onFailure(failure);
        }
    }

    @Override
    protected final T run() throws Exception {
        begin();
        T result = null;
        Exception failure = null;
        try {
            result = work();
        } catch (WorkerLeftException left) {
            // Whatever this said would be the step's end, and be saved as that: the thread ends with the controller.
            new CountDownLatch(1).await();
            throw left;
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
