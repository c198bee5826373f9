package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Back to the previous colour, because a person asks for it. */
final class Rollback {
    private final Target target;
    private final Leases leases;
    private final ActionResult answer;

    Rollback(Target target, Leases leases, ActionResult answer) {
        this.target = target;
        this.leases = leases;
        this.answer = answer;
    }

    /**
     * Takes the product and rolls back. Whoever takes it keeps others from the candidate that waits, and must not do so for
     * nothing.
     */
    void take(Optional<ProductState> known, String reason, Optional<Instant> failedSince) {
        if (known.orElseThrow(() -> none(SwitchRemedyCode.DEPLOY_GOOD_REVISION)).candidateWaits()) {
            refuseIfNone(known.get());
        }
        run(leases.acquire(), reason, failedSince);
    }

    /** Refuses where nothing is there to go back to. */
    private void refuseIfNone(ProductState state) {
        if (state.previous().isEmpty() || state.liveEntry().isEmpty()) {
            throw none(state.candidate().isPresent() && state.lastEntry() > 1
                    ? SwitchRemedyCode.PREVIOUS_OVERWRITTEN
                    : SwitchRemedyCode.DEPLOY_GOOD_REVISION);
        }
    }

    /** The refusal where nothing is there to go back to. */
    private RefusedException none(SwitchRemedyCode next) {
        Optional<JournalEntry> back = lastWayBack();
        return new RefusedException(
                SwitchRefusalCode.NO_WAY_BACK.of(
                        target.product(), back.map(JournalEntry::at), back.map(JournalEntry::owner)),
                Remedy.of(next));
    }

    /** Rolls back; the product's lease is held. */
    private void run(ProductState state, String reason, Optional<Instant> failedSince) {
        refuseIfNone(state);
        JournalRow[] rows = new JournalRow[2];
        try (SwitchSession session = target.strategy().look()) {
            rows[0] = session.row(state.liveEntry()).orElseThrow();
            rows[1] = session.row(state.previousEntry()).orElseThrow();
        } catch (SQLException failure) {
            throw target.failed("the rollback cannot be planned", failure);
        }
        SwitchStep.Done done = new SwitchStep(target, leases).run(
                state.liveEntry(),
                SwitchDirection.back(Optional.of(rows[1]), rows[0]),
                SwitchStep.Approval.ANY,
                new SwitchStep.Note(
                        JournalEntry.Action.ROLLBACK, release(Optional.of(rows[1]), target.request()), 0,
                        Optional.of(rows[0]), Optional.of(reason), failedSince));
        lookForDrift(state, rows[0]);
        Stop.telling(() -> tell(done, rows[0], state));
    }

    /** What was written since the switch; readers have not waited for it, for it reads all that was live. */
    private void lookForDrift(ProductState state, JournalRow undone) {
        try (SwitchSession session = target.strategy().look()) {
            answer.drift = Optional.of(undone.content()
                    .watermark(undone.entry().at(), target.strategy()::folded)
                    .driftTo(session.live(state, undone)));
        } catch (SQLException | ToolException failure) {
            answer.warnings.add(SwitchWarningCode.DRIFT_UNKNOWN.of(RefusedException.said(failure)));
        }
    }

    /** A rollback asked for twice should be seen to have happened. */
    private Optional<JournalEntry> lastWayBack() {
        try (SwitchSession session = target.strategy().look()) {
            Optional<ProductState> state = session.state();
            List<JournalEntry> last = state.isPresent()
                    ? session.last(state.get(), 1)
                    : List.of();
            return last.stream()
                    .filter(entry -> entry.action() != JournalEntry.Action.RELEASE)
                    .findFirst();
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    /** Readers are switched: whatever happens now, that is told. */
    private ActionResult tell(SwitchStep.Done done, JournalRow undone, ProductState state) {
        answer.plan = Optional.of(done.draft().plan());
        answer.timings = Optional.of(done.timings());
        answer.warnings.addAll(done.draft().plan().warnings());
        answer.deployment = Optional.of(done.row().entry().deployment());
        List<JournalRow> told = List.of(undone, done.row());
        try (SwitchSession session = target.strategy().look()) {
            told = List.of(session.row(state.liveEntry()).orElse(undone), done.row());
        } catch (SQLException | ToolException unreachable) {
            answer.warnings.add(SwitchWarningCode.JOURNAL_NOT_READ_AGAIN.of(RefusedException.said(unreachable)));
        }
        answer.events.addAll(
                new JournalEvents(target.request().product(), target.request().environment()).of(told));
        Colour from = undone.entry().to().orElseThrow();
        answer.say(
                Outcome.PASSED,
                SwitchVerdictCode.ROLLED_BACK.of(
                        target.request().product(), from.word(), done.row().entry().to().orElseThrow().word(),
                        answer.drift.map(Drift::changes).filter(lost -> !lost.isEmpty())),
                Remedy.of(SwitchRemedyCode.REPLACED_DATA_STAYS, state.schema(from)));
        return answer;
    }

    /** What is live again after a way back: the old revision, no new changes. */
    static Release release(Optional<JournalRow> before, BlueGreenRequest request) {
        return new Release(
                before.map(row -> row.release().revision()).orElse(""),
                before.flatMap(row -> row.release().version()),
                List.of(),
                true,
                false,
                request.release().url());
    }
}
