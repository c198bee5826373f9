package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Plans a switch, and carries it out in one step with what the journal says of it: all of it happens, or nothing. */
final class SwitchStep {
    private final Target target;
    private final Leases leases;

    SwitchStep(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
    }

    /** What a switch left behind. */
    record Done(PlanDraft draft, JournalRow row, SwitchTimings timings) {}

    /** Holds the plan that is made inside the transaction against the one that people or checks have seen. */
    @FunctionalInterface
    interface Approval {
        /** A way back is planned on the spot. */
        Approval ANY = draft -> Optional.empty();

        /** Why not by this plan; empty when it is the same. */
        Optional<Message> objection(PlanDraft draft);

        /** Only the plan of this hash. */
        static Approval of(String hash) {
            return draft -> draft.plan().hash().equals(hash)
                    ? Optional.empty()
                    : Optional.of(SwitchRefusalCode.SWITCH_PLAN_CHANGED.of(hash, draft.plan().hash()));
        }

        /** The same objects with the same content; what readers may do with them meanwhile is carried along. */
        static Approval like(PlanDraft seen) {
            return draft -> draft.content().objects().equals(seen.content().objects())
                    ? Optional.empty()
                    : Optional.of(SwitchRefusalCode.CANDIDATE_CHANGED.of());
        }
    }

    /**
     * What the journal is to say about a switch.
     *
     * @param action its kind
     * @param release what is live after it
     * @param afterChecks how many checks follow
     * @param undone the entry that it takes back
     * @param reason why
     * @param failedSince since when readers were served badly, if somebody said so
     */
    record Note(
            JournalEntry.Action action,
            Release release,
            int afterChecks,
            Optional<JournalRow> undone,
            Optional<String> reason,
            Optional<Instant> failedSince) {
        /** Whether it takes a release back that was found bad: a stop must not leave readers with that. */
        boolean judges() {
            return action == JournalEntry.Action.SWITCH_BACK || action == JournalEntry.Action.WITHDRAWAL;
        }
    }

    /**
     * Switches.
     *
     * @param liveEntry the entry that was live when it was planned; if another one is, nothing happens
     * @param approved tells whether a plan made on the spot is the one that was asked for
     */
    Done run(OptionalLong liveEntry, SwitchDirection course, Approval approved, Note note) {
        Attempts attempts = target.attempts();
        if (note.judges()) {
            attempts.atAnyRate();
        }
        JournalRow[] written = new JournalRow[1];
        PlanDraft[] drafted = new PlanDraft[1];
        attempts.run(
                course.back() ? "switching back" : "switching",
                (session, locksBegin) -> {
                    session.guardLive();
                    ProductState state = leases.mine(session);
                    expect(state, liveEntry, course);
                    PlanDraft draft = session.plan(state, session.row(state.liveEntry()), course);
                    refuseUnless(draft, approved, course);
                    JournalRow row = row(session.now(), state, draft, course, note);
                    drafted[0] = draft;
                    written[0] = row;
                    record(session, state, row, course, note);
                    locksBegin.run();
                    draft.steps().carryOut();
                    return row;
                },
                session -> {
                    session.settledState();
                    return session.row(OptionalLong.of(written[0].entry().number()))
                            .filter(found -> found.run() == written[0].run()
                                    && found.planHash().equals(written[0].planHash())
                                    && found.entry().at().equals(written[0].entry().at()));
                });
        return new Done(drafted[0], written[0], attempts.timings());
    }

    private void expect(ProductState state, OptionalLong liveEntry, SwitchDirection course) {
        boolean candidateGone = !course.back() && !state.candidate().equals(course.to());
        if (!state.liveEntry().equals(liveEntry) || candidateGone) {
            throw new RefusedException(
                    SwitchRefusalCode.SWITCHED_MEANWHILE.of(target.product()),
                    Remedy.of(SwitchRemedyCode.PLAN_SWITCH_ANEW, NextCommand.planSwitch()));
        }
    }

    private static void refuseUnless(PlanDraft draft, Approval approved, SwitchDirection course) {
        if (!draft.plan().refusals().isEmpty()) {
            throw new RefusedException(
                    SwitchRefusalCode.SWITCH_REFUSED.of(draft.plan().refusals()),
                    Remedy.of(
                            SwitchRemedyCode.TRY_SWITCH_AGAIN,
                            course.back() ? NextCommand.rollback() : NextCommand.switchOver()));
        }
        approved.objection(draft).ifPresent(objection -> {
            throw new RefusedException(
                    objection, Remedy.of(SwitchRemedyCode.APPROVE_NEW_PLAN, NextCommand.planSwitch()));
        });
    }

    private JournalRow row(Instant now, ProductState state, PlanDraft draft, SwitchDirection course, Note note) {
        long number = state.lastEntry() + 1;
        boolean settled = note.afterChecks() == 0;
        Release release = note.release().madeBy(target.request().lease().owner());
        JournalEntry entry = new JournalEntry(
                number,
                state.deployment(number),
                note.action(),
                settled ? JournalEntry.State.VERIFIED : JournalEntry.State.SWITCHED,
                state.live(),
                course.to(),
                note.release().revision(),
                target.request().lease().owner(),
                now,
                note.undone().map(row -> OptionalLong.of(row.entry().number())).orElse(OptionalLong.empty()),
                note.reason());
        return new JournalRow(
                entry, state.run(), draft.plan().hash(), release, draft.content(), note.afterChecks(),
                settled ? Optional.of(now) : Optional.empty(), note.failedSince());
    }

    private static void record(StateSession session, ProductState state, JournalRow row, SwitchDirection course, Note note)
            throws SQLException {
        OptionalLong liveEntry = course.to().isPresent()
                ? OptionalLong.of(row.entry().number())
                : OptionalLong.empty();
        StateChange change =
                StateChange.to(state.switched(course.to(), liveEntry, !course.back())).appending(row);
        Optional<JournalRow> unsettled =
                note.undone().filter(undone -> undone.entry().state() == JournalEntry.State.SWITCHED);
        session.save(unsettled.isPresent()
                ? change.settling(unsettled.get().settled(JournalEntry.State.FAILED, row.entry().at(), note.reason()))
                : change);
    }
}
