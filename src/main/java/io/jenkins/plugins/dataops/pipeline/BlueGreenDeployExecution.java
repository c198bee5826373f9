package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import io.jenkins.plugins.dataops.report.ResultDocument;
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
    private long leaseToken;

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
        run(this::prepare);
        return false;
    }

    /** An abort while the body runs ends the body first, whose end gives the lease back. */
    @Override
    public void stop(Throwable cause) throws Exception {
        if (body == null) {
            super.stop(cause);
        } else {
            body.cancel(cause);
        }
    }

    private void prepare() throws Exception {
        EngineRun engine = new EngineRun(getContext(), target);
        ResultDocument document = engine.run(List.of("blue-green", "prepare"), prepareOptions);
        engine.conclude(document, false);
        BlueGreenResult prepared = document.as(BlueGreenResult.class);
        leaseToken = prepared.lease().map(Lease::token).orElse(0L);
        Map<String, String> variables = new TreeMap<>(target.environment());
        variables.putAll(prepared.environmentVariables());
        EnvironmentExpander names = EnvironmentExpander.merge(
                getContext().get(EnvironmentExpander.class), EnvironmentExpander.constant(variables));
        body = getContext().newBodyInvoker().withContext(names).withCallback(new AfterBody()).start();
    }

    private void switchOver() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        EngineRun engine = new EngineRun(getContext(), target);
        ResultDocument document = engine.run(List.of("blue-green", "switch"), withToken(switchOptions));
        BlueGreenResult result = document.as(BlueGreenResult.class);
        DeliveryRecord.of(run).add(product, result.events());
        engine.conclude(document, false);
        getContext().onSuccess(new BlueGreenSummary(result));
    }

    private void giveUp(Throwable failure) throws Exception {
        try {
            new EngineRun(getContext(), target)
                    .run(List.of("blue-green", "release"), withToken(releaseOptions));
        } catch (Exception unreachable) {
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

    /** Goes on after the body, in the background. */
    private final class AfterBody extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext context, Object result) {
            body = null;
            run(BlueGreenDeployExecution.this::switchOver);
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            body = null;
            run(() -> giveUp(failure));
        }
    }
}
