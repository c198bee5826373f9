package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.request.StatusRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.time.Duration;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code blueGreenStatus}: tells what is live of a data product, and who holds it. */
public class BlueGreenStatusStep extends ProductStep {
    private int last;

    /**
     * A question about one data product.
     *
     * @param product its name in {@code dataops.yaml}
     */
    @DataBoundConstructor
    public BlueGreenStatusStep(String product) {
        super(product);
    }

    /**
     * How many of the last switches are shown.
     *
     * @return zero for the usual number
     */
    public int getLast() {
        return last;
    }

    /**
     * Chooses how many of the last switches are shown.
     *
     * @param last zero for the usual number
     */
    @DataBoundSetter
    public void setLast(int last) {
        this.last = last;
    }

    @Override
    Optional<String> fault() {
        return super.fault().or(() -> request().fault());
    }

    /** What the worker is asked. */
    StatusRequest request() {
        Optional<Integer> shown = last == 0 ? Optional.empty() : Optional.of(last);
        return new StatusRequest(productRequest(), false, shown, Optional.empty());
    }

    @Override
    StepExecution execution(StepContext context) {
        return new Execution(context, target(), request(), statementTimeout());
    }

    /** Asks on the agent. */
    static final class Execution extends WorkerExecution<BlueGreenStatusSummary> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient StatusRequest request;
        private final transient Optional<Duration> statementTimeout;

        Execution(
                StepContext context,
                WarehouseTarget target,
                StatusRequest request,
                Optional<Duration> statementTimeout) {
            super(context);
            this.target = target;
            this.request = request;
            this.statementTimeout = statementTimeout;
        }

        @Override
        BlueGreenStatusSummary work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target);
            WorkerAnswer answer = engine.run(Kind.BLUE_GREEN, request, statementTimeout);
            BlueGreenResult result = engine.result(answer, BlueGreenResult.class);
            // The journal may know of a switch whose build could not tell of it any more.
            if (engine.record(request.product(), result)) {
                engine.follow(request.product(), statementTimeout, result);
            }
            engine.conclude(answer, false);
            return new BlueGreenStatusSummary(result);
        }
    }

    /** The step's entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends WarehouseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "blueGreenStatus";
        }

        @Override
        public String getDisplayName() {
            return Messages.BlueGreenStatusStep_displayName();
        }
    }
}
