package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.ToolException;
import java.util.List;
import java.util.Optional;

/**
 * Ends a run by its switch: tells again what has happened already, finishes what a dead run began, or switches. Whatever
 * stops it, the candidate stays: once the reason is gone, the same switch can be tried again.
 */
final class SwitchedRun {
    private final Target target;
    private final Leases leases;
    private final ActionRunner session;

    SwitchedRun(Target target, Leases leases, ActionRunner session) {
        this.target = target;
        this.leases = leases;
        this.session = session;
    }

    /** Ends the run; the first checks look at the candidate, the others at what is live then. */
    BlueGreenResult end(List<SwitchCheck> before, List<SwitchCheck> after) {
        return session.ending("switch", answer -> {
            Replay replay = new Replay(target, leases, answer);
            session.reading(replay::find)
                    .ifPresentOrElse(replay::tell, () -> switchOver(answer, replay, before, after));
        });
    }

    private void switchOver(ActionResult answer, Replay replay, List<SwitchCheck> before, List<SwitchCheck> after) {
        Optional<JournalRow> unfinished = session.unfinishedAndFree();
        unfinished.ifPresent(replay::refuseAnother);
        ProductState state = unfinished.isPresent() ? leases.acquire() : leases.renew();
        Optional<JournalRow> pending = session.pending(state);
        boolean live = pending.isPresent()
                ? new Verification(target, leases, answer).finish(pending.get(), after)
                : new Cutover(target, leases, answer).run(state, before, after);
        if (live && target.request().retention() == Retention.DROP) {
            dropPrevious(answer);
        }
    }

    private void dropPrevious(ActionResult answer) {
        try {
            new Retirement(target, leases).run();
            answer.next = Optional.empty();
        } catch (RefusedException | ToolException kept) {
            answer.warnings.add(SwitchWarningCode.PREVIOUS_NOT_DROPPED.of(RefusedException.said(kept)));
        }
    }
}
