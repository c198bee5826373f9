package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Prepares the candidate, lets the body build it, then switches. Between these no connection and no thread is held:
 * the lock is a lease in the warehouse, and its token is all that is carried over. So the body may take days and a
 * restart of the controller.
 */
final class BlueGreenDeployExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final String product;
    private final WarehouseTarget target;
    private final ArrayList<String> prepareOptions;
    private final ArrayList<String> switchOptions;
    private final ArrayList<String> releaseOptions;
    private BodyExecution body;
    private boolean bodyEnded;
    private String leaseToken;
    private transient Thread working;
    private transient Throwable aborted;

    BlueGreenDeployExecution(
            StepContext context,
            String product,
            WarehouseTarget target,
            ArrayList<String> prepareOptions,
            ArrayList<String> switchOptions,
            ArrayList<String> releaseOptions) {
        super(context);
        this.product = product;
        this.target = target;
        this.prepareOptions = prepareOptions;
        this.switchOptions = switchOptions;
        this.releaseOptions = releaseOptions;
    }

    @Override
    public boolean start() {
        run(() -> guarded(this::prepare));
        return false;
    }

    /**
     * An abort ends what runs, the body or a worker, and the way out then gives the lease back: an aborted build must
     * not keep the next one waiting.
     */
    @Override
    public void stop(Throwable cause) throws Exception {
        BodyExecution running;
        synchronized (this) {
            if (working != null) {
                aborted = cause;
                working.interrupt();
                return;
            }
            running = body;
        }
        if (running == null) {
            super.stop(cause);
        } else {
            running.cancel(cause);
        }
    }

    /** Runs a part of the work that an abort may interrupt; whatever ends it, the lease is given back. */
    private void guarded(Block work) throws Exception {
        synchronized (this) {
            working = Thread.currentThread();
        }
        try {
            work.run();
            synchronized (this) {
                working = null;
            }
        } catch (Exception failure) {
            Throwable reason;
            synchronized (this) {
                working = null;
                Thread.interrupted();
                reason = aborted == null ? failure : aborted;
            }
            giveUp(reason);
        }
    }

    private void prepare() throws Exception {
        EngineRun engine = new EngineRun(getContext(), target);
        WorkerAnswer answer =
                engine.run(Kind.BLUE_GREEN, List.of("blue-green", "prepare"), prepareOptions, List.of());
        BlueGreenResult prepared = engine.result(answer, BlueGreenResult.class);
        // A run that was killed in its switch is settled here, and only the journal knew of it.
        DeliveryRecord.of(getContext().get(Run.class)).add(product, prepared.events());
        leaseToken = prepared.lease().flatMap(Lease::token).orElse(null);
        engine.conclude(answer, false);
        Map<String, String> variables = new TreeMap<>(target.environment());
        variables.putAll(prepared.environmentVariables());
        EnvironmentExpander names = EnvironmentExpander.merge(
                getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(variables));
        BodyExecution started =
                getContext().newBodyInvoker().withContext(names).withCallback(new AfterBody()).start();
        synchronized (this) {
            body = bodyEnded ? null : started;
        }
    }

    private void switchOver() throws Exception {
        EngineRun engine = new EngineRun(getContext(), target);
        WorkerAnswer answer =
                engine.run(Kind.BLUE_GREEN, List.of("blue-green", "switch"), withToken(switchOptions), List.of());
        BlueGreenResult result = engine.result(answer, BlueGreenResult.class);
        DeliveryRecord.of(getContext().get(Run.class)).add(product, result.events());
        engine.conclude(answer, false);
        getContext().onSuccess(new BlueGreenSummary(result));
    }

    private void giveUp(Throwable failure) throws Exception {
        try {
            if (leaseToken != null) {
                new EngineRun(getContext(), target)
                        .quietly(List.of("blue-green", "release"), withToken(releaseOptions), List.of());
            }
        } catch (Exception unreachable) {
            failure.addSuppressed(unreachable);
            getContext()
                    .get(TaskListener.class)
                    .getLogger()
                    .println("The lease could not be given back (" + unreachable.getMessage()
                            + "); the next deployment takes it over when it has run out.");
        }
        getContext().onFailure(failure);
    }

    private List<String> withToken(List<String> options) {
        List<String> all = new ArrayList<>(options);
        all.add("--lease-token=" + leaseToken);
        return all;
    }

    private synchronized void bodyHasEnded() {
        bodyEnded = true;
        body = null;
    }

    /** Goes on after the body, in the background. */
    private final class AfterBody extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext context, Object result) {
            bodyHasEnded();
            run(() -> guarded(BlueGreenDeployExecution.this::switchOver));
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            bodyHasEnded();
            run(() -> giveUp(failure));
        }
    }
}
