package io.jenkins.plugins.dataops.bluegreen;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One switch as the target database remembers it.
 *
 * @param number counts the product's switches from 1
 * @param deployment the id under which the ledger knows it
 * @param action what kind of switch it was
 * @param state how it ended
 * @param from the colour that was live before; empty at the first deployment
 * @param to the colour that was live after; empty when the objects were withdrawn
 * @param revision the revision that was live after it, empty when unknown
 * @param owner who did it
 * @param at when it was committed, by the database's clock, UTC
 * @param undoes the number of the entry that it takes back
 * @param reason why it failed or was taken back
 */
public record JournalEntry(
        long number,
        String deployment,
        Action action,
        State state,
        Optional<Colour> from,
        Optional<Colour> to,
        String revision,
        String owner,
        Instant at,
        OptionalLong undoes,
        Optional<String> reason) {

    /** The same, as it ended. */
    JournalEntry as(State ended, Optional<String> why) {
        return new JournalEntry(number, deployment, action, ended, from, to, revision, owner, at, undoes, why);
    }

    /** The kinds of switch. */
    public enum Action {
        /** To a newly built colour. */
        RELEASE,
        /** Back to the previous colour, because somebody asked for it. */
        ROLLBACK,
        /** Back to the previous colour, because a check after the switch failed. */
        SWITCH_BACK,
        /** The first deployment taken away from readers, because a check after it failed. */
        WITHDRAWAL
    }

    /** How a switch ended. */
    public enum State {
        /**
         * Live, its checks not finished, or found bad (with the reason) and not to be taken back: whoever comes next
         * finishes or undoes it.
         */
        SWITCHED,
        /** Live and found good. */
        VERIFIED,
        /** Found bad at once and taken back. */
        FAILED
    }
}
