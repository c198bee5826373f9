package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What follows a switch: the checks on the live schema, and the way back when one says no. */
final class Verification {
    /** How to go on where the checks after a switch were not finished. */
    static final Remedy UNFINISHED =
            Remedy.of(SwitchRemedyCode.FINISH_CHECKS, NextCommand.switchOver(), NextCommand.rollback());

    private final Target target;
    private final Leases leases;
    private final ActionResult answer;

    Verification(Target target, Leases leases, ActionResult answer) {
        this.target = target;
        this.leases = leases;
        this.answer = answer;
    }

    /** Finishes what a dead run has begun; the product's lease is held. */
    boolean finish(JournalRow pending, List<SwitchCheck> after) {
        if (after.isEmpty()) {
            throw new UsageException("the last switch of " + Language.ENGLISH.say(target.product()) + " ("
                    + pending.entry().deployment() + ") was not judged by its " + Count.of(pending.afterChecks(), "check")
                    + ", because its run died: switch again with the checks to finish it, or roll it back")
                    .then(NextCommand.switchOver());
        }
        target.progress().say("finishing " + pending.entry().deployment() + ", whose run died after the switch");
        return judge(pending, after);
    }

    /** Runs the checks on what is live and settles it. Returns whether it stayed live. */
    boolean judge(JournalRow row, List<SwitchCheck> after) {
        String live = target.request().liveSchema();
        answer.deployment = Optional.of(row.entry().deployment());
        List<CheckRun> runs;
        try {
            runs = new GateRunner(target).run(after, CheckRun.When.AFTER_SWITCH, live, answer.checks::add);
        } catch (UnaskedException nobody) {
            // Nothing is known to be wrong, and the way back needs the very database that is out of reach.
            throw Stop.requested()
                    .map(reason -> unfinished(row, SwitchVerdictCode.CHECKS_STOPPED, reason))
                    .orElseGet(() -> unfinished(row, SwitchVerdictCode.CHECKS_NOT_ASKED, nobody.getMessage()));
        }
        if (!GateRunner.stop(runs)) {
            Stop.told();
            settle(row);
            say(row);
            return true;
        }
        GateRunner.cutShort(runs).ifPresent(reason -> {
            throw unfinished(row, SwitchVerdictCode.CHECKS_STOPPED, reason);
        });
        // Judged is judged: what follows is done, whoever wants to leave meanwhile.
        Stop.told();
        if (goBack(row, GateRunner.faults(runs)) && row.entry().from().isPresent()) {
            answer.checks.addAll(
                    new GateRunner(target).run(after, CheckRun.When.AFTER_SWITCH_BACK, live));
        }
        return false;
    }

    private RefusedException unfinished(JournalRow row, SwitchVerdictCode code, String reason) {
        return new RefusedException(
                code.of(reason, target.product(), row.entry().to().map(Colour::word)),
                UNFINISHED);
    }

    private void settle(JournalRow row) {
        long number = row.entry().number();
        JournalRow settled = target.attempts().onTheWayOut().run(
                "settling the switch",
                (session, locks) -> {
                    ProductState state = leases.mine(session);
                    JournalRow good = session.row(OptionalLong.of(number)).orElseThrow()
                            .settled(JournalEntry.State.VERIFIED, session.now(), Optional.empty());
                    session.save(StateChange.to(state).settling(good));
                    return good;
                },
                session -> {
                    session.settledState();
                    return session.row(OptionalLong.of(number))
                            .filter(found -> found.entry().state() == JournalEntry.State.VERIFIED);
                });
        answer.events.addAll(events(List.of(settled)));
    }

    /** Says that the row is live and good. */
    void say(JournalRow row) {
        JournalEntry entry = row.entry();
        answer.say(
                Outcome.PASSED,
                SwitchVerdictCode.RELEASED.of(
                        target.request().product(), entry.from().map(Colour::word), entry.to().orElseThrow().word(),
                        Optional.of(entry.revision()).filter(revision -> !revision.isEmpty()),
                        row.content().objects().size(), target.strategy().manner(),
                        answer.timings.map(Verification::waited)),
                entry.from().map(before -> Remedy.of(SwitchRemedyCode.WAY_BACK_OPEN)));
    }

    /** No more exact than it was measured. */
    private static Duration waited(SwitchTimings timings) {
        return Duration.ofMillis(Math.max(1, timings.longestReaderWait().toMillis()));
    }

