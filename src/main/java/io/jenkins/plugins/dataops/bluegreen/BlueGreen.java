package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Blue-green deployment of one data product: prepare a candidate, let somebody build it, switch readers to it in one
 * instant, switch back in one instant.
 *
 * <p>No connection is held between two calls. Whatever dies at whatever moment: call the same again, and it finds out
 * from the journal in the target database how far it came, and finishes or undoes. A gate or check that says no makes
 * a failed result; only wrong requests and broken tools throw.
 */
public final class BlueGreen {
    /** How many of the last switches a result shows where nobody asks for others. */
    public static final int SHOWN = 20;

    private final Function<BlueGreenRequest, SwitchStrategy> strategies;
    private final ProcessIdentity process;
    private final Target target;
    private final Leases leases;
    private final ActionRunner session;

    /**
     * Blue-green deployment of one product.
     *
     * @param database where its data lies
     * @param request which product, and how
     * @param progress is told what happens
     */
    public BlueGreen(Database database, BlueGreenRequest request, Progress progress) {
        this(database, request, progress, ProcessIdentity.current());
    }

    /** For tests that play another process. */
    BlueGreen(Database database, BlueGreenRequest request, Progress progress, ProcessIdentity process) {
        this(database, request, progress, process, LeaseKeeper.LONGEST_PAUSE);
    }

    /** For tests that do not wait for a renewal as long as a process does. */
    BlueGreen(
            Database database, BlueGreenRequest request, Progress progress, ProcessIdentity process,
            Duration longestPause) {
        this(terms -> SwitchStrategy.of(database, terms, progress), request, progress, process, longestPause);
    }

    /** By a strategy of its own. */
    BlueGreen(
            Function<BlueGreenRequest, SwitchStrategy> strategies, BlueGreenRequest request, Progress progress,
            ProcessIdentity process, Duration longestPause) {
        this.strategies = strategies;
        this.process = process;
        this.target = new Target(strategies.apply(request), request, progress);
        this.leases = new Leases(target, process, longestPause);
        this.session = new ActionRunner(target, leases);
    }

    /**
     * The same run of this process on other terms, which keeps and gives back the lease that it took.
     *
     * @param request which product, and how from now on
     * @return what goes on with the run
     */
    public BlueGreen goingOn(BlueGreenRequest request) {
        return new BlueGreen(strategies, request, target.progress(), process, LeaseKeeper.LONGEST_PAUSE)
                .proposing(target::typed);
    }

    /**
     * The same, whose results propose commands as they are typed where somebody reads them.
     *
     * @param commands what stands for a command; empty for one that cannot be given there
     * @return this
     */
    public BlueGreen proposing(Function<NextCommand, Optional<String>> commands) {
        target.proposing(commands);
        return this;
    }

    /**
     * Takes the product and makes an empty candidate, or one that begins with the live structure or data.
     *
     * @return the result; its environment variables tell the build where to write
     * @throws UsageException when a dead run's switch waits for its checks; see {@link #prepare(List)}
     * @throws ToolException when the database fails
     */
    public BlueGreenResult prepare() {
        return prepare(List.of());
    }

    /**
     * The same, finishing first what a dead run left: its switch is judged by these checks.
     *
     * @param after the checks that follow a switch
     * @return the result; its environment variables tell the build where to write
     * @throws UsageException when a dead run's switch waits for checks and there are none
     * @throws ToolException when the database fails
     */
    public BlueGreenResult prepare(List<SwitchCheck> after) {
        return new PreparedRun(target, leases, session).begin(after);
    }

    /**
     * Says what a switch would do. Changes nothing.
     *
     * @return the result with the plan; failed when the switch would be refused
     * @throws ToolException when the database fails
     */
    public BlueGreenResult plan() {
        return session.answering("plan", answer -> new Cutover(target, leases, answer).tellPlan(session.mine()));
    }

