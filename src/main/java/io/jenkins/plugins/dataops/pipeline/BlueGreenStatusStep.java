package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code blueGreenStatus}: tells what is live of a data product, and who holds it. */
public class BlueGreenStatusStep extends ProductStep {
    /**
     * A question about one data product.
     *
     * @param product its name in {@code dataops.yaml}
     */
    @DataBoundConstructor
    public BlueGreenStatusStep(String product) {
        super(product);
    }

    @Override
    StepExecution execution(StepContext context) {
        List<String> options = productOptions();
        statementTimeout(options);
        return new Execution(context, target(), getProduct(), options);
    }

    /** Asks on the agent. */
    static final class Execution extends WorkerExecution<BlueGreenStatusSummary> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient String product;
        private final transient List<String> options;

        Execution(StepContext context, WarehouseTarget target, String product, List<String> options) {
            super(context);
            this.target = target;
            this.product = product;
            this.options = options;
        }

        @Override
        BlueGreenStatusSummary work() throws Exception {
            WorkerCall engine = new WorkerCall(getContext(), target);
            WorkerAnswer answer = engine.run(Kind.BLUE_GREEN, List.of("blue-green", "status"), options, List.of());
            BlueGreenResult result = engine.result(answer, BlueGreenResult.class);
            // The journal may know of a switch whose build could not tell of it any more.
            if (engine.record(product, options, result)) {
                engine.follow(product, options, result);
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
