package io.jenkins.plugins.dataops.pipeline;

import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import io.jenkins.plugins.dataops.request.ProductVerbRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A product that a build holds, with all that is needed to keep it while the build lives, and to give it back when the
 * build itself cannot any more: its agent may be gone, its workspace may serve another build, and the build may be
 * deleted.
 *
 * @param id names it in the register
 * @param build the build's id, which names the job as it is called now
 * @param begun when that build began: a job that is made again counts its builds from one again; empty when it is not
 *     known
 * @param product the product's name
 * @param request what gives it back, without the token
 * @param token the lease token, encrypted with the controller's key
 * @param connection the warehouse's name or URL; empty for the project's own choice
 * @param credentialsId the login that the step chose
 * @param project the project file's content, if there was one
 * @param projectFile where it was below the workspace, if the step said it
 * @param agent the agent that took the lease
 * @param workspace the folder there in which the step ran
 * @param label what the build asked of its agent: a label expression, blank for any agent; empty when it is not known
 * @param user whose permissions the build has; empty when it is not known
 * @param duration how long the lease lives without being renewed; empty for the usual time
 * @param until when the lease ends unless it is renewed
 * @param answered whether the worker that was to take the lease is over, so that nothing takes it any more
 * @param over whether the step that took it is over, though its build may not be
 * @param lost whether the warehouse has said that the build holds the product no more
 * @param untold what the ledger has to know of a run that has been given back; none while the product is held
 */
record HeldLease(
        String id,
        String build,
        Optional<Instant> begun,
        String product,
        AbandonRequest request,
        String token,
        Optional<String> connection,
        Optional<String> credentialsId,
        Optional<String> project,
        Optional<String> projectFile,
        String agent,
        Optional<String> workspace,
        Optional<String> label,
        Optional<String> user,
        Optional<Duration> duration,
        Instant until,
        boolean answered,
        boolean over,
        boolean lost,
        List<Event> untold) {

    /** Below that, what is left of a lease is not to be waited for. */
    private static final Duration SHORTLY = Duration.ofMinutes(1);

    /** Fills what an earlier version did not write down. */
    HeldLease {
        begun = AbsentValues.optional(begun);
        projectFile = AbsentValues.optional(projectFile);
        workspace = AbsentValues.optional(workspace);
        label = AbsentValues.optional(label);
        user = AbsentValues.optional(user);
        duration = AbsentValues.optional(duration);
        untold = AbsentValues.list(untold, "untold");
    }

    /** A request with the token, for the worker's private file and nothing else. */
    <R extends Record & ProductVerbRequest> R with(R asked) {
        return ProductVerbRequest.under(asked, Secret.fromString(token).getPlainText());
    }

    /** The build, while there is one; another one of the same name and number is not meant. */
    Optional<Run<?, ?>> run() {
        Optional<Run<?, ?>> found = Optional.ofNullable(Run.fromExternalizableId(build));
        return found.filter(run -> begun.isEmpty() || begun.get().equals(run.getTime().toInstant()));
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
        return answered && !lost && (left.compareTo(SHORTLY) < 0 || left.compareTo(whole().multipliedBy(2).dividedBy(3)) < 0);
    }

    /**
     * Whether a refusal proves that this run holds the product no more: nobody does, or another one. Where the product
     * could not be looked at, as a warning says, nothing is proved.
     */
    boolean isLostBy(BlueGreenResult refusal) {
        return refusal.warnings().isEmpty() && !isHeldAfter(refusal);
    }

    /** Whether this run holds the product, as an answer of the warehouse says. */
    boolean isHeldAfter(BlueGreenResult answer) {
        return answer.lease().filter(held -> request.holder().owner().equals(Optional.of(held.owner()))).isPresent();
    }

    HeldLease whenAnswered() {
        return changed(build, until, true, over, lost, untold);
    }

    HeldLease whenOver() {
        return changed(build, until, answered, true, lost, untold);
    }

    HeldLease whenLost() {
        return changed(build, until, answered, over, true, untold);
    }

    /** The same when the product is given back, and the ledger has yet to be told. */
    HeldLease whenReturned(List<Event> events) {
        return changed(build, until, answered, true, lost, events);
    }

    HeldLease renewed(Instant later) {
        return changed(build, later, answered, over, lost, untold);
    }

    /**
     * The same as the database says: it may give the product for longer than it was asked for, where nobody is to renew
     * it. By this controller's clock, because the database's may be another.
     *
     * @param answer what the database says of the lease
     * @param from when it was given
     */
    HeldLease granted(BlueGreenResult answer, Instant from) {
        Duration length = answer.lease()
                .map(held -> Duration.between(held.renewed().orElse(held.since()), held.until()))
                .orElse(whole());
        return renewed(from.plus(length.compareTo(LeaseTerms.LONGEST_DURATION) > 0 ? LeaseTerms.LONGEST_DURATION : length));
    }

    /** The same when the job, or a folder that it is in, is called otherwise. */
    HeldLease renamed(String from, String to) {
        boolean meant = build.startsWith(from + "#") || build.startsWith(from + "/");
        return meant ? changed(to + build.substring(from.length()), until, answered, over, lost, untold) : this;
    }

    private HeldLease changed(
            String nowOf, Instant nowUntil, boolean nowAnswered, boolean nowOver, boolean nowLost, List<Event> nowUntold) {
        return new HeldLease(
                id, nowOf, begun, product, request, token, connection, credentialsId, project, projectFile, agent,
                workspace, label, user, duration, nowUntil, nowAnswered, nowOver, nowLost, nowUntold);
    }

    /** Shows no token, whoever prints it. */
    @Override
    public String toString() {
        return "HeldLease[" + product + ", " + build + "]";
    }
}
