package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives a run up. What readers see is told from the journal: the run may have switched before it was given up. */
final class Abandonment {
    private final Target target;
    private final Leases leases;
    private final ActionResult answer;

    Abandonment(Target target, Leases leases, ActionResult answer) {
        this.target = target;
        this.leases = leases;
        this.answer = answer;
    }

    /** What the run had done by then: its switch, and what took that back. */
    private record Done(
            ProductState state,
            Optional<JournalRow> release,
            Optional<JournalRow> back,
            Optional<JournalRow> undone,
            boolean before) {
        /** Whether readers were switched, in either direction. */
        boolean switched() {
            return release.isPresent() || back.isPresent();
        }
    }

    void run() {
        Attempts attempts = target.attempts();
        // Asked for by a person it can be stopped; as the last act of what is being stopped it cannot.
        if (Stop.hasReached(Thread.currentThread())) {
            attempts.onTheWayOut();
        }
        Done[] found = new Done[1];
        Done done = attempts.run(
                "giving the run up",
                (session, locks) -> {
                    found[0] = once(session);
                    return found[0];
                },
                session -> traces(session, found[0]));
        if (done.release().isPresent()) {
            tell(done);
        } else if (done.back().isPresent()) {
            tellBack(done);
        } else if (done.before()) {
            answer.say(Outcome.PASSED, SwitchVerdictCode.GIVEN_UP_BEFORE.of());
        } else {
            answer.say(Outcome.PASSED, SwitchVerdictCode.GIVEN_UP.of());
        }
    }

    private Done once(StateSession session) throws SQLException {
        // Waits for a lease that is being taken at this very moment, whose taker nobody hears any more.
        ProductState state = session.settledState().orElseThrow(Abandonment::nothing);
        if (leases.isLastRun(state) && (state.lease().isEmpty() || leases.holdsLease(state))) {
            Done done = done(session, state);
            if (done.switched()) {
                session.save(state.withLease(Optional.empty()));
            } else if (!done.before()) {
                session.save(state.abandoned());
            }
            return done;
        }
        if (state.lease().isEmpty() && state.candidate().isEmpty()) {
            throw nothing();
        }
        ProductState waiting = leases.mine(session);
        session.save(waiting.abandoned());
        return new Done(waiting, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** What became of it, if the product has had no other run since: another run's deeds are not this one's to tell. */
    private Optional<Done> traces(StateSession session, Done found) throws SQLException {
        Optional<ProductState> state = session.settledState()
                .filter(now -> now.run() == found.state().run())
                .filter(now -> now.lease().isEmpty() && now.candidate().isEmpty());
        if (state.isEmpty()) {
            return Optional.empty();
        }
        Done now = done(session, state.get());
        return Optional.of(new Done(now.state(), now.release(), now.back(), now.undone(), found.before()));
    }

    private Done done(StateSession session, ProductState state) throws SQLException {
        List<JournalRow> rows = session.ofLastRun(state);
        Optional<JournalRow> release = rows.stream()
                .filter(row -> row.entry().action() == JournalEntry.Action.RELEASE)
                .findFirst();
        Optional<JournalRow> back = rows.stream()
                .filter(row -> row.entry().action() != JournalEntry.Action.RELEASE)
                .findFirst();
        Optional<JournalRow> undone = back.isPresent()
                ? session.row(back.get().entry().undoes())
                : Optional.empty();
        return new Done(state, release, back, undone, state.lease().isEmpty() && state.candidate().isEmpty());
    }

    private void tell(Done done) {
        JournalRow release = done.release().orElseThrow();
        JournalEntry entry = release.entry();
        Verification verification = new Verification(target, leases, answer);
        answer.deployment = Optional.of(entry.deployment());
        if (done.back().isPresent()) {
            JournalRow back = done.back().get();
            verification.sayBack(release, done.state(), back.entry().reason().map(Message::text));
            answer.events.addAll(verification.events(List.of(release, back)));
            return;
        }
        answer.events.addAll(verification.events(List.of(release)));
        boolean judged = entry.state() == JournalEntry.State.VERIFIED;
        Message checks = entry.reason()
                .map(SwitchVerdictCode.CHECKS_FOUND_BAD::of)
                .orElseGet(SwitchVerdictCode.CHECKS_NOT_FINISHED::of);
        answer.say(
                Outcome.FAILED,
                SwitchVerdictCode.TOO_LATE_SWITCHED.of(
                        entry.owner(), target.product(), entry.to().map(Colour::word),
                        Optional.of(entry.revision()).filter(revision -> !revision.isEmpty()), entry.at(),
                        Optional.of(checks).filter(unjudged -> !judged)),
                judged
                        ? Remedy.of(SwitchRemedyCode.ROLL_BACK_IF_BAD, NextCommand.rollback())
                        : Remedy.of(
                                entry.reason().isPresent()
                                        ? SwitchRemedyCode.HAVE_CHECKED_AGAIN
                                        : SwitchRemedyCode.FINISH_CHECKS,
                                NextCommand.switchOver(), NextCommand.rollback()));
    }

    /** The run was a rollback, or took back what a dead run had switched. */
    private void tellBack(Done done) {
        JournalRow back = done.back().orElseThrow();
        JournalEntry entry = back.entry();
        answer.deployment = Optional.of(entry.deployment());
        answer.events.addAll(new Verification(target, leases, answer)
                .events(Stream.concat(done.undone().stream(), Stream.of(back)).toList()));
        answer.say(
                Outcome.FAILED,
                SwitchVerdictCode.TOO_LATE_SWITCHED_BACK.of(
                        entry.owner(), target.product(), entry.to().map(Colour::word), entry.at()));
    }

    private static RefusedException nothing() {
        return new RefusedException(
                SwitchRefusalCode.NO_RUN_TO_GIVE_UP.of(), Remedy.of(SwitchRemedyCode.NOTHING_NEEDED));
    }
}
