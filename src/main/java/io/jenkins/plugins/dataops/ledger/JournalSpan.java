package io.jenkins.plugins.dataops.ledger;

import java.util.List;
import java.util.Objects;

/**
 * The part of a journal that some events tell in full.
 *
 * @param from the places from which on they tell all: where the part begins, places within it, and one that was asked for
 *     and is in this journal no more, as in a database restored from a backup
 * @param upTo where it ends
 * @param end where the journal ends as far as it is settled: beyond {@code upTo} there is more to tell
 */
public record JournalSpan(List<JournalMark> from, JournalMark upTo, JournalMark end) {
    /** Keeps its own copy; without a place it is none. */
    public JournalSpan {
        from = List.copyOf(from);
        Objects.requireNonNull(upTo, "upTo");
        Objects.requireNonNull(end, "end");
    }

    /**
     * Whether nothing is left to tell.
     *
     * @return true when it goes up to the journal's end
     */
    public boolean reachesEnd() {
        return upTo.equals(end);
    }

    /**
     * Whether somebody who knows the journal up to a place knows it up to this part's end, once told.
     *
     * @param known the place
     * @return true when the part leaves no gap after it; false also for whoever is beyond it and must not go back
     */
    public boolean continues(JournalMark known) {
        return from.contains(known);
    }

    /**
     * Whether it tells of any entry.
     *
     * @return false when it is empty
     */
    public boolean tells() {
        return from.stream().anyMatch(place -> !place.equals(upTo));
    }
}
