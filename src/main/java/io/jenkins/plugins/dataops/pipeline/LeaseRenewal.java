package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.model.Computer;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.report.Problem;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.ProblemException;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Renews a lease whose build lives and has nothing to do with the warehouse now, because it waits or builds. */
final class LeaseRenewal {
    private final HeldLease lease;

    LeaseRenewal(HeldLease lease) {
        this.lease = lease;
    }

    /**
     * From an agent.
     *
     * @param computer the agent
     * @return until when the product is held now, by this controller's clock
     * @throws IOException when it could not be renewed from there
     */
    Instant from(Computer computer) throws IOException, InterruptedException {
        Instant asked = Instant.now();
        WorkerAnswer answer = new LeaseCommand(
                        lease, lease.run(), List.of("blue-green", "renew"), List.of("--lease=" + lease.whole()))
                .on(computer);
        if (answer.found().kind() == Kind.PROBLEM) {
            throw new ProblemException(answer.shown().as(Problem.class));
        }
        if (answer.found().outcome() != Outcome.PASSED) {
            throw new AbortException(Headline.of(answer.shown()));
        }
        return asked.plus(lease.whole());
    }
}
