package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.outcome.Fault;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.ProblemException;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives a lease back and tells what became of the run. The engine reads that from the journal of the warehouse, because
 * the run may have switched readers before it ended; it is put on the page of the build. A refusal gives nothing back,
 * unless it proves that the run holds nothing any more.
 */
final class LeaseReturn {
    private static final Logger LOGGER = Logger.getLogger(LeaseReturn.class.getName());

    private final HeldLease lease;
    private final Optional<Run<?, ?>> build;
    private final LeaseCommand command;

    /**
     * What is known then.
     *
     * @param sentence what became of the run
     * @param passed whether all was well, which the worker has said where it ran
     * @param settled whether the product is given back for good; otherwise it was not held, and a worker that nobody hears
     *     any more may still take it
     * @param events what the ledger has to know of the run
     */
    record Told(String sentence, boolean passed, boolean settled, List<Event> events) {}

    /**
     * The return of one lease.
     *
     * @param lease what is held
     * @param build the build that took it, if it still exists
     */
    LeaseReturn(HeldLease lease, Optional<Run<?, ?>> build) {
        this.lease = lease;
        this.build = build;
        this.command = new LeaseCommand(lease, build, lease.with(lease.request()));
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
                return new Told(problem.english(), false, true, List.of());
            }
            throw new ProblemException(problem);
        }
        BlueGreenResult told = answer.found().as(BlueGreenResult.class);
        String sentence = Headline.of(answer.shown());
        boolean passed = told.outcome() == Outcome.PASSED;
        if (passed || told.outcome() == Outcome.FAILED && told.deployment().isPresent()) {
            show(answer);
            return new Told(sentence, passed, true, told.events());
        }
        if (told.outcome() != Outcome.FAILED || !lease.isLostBy(told)) {
            // It was stopped itself, or may not do it: the product is held until it is given back.
            throw new AbortException(sentence + told.next().map(Language.ENGLISH::say).map(" "::concat).orElse(""));
        }
        // A run that held nothing any more was told of when it lost the product.
        return new Told(sentence, false, lease.answered(), told.events());
    }

    /** Once, whatever comes of it: the product is given back, and the journal keeps what became of the run. */
    private void show(WorkerAnswer answer) {
        if (build.isPresent()) {
            try {
                DataOpsRunAction.of(build.get()).add(answer.shown());
            } catch (IOException unwritable) {
                LOGGER.log(Level.WARNING, unwritable, () -> lease + ": its page cannot be written");
            }
        }
    }
}
