package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds out that a switch asked for again has happened already, and tells it as it was told the first time. */
final class Replay {
    private final Target target;
    private final Leases leases;
    private final ActionResult answer;

    Replay(Target target, Leases leases, ActionResult answer) {
        this.target = target;
        this.leases = leases;
        this.answer = answer;
    }

    /** A settled switch of this run, with the entry that took it back if one did. */
    record Told(ProductState state, JournalRow release, Optional<JournalRow> back) {}

    /**
     * What this run did last, if all of it is settled and no candidate of it waits to be switched to. Only the run's
     * secret shows that it is this run: a name does not.
     */
    Optional<Told> find(StateSession session) throws SQLException {
        Optional<ProductState> state = session.state()
                .filter(found -> found.candidate().isEmpty() && leases.isLastRun(found));
        if (state.isEmpty()) {
            return Optional.empty();
        }
        Optional<JournalRow> last = session.ofLastRun(state.get()).stream()
                .findFirst()
                .filter(row -> row.entry().number() == state.get().lastEntry());
        if (last.isEmpty() || last.get().entry().state() == JournalEntry.State.SWITCHED) {
            return Optional.empty();
        }
        return switch (last.get().entry().action()) {
            case RELEASE -> Optional.of(new Told(state.get(), last.get(), Optional.empty()));
            case SWITCH_BACK, WITHDRAWAL -> session.row(last.get().entry().undoes())
                    .map(release -> new Told(state.get(), release, last));
            case ROLLBACK -> Optional.empty();
        };
    }

    /** Tells it again. */
    void tell(Told told) {
        refuseAnother(told.release());
        Verification verification = new Verification(target, leases, answer);
        answer.deployment = Optional.of(told.release().entry().deployment());
        if (told.back().isEmpty()) {
            verification.say(told.release());
            answer.events.addAll(verification.events(List.of(told.release())));
        } else {
            verification.sayBack(told.release(), told.state(), told.back().get().entry().reason().map(Message::text));
            answer.events.addAll(verification.events(List.of(told.release(), told.back().get())));
        }
        answer.warnings.add(SwitchWarningCode.TOLD_AGAIN.of());
    }

    /** A switch that has happened answers only for the plan and the revision that it was made with. */
    void refuseAnother(JournalRow done) {
        BlueGreenRequest request = target.request();
        request.expectedPlanHash().filter(hash -> !hash.equals(done.planHash())).ifPresent(hash -> {
            throw new RefusedException(
                    SwitchRefusalCode.SWITCHED_BY_ANOTHER_PLAN.of(done.entry().at(), done.planHash(), hash),
                    Remedy.of(SwitchRemedyCode.BEGIN_FOR_ANOTHER_PLAN, NextCommand.prepare()));
        });
        if (!request.release().revision().equals(done.release().revision())) {
            throw new RefusedException(
                    SwitchRefusalCode.SWITCHED_AS_ANOTHER_REVISION.of(
                            done.entry().at(), done.release().revision(), request.release().revision()),
                    Remedy.of(SwitchRemedyCode.BEGIN_FOR_ANOTHER_REVISION, NextCommand.prepare()));
        }
    }
}
