package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.report.Problem;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.ProblemException;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Gives a lease back and tells what became of the run. The engine reads that from the journal of the warehouse, because
 * the run may have switched readers before it ended; it is put on the page of the build and into the ledger.
 */
final class LeaseReturn {
    private final HeldLease lease;
    private final Optional<Run<?, ?>> build;
    private final LeaseCommand command;

    /**
     * What is known then.
     *
     * @param sentence what became of the run
     * @param passed whether all was well, which the worker has said where it ran
     * @param settled whether that is the end of it; otherwise the product was not held, and a worker that nobody hears any
     *     more may still take it
     */
    record Told(String sentence, boolean passed, boolean settled) {}

    /**
     * The return of one lease.
     *
     * @param lease what is held
     * @param build the build that took it, if it still exists
     */
    LeaseReturn(HeldLease lease, Optional<Run<?, ?>> build) {
        this.lease = lease;
        this.build = build;
        this.command = new LeaseCommand(lease, build, List.of("blue-green", "release"), List.of());
    }

    /**
     * From the build's own workspace.
     *
     * @param place the workspace
     * @param target the warehouse as the step knows it
     * @throws IOException when the lease could not be given back from here
     */
    Told from(AgentPlace place, WarehouseTarget target) throws IOException, InterruptedException {
        return tell(command.in(place, target));
    }

    /**
     * From an agent, without the build.
     *
     * @param computer the agent
     * @throws IOException when the lease could not be given back from there
     */
    Told from(Computer computer) throws IOException, InterruptedException {
        return tell(command.on(computer));
    }

    private Told tell(WorkerAnswer answer) throws IOException {
        if (answer.found().kind() == Kind.PROBLEM) {
            Problem problem = answer.shown().as(Problem.class);
            if (problem.fault().equals(Optional.of(Fault.NO_DATABASE_FILE))) {
                // What was in the file is gone with it.
                return new Told(problem.message(), false, true);
            }
            throw new ProblemException(problem);
        }
        BlueGreenResult told = answer.found().as(BlueGreenResult.class);
        if (told.outcome() == Outcome.ERROR) {
            // It was stopped itself: whether the lease was given back is not known.
            throw new AbortException(Headline.of(answer.shown()));
        }
        boolean settled = told.outcome() == Outcome.PASSED || told.deployment().isPresent();
        // A run that held nothing any more was told of when it lost the product.
        if (build.isPresent() && settled) {
            DataOpsRunAction.of(build.get()).add(answer.shown());
        }
        if (build.isPresent()) {
            DeliveryRecord.of(build.get()).add(lease.product(), ProductStep.environment(lease.options()), told.events());
        } else {
            DeliveryRecord.withoutBuild(lease.product(), ProductStep.environment(lease.options()), told.events());
        }
        return new Told(
                Headline.of(answer.shown()), told.outcome() == Outcome.PASSED, settled || lease.answered());
    }
}
