package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Run;
import hudson.util.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A product that a build holds, with all that is needed to give it back when the build itself cannot any more: its
 * agent may be gone, its workspace may serve another build, and the build may be deleted.
 *
 * @param id names it in the register
 * @param build the build's id, which names the job as it is called now
 * @param product the product's name
 * @param options what names product and owner on the worker's command line
 * @param token the lease token, encrypted with the controller's key
 * @param connection the warehouse's name or URL; empty for the project's own choice
 * @param credentialsId the login that the step chose
 * @param project the project file's content, if there was one
 * @param agent the agent that took the lease
 * @param labels the labels that the agent had, besides its own name
 * @param until when the lease ends by itself
 * @param over whether the step that took it is over, though its build may not be
 */
record HeldLease(
        String id,
        String build,
        String product,
        List<String> options,
        String token,
        Optional<String> connection,
        Optional<String> credentialsId,
        Optional<String> project,
        String agent,
        List<String> labels,
        Instant until,
        boolean over) {

    /** The options with the token, for the worker's private file and nothing else. */
    List<String> optionsWithToken() {
        List<String> all = new ArrayList<>(options);
        all.add("--lease-token=" + Secret.fromString(token).getPlainText());
        return all;
    }

    /** The build, while there is one. */
    Optional<Run<?, ?>> run() {
        return Optional.ofNullable(Run.fromExternalizableId(build));
    }

    /** Whether nobody will go on with it: the step or its build has ended, or the build is deleted. */
    boolean mayBeGivenBack() {
        return over || !run().map(Run::isBuilding).orElse(false);
    }

    HeldLease whenOver() {
        return new HeldLease(
                id, build, product, options, token, connection, credentialsId, project, agent, labels, until, true);
    }

    /** The same when the job, or a folder that it is in, is called otherwise. */
    HeldLease renamed(String from, String to) {
        boolean meant = build.startsWith(from + "#") || build.startsWith(from + "/");
        return !meant
                ? this
                : new HeldLease(
                        id, to + build.substring(from.length()), product, options, token, connection, credentialsId,
                        project, agent, labels, until, over);
    }

    /** Shows no token, whoever prints it. */
    @Override
    public String toString() {
        return "HeldLease[" + product + ", " + build + "]";
    }
}