    /**
     * Checks the candidate, switches readers to it, checks what they see, and switches back if that is not good.
     *
     * @param before checks of the candidate; if one fails nothing is switched
     * @param after checks of the live schema; if one fails readers are switched back
     * @return the result with the events for the ledger
     * @throws ToolException when the database fails; after a lost COMMIT call again to learn what became of it
     */
    public BlueGreenResult switchOver(List<SwitchCheck> before, List<SwitchCheck> after) {
        return new SwitchedRun(target, leases, session).end(before, after);
    }

    /**
     * Goes back to the previous colour.
     *
     * @return the result; its drift says what was written since the switch and is no longer seen
     * @throws ToolException when the database fails
     */
    public BlueGreenResult rollback() {
        return rollback("rolled back", Optional.empty());
    }

    /**
     * Goes back to the previous colour and says why.
     *
     * @param reason in words, for journal and ledger
     * @param failedSince since when readers were served badly; without it since the release went live
     * @return the result; its drift says what was written since the switch and is no longer seen
     * @throws ToolException when the database fails
     */
    public BlueGreenResult rollback(String reason, Optional<Instant> failedSince) {
        return session.ending(
                "rollback",
                answer -> new Rollback(target, leases, answer).take(session.known(), reason, failedSince));
    }

    /**
     * Tells what is live, who holds the product, and what happened last. Changes nothing.
     *
     * @return the result
     * @throws ToolException when the database fails
     */
    public BlueGreenResult status() {
        return status(SHOWN);
    }

    /**
     * The same with another number of the last switches.
     *
     * @param last how many of them
     * @return the result
     * @throws ToolException when the database fails
     */
    public BlueGreenResult status(int last) {
        return session.answering("status", answer -> {
            answer.shown = last;
            Standing standing = new Standing(target, session);
            standing.demandSchema();
            standing.tell(answer);
        });
    }

    /**
     * The same after this run was stopped, with what it did to readers.
     *
     * @return the result; its events are those of this run's switch
     * @throws ToolException when the database fails
     */
    public BlueGreenResult left() {
        return session.answering("status", answer -> {
            answer.events.addAll(journal().ofRun(leases));
            new Standing(target, session).tell(answer);
        });
    }

    /**
     * Drops the colour that is not live, and nothing else.
     *
     * @return the result; failed when something outside depends on it
     * @throws ToolException when the database fails
     */
    public BlueGreenResult retire() {
        return session.ending("retire", answer -> new Retirement(target, leases).take(session, answer));
    }

    /**
     * Gives the product back without switching, so that the next run need not wait. The candidate stays to be looked
     * at until then.
     *
     * @return the result; failed when this is not the run that holds the product, and when it had switched before: then
     *     with the events of its switch
     * @throws ToolException when the database fails
     */
    public BlueGreenResult abandon() {
        return session.changing("abandon", answer -> new Abandonment(target, leases, answer).run());
    }

    /**
     * Makes the lease of a run last longer, for whoever waits with a prepared candidate. Nothing else changes.
     *
     * @return the result; failed when owner and token are not those of the lease, or it was given back
     * @throws ToolException when the database fails
     */
    public BlueGreenResult renew() {
        return session.changing("renew", answer -> {
            Instant until = leases.extend().lease().orElseThrow().until();
            answer.say(Outcome.PASSED, SwitchVerdictCode.HELD_UNTIL.of(target.request().product(), until));
        });
    }

    /**
     * Renews this run's lease from now on, for work between two calls that may take longer than the lease.
     *
     * @return ends the renewals when it is closed
     */
    public LeaseKeeper keepLease() {
        return new LeaseKeeper(target, leases);
    }

    /**
     * The revision that readers see.
     *
     * @return empty when nothing is live, or nobody said what is
     * @throws ToolException when the database fails
     */
    public Optional<String> liveRevision() {
        return new Standing(target, session).liveRevision();
    }

    /**
     * The journal of the product's switches, for a ledger that follows it.
     *
     * @return the journal, which need not be there yet
     */
    public Journal journal() {
        return new Journal(target, session);
    }
}
