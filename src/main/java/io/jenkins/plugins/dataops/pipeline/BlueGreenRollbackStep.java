package io.jenkins.plugins.dataops.pipeline;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import io.jenkins.plugins.dataops.request.HoldRequest;
import io.jenkins.plugins.dataops.request.HolderRequest;
import io.jenkins.plugins.dataops.request.RollbackRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code blueGreenRollback}: switches readers of a data product back to the version before. */
public class BlueGreenRollbackStep extends HoldingStep {
    private String reason;
    private String failedSince;

    /**
     * The way back of one data product.
     *
     * @param product its name in {@code dataops.yaml}
     */
    @DataBoundConstructor
    public BlueGreenRollbackStep(String product) {
        super(product);
    }

    /**
     * Why.
     *
     * @return in words, or null
     */
    public String getReason() {
        return reason;
    }

    /**
     * Says why, for journal and ledger.
     *
     * @param reason in words
     */
    @DataBoundSetter
    public void setReason(String reason) {
        this.reason = Util.fixEmptyAndTrim(reason);
    }

    /**
     * Since when readers were served badly.
     *
     * @return an ISO 8601 instant, or null for since the release went live
     */
    public String getFailedSince() {
        return failedSince;
    }

    /**
     * Says since when readers were served badly.
     *
     * @param failedSince an ISO 8601 instant such as 2026-01-31T08:00:00Z
     */
    @DataBoundSetter
    public void setFailedSince(String failedSince) {
        this.failedSince = Util.fixEmptyAndTrim(failedSince);
    }

    @Override
    Optional<String> fault() {
        return super.fault().or(this::failedSinceFault);
    }

    private Optional<String> failedSinceFault() {
        try {
            if (failedSince != null) {
                Instant.parse(failedSince);
            }
            return Optional.empty();
        } catch (DateTimeException misfit) {
            return Optional.of(
                    "failedSince '" + failedSince + "' is no ISO 8601 instant such as 2026-01-31T08:00:00Z");
        }
    }

    @Override
    StepExecution execution(StepContext context) throws IOException, InterruptedException {
        HolderRequest holder = holder(context);
        HoldRequest hold = hold();
        RollbackRequest request = new RollbackRequest(
                productRequest(),
                holder,
                hold,
                Optional.ofNullable(reason),
                Optional.ofNullable(failedSince).map(Instant::parse));
        LeaseHold lease = new LeaseHold(new AbandonRequest(productRequest(), holder), target(), hold.lease());
        return new Execution(context, target(), request, statementTimeout(), lease);
    }

    /** Switches on the agent. */
    static final class Execution extends WorkerExecution<BlueGreenSummary> {
        private static final long serialVersionUID = 1L;

        private final transient WarehouseTarget target;
        private final transient RollbackRequest request;
        private final transient Optional<Duration> statementTimeout;
        private final transient LeaseHold lease;

        Execution(
                StepContext context,
                WarehouseTarget target,
                RollbackRequest request,
                Optional<Duration> statementTimeout,
                LeaseHold lease) {
            super(context);
            this.target = target;
            this.request = request;
            this.statementTimeout = statementTimeout;
            this.lease = lease;
        }

        @Override
        BlueGreenSummary work() throws Exception {
            lease.begin(getContext());
            try {
                WorkerCall engine = new WorkerCall(getContext(), target);
                WorkerAnswer answer =
                        lease.taking(() -> engine.run(Kind.BLUE_GREEN, lease.with(request), statementTimeout));
                BlueGreenResult result = engine.result(answer, BlueGreenResult.class);
                boolean told = engine.record(request.product(), result);
                // One that was stopped may not have been able to give it back itself.
                if (!told) {
                    // What became of the run is asked again, so that the ledger is told as soon as that can be.
                    lease.giveBack(getContext());
                } else if (result.outcome() != Outcome.ERROR) {
                    lease.ended(result);
                    engine.follow(request.product(), statementTimeout, result);
                }
                engine.conclude(answer, false);
                return new BlueGreenSummary(result);
            } catch (Exception failure) {
                Thread.interrupted();
                lease.giveBack(getContext());
                throw failure;
            }
        }
    }

    /** The step's entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends WarehouseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "blueGreenRollback";
        }

        @Override
        public String getDisplayName() {
            return Messages.BlueGreenRollbackStep_displayName();
        }
    }
}
