package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The transaction that points all views elsewhere and writes the journal: all of it happens, or nothing. */
final class Switch {
    private final Target target;
    private final Leases leases;

    Switch(Target target, Leases leases) {
        this.target = target;
        this.leases = leases;
    }

    /** What a switch left behind. */
    record Done(PlanDraft draft, JournalRow row, SwitchTimings timings) {}

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
            Optional<Instant> failedSince) {}

    /**
     * Switches.
     *
     * @param liveEntry the entry that was live when it was planned; if another one is, nothing happens
     * @param planHash the plan to carry out; empty on a way back, which is planned on the spot
     */
    Done run(OptionalLong liveEntry, Course course, Optional<String> planHash, Note note) {
        Attempts attempts = target.attempts();
        JournalRow[] written = new JournalRow[1];
        PlanDraft[] drafted = new PlanDraft[1];
        attempts.run(
                course.back() ? "switching back" : "switching",
                (connection, locksBegin) -> {
                    ProductState state = leases.mine(connection);
                    expect(state, liveEntry, course);
                    Optional<JournalRow> live = target.journal().find(connection, state.liveEntry());
                    PlanDraft draft = new Planner(target).draft(connection, state, live, course);
                    refuseUnless(draft.plan(), planHash);
                    JournalRow row = row(connection, state, draft, course, note);
                    drafted[0] = draft;
                    written[0] = row;
                    record(connection, state, row, course, note);
                    locksBegin.run();
                    carryOut(connection, draft);
                    return row;
                },
                connection -> {
                    target.states().findSettled(connection);
                    return target.journal()
                            .find(connection, OptionalLong.of(written[0].entry().number()))
                            .filter(found -> found.run() == written[0].run()
                                    && found.planHash().equals(written[0].planHash())
                                    && found.entry().at().equals(written[0].entry().at()));
                });
        return new Done(drafted[0], written[0], attempts.timings());
    }

    private void expect(ProductState state, OptionalLong liveEntry, Course course) {
        boolean candidateGone = !course.back() && !state.candidate().equals(course.to());
        if (!state.liveEntry().equals(liveEntry) || candidateGone) {
            throw new RefusedException(
                    "Refused: another switch of " + target.product() + " happened after this one was planned.",
                    "Look at the status, then plan again.");
        }
    }

    private static void refuseUnless(SwitchPlan plan, Optional<String> planHash) {
        if (!plan.refusals().isEmpty()) {
            throw new RefusedException(
                    "Refused: " + String.join("; ", plan.refusals()) + ".", "Mend that, then switch again.");
        }
        if (planHash.isPresent() && !planHash.get().equals(plan.hash())) {
            throw new RefusedException(
                    "Refused: the plan is not the approved one any more (" + planHash.get() + ", now " + plan.hash()
                            + ").",
                    "Look at the new plan and approve it.");
        }
    }

    private JournalRow row(
            Connection connection, ProductState state, PlanDraft draft, Course course, Note note)
            throws SQLException {
        Instant now = target.now(connection);
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

    private void record(Connection connection, ProductState state, JournalRow row, Course course, Note note)
            throws SQLException {
        OptionalLong liveEntry = course.to().isPresent()
                ? OptionalLong.of(row.entry().number())
                : OptionalLong.empty();
        target.save(connection, state.switched(course.to(), liveEntry, !course.back()));
        target.journal().insert(connection, row);
        Optional<JournalRow> unsettled =
                note.undone().filter(undone -> undone.entry().state() == JournalEntry.State.SWITCHED);
        if (unsettled.isPresent()) {
            target.journal().settle(
                    connection, unsettled.get().entry().number(), JournalEntry.State.FAILED, row.entry().at(),
                    note.reason());
        }
    }

    private void carryOut(Connection connection, PlanDraft draft) throws SQLException {
        // Readers queue from the first statement on: few journeys to the server keep that short.
        Query.runAll(connection, target.dialect().transactions().underOneWait(
                draft.plan().statements(), target.request().patience().lockWait()));
        for (String probe : target.dialect().views().probes(draft.probes())) {
            Query.run(connection, probe);
        }
        for (Map.Entry<ObjectName, Set<Privilege>> kept : draft.kept().entrySet()) {
            Set<Privilege> now = new LinkedHashSet<>(
                    target.dialect().views().state(connection, kept.getKey()).privileges());
            if (!now.equals(kept.getValue())) {
                throw new ToolException("connection '" + target.database().settings().name()
                        + "': the privileges on " + kept.getKey() + " could not be carried over, so nothing was "
                        + "switched: switch as a role that may grant them, or revoke what it may not");
            }
        }
    }
}
