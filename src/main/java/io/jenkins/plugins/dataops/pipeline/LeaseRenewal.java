package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.model.Computer;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import io.jenkins.plugins.dataops.request.RenewRequest;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.ProblemException;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/**
 * Renews a lease whose build lives and has nothing to do with the warehouse now, because it waits or builds. A build that
 * has lost the product is told so once.
 */
final class LeaseRenewal {
    private final HeldLease lease;

    LeaseRenewal(HeldLease lease) {
        this.lease = lease;
    }

    /**
     * From an agent.
     *
     * @param computer the agent
     * @return the lease as it is now
     * @throws IOException when it could not be renewed from there
     */
    HeldLease from(Computer computer) throws IOException, InterruptedException {
        Instant asked = Instant.now();
        AbandonRequest held = lease.request();
        RenewRequest request = lease.with(new RenewRequest(held.product(), held.holder(), lease.duration()));
        WorkerAnswer answer = new LeaseCommand(lease, lease.run(), request).on(computer);
        if (answer.found().kind() == Kind.PROBLEM) {
            throw new ProblemException(answer.shown().as(Problem.class));
        }
        String sentence = Headline.of(answer.shown());
        BlueGreenResult result = answer.found().as(BlueGreenResult.class);
        if (result.outcome() == Outcome.PASSED) {
            return lease.granted(result, asked);
        }
        if (result.outcome() != Outcome.FAILED || !lease.isLostBy(result)) {
            throw new AbortException(sentence);
        }
        tellBuild(lease.product() + " is lost, and the switch will be refused. " + sentence);
        return lease.whenLost();
    }

    /** In the log that is written just now; whoever is not there any more learns nothing. */
    private void tellBuild(String sentence) throws IOException {
        Optional<FlowExecutionOwner> owner = lease.run()
                .filter(FlowExecutionOwner.Executable.class::isInstance)
                .map(run -> ((FlowExecutionOwner.Executable) run).asFlowExecutionOwner());
        if (owner.isPresent()) {
            owner.get().getListener().getLogger().println(sentence);
        }
    }
}
