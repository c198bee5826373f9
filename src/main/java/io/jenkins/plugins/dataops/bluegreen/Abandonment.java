package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
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
            answer.say(Outcome.PASSED, "This run had been given up before; nothing was done.", "");
        } else {
            answer.say(Outcome.PASSED, "The run is given up; readers noticed nothing.", "");
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
            verification.sayBack(release, done.state(), back.entry().reason().orElse("unknown"));
            answer.events.addAll(verification.events(List.of(release, back)));
            return;
        }
        answer.events.addAll(verification.events(List.of(release)));
        boolean judged = entry.state() == JournalEntry.State.VERIFIED;
        String unjudged = entry.reason()
                .map(reason -> ", and it failed its checks (" + reason + ") and could not be switched back")
                .orElse(", and its checks after the switch were not finished");
        answer.say(
                Outcome.FAILED,
                "Too late to give the run up: '" + entry.owner() + "' switched readers of " + target.product() + " to "
                        + entry.to().map(Colour::word).orElse("nothing")
                        + (entry.revision().isEmpty() ? "" : ", revision " + entry.revision()) + ", at " + entry.at()
                        + (judged ? "" : unjudged) + ".",
                judged
                        ? "Readers stay on it; if it is not good, roll back: " + NextCommand.rollback()
                        : (entry.reason().isPresent() ? "Have it checked again (" : "Finish the checks (")
                                + NextCommand.switchOver() + "), or roll back (" + NextCommand.rollback() + ").");
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
                "Too late to give the run up: '" + entry.owner() + "' switched readers of " + target.product()
                        + " back to " + entry.to().map(Colour::word).orElse("nothing") + " at " + entry.at() + ".",
                "");
    }

    private static RefusedException nothing() {
        return new RefusedException("Refused: there is no run to give up.", "Nothing needs to be done.");
    }
}