    /** Takes a bad release from readers. Returns false where that was not possible, which is said and noted. */
    private boolean goBack(JournalRow row, Message reason) {
        // A stop that comes only now must not keep readers on what was judged to be bad.
        ProductState state = Stop.telling(() -> read(session -> session.state().orElseThrow()));
        Optional<JournalRow> before =
                Stop.telling(() -> read(session -> session.row(state.previousEntry())));
        boolean withdraw = row.entry().from().isEmpty();
        if (!withdraw && before.isEmpty()) {
            Remedy remedy = Remedy.of(SwitchRemedyCode.FIX_DATA, NextCommand.prepare());
            sayStuck(row, reason, new RefusedException(SwitchVerdictCode.PREVIOUS_GONE.of(), remedy), remedy);
            return false;
        }
        SwitchStep.Done done;
        try {
            done = new SwitchStep(target, leases).run(
                    OptionalLong.of(row.entry().number()),
                    SwitchDirection.back(before, row),
                    SwitchStep.Approval.ANY,
                    new SwitchStep.Note(
                            withdraw ? JournalEntry.Action.WITHDRAWAL : JournalEntry.Action.SWITCH_BACK,
                            Rollback.release(before, target.request()), 0, Optional.of(row),
                            Optional.of(Language.ENGLISH.say(reason)),
                            Optional.empty()));
        } catch (RefusedException | ToolException blocked) {
            sayStuck(
                    row, reason, blocked,
                    Remedy.of(SwitchRemedyCode.ROLL_BACK_LATER, NextCommand.rollback(), NextCommand.switchOver()));
            return false;
        }
        answer.switchBackTimings = Optional.of(done.timings());
        answer.warnings.addAll(done.draft().plan().warnings());
        answer.events.addAll(events(List.of(Stop.telling(() -> reread(row)), done.row())));
        sayBack(row, state, Optional.of(reason));
        return true;
    }

    /** Notes what the checks have found, for whoever asks later, and says that readers still see it. */
    private void sayStuck(JournalRow row, Message reason, RuntimeException blocked, Remedy remedy) {
        // The journal is read by other programs, too.
        String kept = Language.ENGLISH.say(reason);
        boolean live;
        try {
            live = target.attempts().onTheWayOut().run(
                    "noting what the checks found",
                    (session, locks) -> {
                        ProductState state = leases.mine(session);
                        JournalRow now = session.row(OptionalLong.of(row.entry().number())).orElseThrow();
                        if (now.entry().state() != JournalEntry.State.SWITCHED) {
                            return false;
                        }
                        session.save(StateChange.to(state).settling(now.foundBad(kept)));
                        return true;
                    },
                    session -> session.row(OptionalLong.of(row.entry().number()))
                            .map(found -> found.entry().reason().equals(Optional.of(kept))
                                    && found.entry().state() == JournalEntry.State.SWITCHED)
                            .filter(noted -> noted));
        } catch (RefusedException | ToolException unreachable) {
            blocked.addSuppressed(unreachable);
            live = false;
        }
        if (!live) {
            throw new ToolException("the release of " + Language.ENGLISH.say(target.product()) + " failed its checks (" + kept
                    + "), and nobody here knows whether it was switched back: " + blocked.getMessage()
                    + "; switch again, the journal will tell", blocked)
                    .then(NextCommand.switchOver());
        }
        answer.say(
                Outcome.FAILED,
                SwitchVerdictCode.BAD_AND_STILL_SEEN.of(
                        target.request().product(), reason, row.entry().to().map(Colour::word),
                        RefusedException.said(blocked)),
                remedy);
    }

    /** Says that the row was live, and why it is no more. */
    void sayBack(JournalRow row, ProductState state, Optional<Message> reason) {
        String product = target.request().product();
        answer.say(
                Outcome.FAILED,
                row.entry().from()
                        .map(from -> SwitchVerdictCode.SWITCHED_BACK.of(product, from.word(), reason))
                        .orElseGet(() -> SwitchVerdictCode.WITHDRAWN.of(product, reason)),
                Remedy.of(
                        SwitchRemedyCode.LOOK_AT_FAILED_CANDIDATE,
                        state.schema(row.entry().to().orElseThrow()), NextCommand.prepare()));
    }

    private JournalRow reread(JournalRow row) {
        return read(session -> session.row(OptionalLong.of(row.entry().number())).orElseThrow());
    }

    /** Reads from the journal. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(StateSession session) throws SQLException;
    }

    private <T> T read(Reading<T> reading) {
        try (SwitchSession session = target.strategy().look()) {
            return reading.from(session);
        } catch (SQLException failure) {
            throw new ToolException("the journal cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** What the ledger should hold of these rows. */
    List<Event> events(List<JournalRow> rows) {
        return new JournalEvents(target.request().product(), target.request().environment()).of(rows);
    }
}
