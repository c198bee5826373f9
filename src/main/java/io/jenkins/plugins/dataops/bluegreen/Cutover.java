package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The way forth: gates, the switch, and what follows it. */
final class Cutover {
    private final Target target;
    private final Leases leases;
    private final ActionResult answer;

    Cutover(Target target, Leases leases, ActionResult answer) {
        this.target = target;
        this.leases = leases;
        this.answer = answer;
    }

    /** A plan with what it was made from. */
    private record Planned(SwitchDirection course, PlanDraft draft, Optional<JournalRow> live) {}

    /** Plans the switch of the prepared candidate, leaves the plan in the answer and says what it would come to. */
    void tellPlan(ProductState state) {
        SwitchPlan plan = planned(state, Optional.empty()).draft().plan();
        if (plan.refusals().isEmpty()) {
            answer.say(
                    Outcome.PASSED,
                    SwitchVerdictCode.SWITCH_WOULD_CHANGE.of(plan.objects().size(), plan.statements().size()),
                    Remedy.of(SwitchRemedyCode.APPROVE_PLAN, plan.hash()));
        } else {
            answer.say(
                    Outcome.FAILED,
                    SwitchVerdictCode.SWITCH_WOULD_BE_REFUSED.of(plan.refusals()),
                    Remedy.of(SwitchRemedyCode.PLAN_SWITCH_AGAIN, NextCommand.planSwitch()));
        }
    }

    /** Switches to the prepared candidate. Returns whether it is live now. */
    boolean run(ProductState state, List<SwitchCheck> before, List<SwitchCheck> after) {
        String schema = state.schema(state.candidate().orElseThrow(Cutover::noCandidate));
        Optional<SortedMap<String, TableFingerprint>> checked =
                before.isEmpty() ? Optional.empty() : Optional.of(target.strategy().stored(schema));
        List<CheckRun> gates = new GateRunner(target).run(before, CheckRun.When.BEFORE_SWITCH, schema);
        answer.checks.addAll(gates);
        if (GateRunner.stop(gates)) {
            GateRunner.cutShort(gates).ifPresent(reason -> {
                throw new RefusedException(
                        SwitchRefusalCode.CHECKS_CUT_SHORT.of(reason),
                        Remedy.of(SwitchRemedyCode.SWITCH_WITHOUT_BUILDING, NextCommand.switchOver()));
            });
            throw new RefusedException(
                    SwitchRefusalCode.CANDIDATE_FAILED_CHECKS.of(GateRunner.faults(gates)),
                    Remedy.of(SwitchRemedyCode.FIX_BUILD_OF, schema, NextCommand.prepare()));
        }
        analyze(schema);
        SwitchStep.Done done;
        Planned planned;
        try (Standstill still = target.strategy().holdStill(schema)) {
            checked.ifPresent(seen -> refuseUnless(seen, still.stored(), schema));
            planned = planned(state, Optional.of(still.offered()));
            answer.drift.filter(drift -> !drift.objects().isEmpty()).ifPresent(this::drifted);
            done = carryOut(state, planned, after, still);
        } catch (Attempts.GaveUpException waiting) {
            throw new ToolException(
                    waiting.getMessage() + "; the candidate stays: switch again, nothing has to be built again", waiting)
                    .then(NextCommand.switchOver());
        }
        answer.plan = Optional.of(done.draft().plan());
        // The same warning may name another time now; that of the plan that was carried out counts.
        answer.warnings.removeAll(planned.draft().plan().warnings());
        answer.warnings.addAll(done.draft().plan().warnings());
        answer.timings = Optional.of(done.timings());
        Verification verification = new Verification(target, leases, answer);
        if (after.isEmpty()) {
            answer.deployment = Optional.of(done.row().entry().deployment());
            answer.events.addAll(verification.events(List.of(done.row())));
            verification.say(done.row());
            return true;
        }
        return verification.judge(done.row(), after);
    }

    private SwitchStep.Done carryOut(ProductState state, Planned planned, List<SwitchCheck> after, Standstill still) {
        SwitchStep.Approval approval = target.request().expectedPlanHash()
                .map(SwitchStep.Approval::of)
                .orElseGet(() -> SwitchStep.Approval.like(planned.draft()));
        return new SwitchStep(target, leases).run(
                state.liveEntry(),
                planned.course(),
                draft -> {
                    still.refuseIfLost();
                    return approval.objection(draft);
                },
                new SwitchStep.Note(
                        JournalEntry.Action.RELEASE, target.request().release(), after.size(), Optional.empty(),
                        Optional.empty(), Optional.empty()));
    }

    private void drifted(Drift drift) {
        if (target.request().drift() == DriftPolicy.REFUSE) {
            throw new RefusedException(
                    SwitchRefusalCode.LIVE_DATA_CHANGED.of(drift.changes()),
                    Remedy.of(SwitchRemedyCode.BUILD_ON_LIVE, NextCommand.prepare()));
        }
        answer.warnings.add(SwitchWarningCode.DRIFT_ACCEPTED.of(drift.changes()));
    }

    private Planned planned(ProductState state, Optional<SortedMap<String, TableFingerprint>> known) {
        Colour colour = state.candidate().orElseThrow(Cutover::noCandidate);
        try (SwitchSession session = target.strategy().look()) {
            Optional<JournalRow> live = session.row(state.liveEntry());
            SortedMap<String, TableFingerprint> liveMarks = new TreeMap<>();
            if (live.isPresent()) {
                Watermark now = session.live(state, live.get());
                liveMarks.putAll(now.objects());
                answer.drift = state.watermark().map(mark -> mark.driftTo(now));
            }
            SortedMap<String, TableFingerprint> marks = known.isPresent()
                    ? known.get()
                    : session.offered(state.schema(colour));
            SwitchDirection course = SwitchDirection.forth(colour, target.request().objects(), marks, liveMarks);
            PlanDraft draft = session.plan(state, live, course);
            answer.plan = Optional.of(draft.plan());
            answer.warnings.addAll(draft.plan().warnings());
            return new Planned(course, draft, live);
        } catch (SQLException failure) {
            throw target.failed("the switch cannot be planned", failure);
        }
    }

    /** Refuses when the candidate is not what it was when its checks began. */
    private static void refuseUnless(
            SortedMap<String, TableFingerprint> seen, SortedMap<String, TableFingerprint> now, String schema) {
        Drift changed = new Watermark(Instant.EPOCH, seen).driftTo(new Watermark(Instant.EPOCH, now));
        if (!changed.objects().isEmpty()) {
            throw new RefusedException(
                    SwitchRefusalCode.CANDIDATE_WRITTEN.of(schema, changed.changes()),
                    Remedy.of(SwitchRemedyCode.STOP_WRITERS, NextCommand.switchOver()));
        }
    }

    /** Without statistics the first queries on the new tables could be planned badly. */
    private void analyze(String schema) {
        try (SwitchSession session = target.strategy().open(target.request().patience().lockWait())) {
            session.analyze(schema);
            session.commit();
        } catch (SQLException refused) {
            // What was cancelled because the process is to stop is no reason to go on.
            Stop.requested().ifPresent(reason -> {
                throw new StoppedException(reason);
            });
            answer.warnings.add(SwitchWarningCode.NO_STATISTICS.of(RefusedException.said(refused)));
        }
    }

    private static RefusedException noCandidate() {
        return new RefusedException(
                SwitchRefusalCode.NO_CANDIDATE.of(), Remedy.of(SwitchRemedyCode.PREPARE_FIRST, NextCommand.prepare()));
    }
}
