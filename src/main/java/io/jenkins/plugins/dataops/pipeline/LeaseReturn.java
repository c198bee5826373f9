package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import io.jenkins.plugins.dataops.page.DeliveryRecord;
import io.jenkins.plugins.dataops.project.Project;
import io.jenkins.plugins.dataops.report.Headline;
import io.jenkins.plugins.dataops.report.Problem;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import io.jenkins.plugins.dataops.worker.WorkerRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Gives a lease back and tells what became of the run. The engine reads that from the journal of the warehouse, because
 * the run may have switched readers before it ended; it is put on the page of the build and into the ledger.
 */
final class LeaseReturn {
    private static final List<String> VERB = List.of("blue-green", "release");

    private final HeldLease lease;
    private final Optional<Run<?, ?>> build;

    /**
     * The return of one lease.
     *
     * @param lease what is held
     * @param build the build that took it, if it still exists
     */
    LeaseReturn(HeldLease lease, Optional<Run<?, ?>> build) {
        this.lease = lease;
        this.build = build;
    }

    /**
     * From the build's own workspace.
     *
     * @param place the workspace
     * @param target the warehouse as the step knows it
     * @return what became of the run, in one sentence
     * @throws IOException when the lease could not be given back from here
     */
    String from(AgentPlace place, WarehouseTarget target) throws IOException, InterruptedException {
        List<String> options = target.options();
        options.addAll(lease.optionsWithToken());
        return tell(place.run(
                new WorkerRequest(VERB, options, List.of(), target.resolve(build, lease.build()))
                        .withSecretVariables(target.handedOver(place.ofTheBuild())),
                () -> true));
    }

    /**
     * From a folder of its own on any agent, with the project file as it was.
     *
     * @param computer the agent
     * @return what became of the run, in one sentence
     * @throws IOException when the lease could not be given back from there
     */
    String from(Computer computer) throws IOException, InterruptedException {
        if (computer.getNode() == null || computer.getNode().getRootPath() == null) {
            throw new AbortException("the agent '" + computer.getDisplayName() + "' is not there");
        }
        FilePath folder = computer.getNode().getRootPath().child("dataops-lease").child(lease.id());
        FilePath project = folder.child("project");
        try {
            project.mkdirs();
            if (lease.project().isPresent()) {
                project.child(Project.FILE_NAME).write(lease.project().get(), "UTF-8");
            }
            AgentPlace place = new AgentPlace(project, computer.buildEnvironment(TaskListener.NULL), TaskListener.NULL);
            return from(place, WarehouseTarget.of(lease.connection(), lease.credentialsId()));
        } finally {
            folder.deleteRecursive();
        }
    }

    private String tell(WorkerAnswer answer) throws IOException {
        if (answer.found().kind() == Kind.PROBLEM) {
            throw new AbortException(answer.shown().as(Problem.class).message());
        }
        BlueGreenResult told = answer.found().as(BlueGreenResult.class);
        // A run that held nothing any more was told of when it lost the product.
        if (build.isPresent() && (told.outcome() == Outcome.PASSED || told.deployment().isPresent())) {
            DataOpsRunAction.of(build.get()).add(answer.shown());
        }
        if (build.isPresent()) {
            DeliveryRecord.of(build.get()).add(lease.product(), told.events());
        } else {
            DeliveryRecord.withoutBuild(lease.product(), told.events());
        }
        return Headline.of(answer.shown());
    }
}
