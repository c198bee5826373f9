package io.jenkins.plugins.dataops.pipeline;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dataops.request.ProductVerbRequest;
import io.jenkins.plugins.dataops.request.RequestDocument;
import io.jenkins.plugins.dataops.worker.WorkerAnswer;
import io.jenkins.plugins.dataops.worker.WorkerOrder;
import java.io.IOException;
import java.util.Optional;

/** Runs a command on a lease by its owner and token, in the step's own workspace or without any. */
final class LeaseCommand {
    private final HeldLease lease;
    private final Optional<Run<?, ?>> build;
    private final ProductVerbRequest request;

    /**
     * A command.
     *
     * @param lease what is held
     * @param build the build that took it, if it still exists
     * @param request what is to be done, with the token
     */
    LeaseCommand(HeldLease lease, Optional<Run<?, ?>> build, ProductVerbRequest request) {
        this.lease = lease;
        this.build = build;
        this.request = request;
    }

    /**
     * Runs it where the step itself is.
     *
     * @param place the step's workspace
     * @param target the warehouse as the step knows it
     */
    WorkerAnswer in(AgentPlace place, WarehouseTarget target) throws IOException, InterruptedException {
        return in(place, target, Optional.empty());
    }

    private WorkerAnswer in(AgentPlace place, WarehouseTarget target, Optional<String> project)
            throws IOException, InterruptedException {
        return place.run(
                new WorkerOrder(
                                new RequestDocument(target.request(Optional.empty()), request),
                                target.resolve(build, lease.build()))
                        .withSecretVariables(target.handedOver(place.ofTheBuild()))
                        .withProject(project),
                () -> true,
                // Whether the lease is given back or renewed is asked of the warehouse again, not of a page.
                unfinished -> {});
    }

    /**
     * Runs it on an agent by the project file as it was: in the step's workspace where that is still there, because the
     * warehouse may be a file in it, or else in a folder of its own.
     *
     * @param computer the agent
     * @throws IOException when it could not be run there
     */
    WorkerAnswer on(Computer computer) throws IOException, InterruptedException {
        Node node = computer.getNode();
        if (node == null || node.getRootPath() == null) {
            throw new AbortException("the agent '" + computer.getDisplayName() + "' is not there");
        }
        Optional<FilePath> workspace = workspace(computer, node.getRootPath());
        if (workspace.isPresent()) {
            return run(computer, workspace.get());
        }
        FilePath own = node.getRootPath().child("dataops-lease").child(lease.id());
        try {
            own.mkdirs();
            return run(computer, own);
        } finally {
            own.deleteRecursive();
        }
    }

    private Optional<FilePath> workspace(Computer computer, FilePath root) throws IOException, InterruptedException {
        if (!LeaseAgents.isOwn(computer, lease) || lease.workspace().isEmpty()) {
            return Optional.empty();
        }
        FilePath workspace = root.child(lease.workspace().get());
        return workspace.exists() ? Optional.of(workspace) : Optional.empty();
    }

    private WorkerAnswer run(Computer computer, FilePath folder) throws IOException, InterruptedException {
        WarehouseTarget target = WarehouseTarget.of(lease.connection(), lease.credentialsId());
        if (lease.project().isPresent()) {
            target.setProject(lease.projectFile().orElse(null));
        }
        return in(
                new AgentPlace(
                        folder,
                        BuildEnvironment.ofAgent(computer.buildEnvironment(TaskListener.NULL)),
                        TaskListener.NULL),
                target,
                lease.project());
    }
}
