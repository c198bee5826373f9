package io.jenkins.plugins.dataops.bluegreen;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds out that a switch asked for again has happened already, and tells it as it was told the first time. */
final class Retelling {
    private final Target target;
    private final Leases leases;
    private final Answer answer;

    Retelling(Target target, Leases leases, Answer answer) {
        this.target = target;
        this.leases = leases;
        this.answer = answer;
    }

    /** A settled switch of this run, with the entry that took it back if one did. */
    record Told(JournalRow release, Optional<JournalRow> back) {}

    /** What this run did last, if all of it is settled and no candidate of it waits to be switched to. */
    Optional<Told> find(Connection connection) throws SQLException {
        Optional<ProductState> state = target.states().find(connection);
        if (state.isEmpty() || state.get().candidate().isPresent()) {
            return Optional.empty();
        }
        Optional<JournalRow> last = target.journal().last(connection, 1).stream()
                .filter(this::mine)
                .findFirst();
        if (last.isEmpty() || last.get().entry().state() == JournalEntry.State.SWITCHED) {
            return Optional.empty();
        }
        return switch (last.get().entry().action()) {
            case RELEASE -> Optional.of(new Told(last.get(), Optional.empty()));
            case SWITCH_BACK, WITHDRAWAL -> target.journal().find(connection, last.get().entry().undoes())
                    .map(release -> new Told(release, last));
            case ROLLBACK -> Optional.empty();
        };
    }

    private boolean mine(JournalRow row) {
        OptionalLong token = leases.token();
        return token.isPresent()
                ? row.token() == token.getAsLong()
                : row.entry().owner().equals(target.request().lease().owner());
    }

    /** Tells it again. */
    void tell(Told told) {
        Verification verification = new Verification(target, leases, answer);
        answer.deployment = Optional.of(told.release().entry().deployment());
        if (told.back().isEmpty()) {
            verification.say(told.release());
            answer.events.addAll(verification.events(List.of(told.release())));
        } else {
            verification.sayBack(told.release(), told.back().get().entry().reason().orElse("unknown"));
            answer.events.addAll(verification.events(List.of(told.release(), told.back().get())));
        }
        answer.warnings.add("this had happened before; it was only told again");
    }
}
