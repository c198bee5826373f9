package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A product that a build holds, with all that is needed to keep it while the build lives, and to give it back when the
 * build itself cannot any more: its agent may be gone, its workspace may serve another build, and the build may be
 * deleted.
 *
 * @param id names it in the register
 * @param build the build's id, which names the job as it is called now
 * @param product the product's name
 * @param options what names product and owner on the worker's command line
 * @param token the lease token, encrypted with the controller's key
 * @param connection the warehouse's name or URL; empty for the project's own choice
 * @param credentialsId the login that the step chose
 * @param project the project file's content, if there was one
 * @param projectFile where it was below the workspace, if the step said it
 * @param agent the agent that took the lease
 * @param workspace the folder there in which the step ran
 * @param label what the build asked of its agent: a label expression, blank for any agent; empty when it is not known
 * @param duration how long the lease lives without being renewed; empty for the usual time
 * @param until when the lease ends unless it is renewed
 * @param answered whether the worker that was to take the lease is over, so that nothing takes it any more
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
        Optional<String> projectFile,
        String agent,
        Optional<String> workspace,
        Optional<String> label,
        Optional<Duration> duration,
        Instant until,
        boolean answered,
        boolean over) {

    /** Below that, what is left of a lease is not to be waited for. */
    private static final Duration SHORTLY = Duration.ofMinutes(1);

    /** Fills what an earlier version did not write down. */
    HeldLease {
        projectFile = AbsentValues.optional(projectFile);
        workspace = AbsentValues.optional(workspace);
        label = AbsentValues.optional(label);
        duration = AbsentValues.optional(duration);
    }

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

    /** How long it lives without being renewed. */
    Duration whole() {
        return duration.orElse(LeaseTerms.DEFAULT_DURATION);
    }

    /** Whether a third of its time has passed, so that two more thirds are left for what may come in between. */
    boolean isToBeRenewed(Instant now) {
        Duration left = Duration.between(now, until);
        return answered && (left.compareTo(SHORTLY) < 0 || left.compareTo(whole().multipliedBy(2).dividedBy(3)) < 0);
    }

    HeldLease whenAnswered() {
        return changed(build, until, true, over);
    }

    HeldLease whenOver() {
        return changed(build, until, answered, true);
    }

    HeldLease renewed(Instant later) {
        return changed(build, later, answered, over);
    }

    /** The same when the job, or a folder that it is in, is called otherwise. */
    HeldLease renamed(String from, String to) {
        boolean meant = build.startsWith(from + "#") || build.startsWith(from + "/");
        return meant ? changed(to + build.substring(from.length()), until, answered, over) : this;
    }

    private HeldLease changed(String nowOf, Instant nowUntil, boolean nowAnswered, boolean nowOver) {
        return new HeldLease(
                id, nowOf, product, options, token, connection, credentialsId, project, projectFile, agent, workspace,
                label, duration, nowUntil, nowAnswered, nowOver);
    }

    /** Shows no token, whoever prints it. */
    @Override
    public String toString() {
        return "HeldLease[" + product + ", " + build + "]";
    }
}
