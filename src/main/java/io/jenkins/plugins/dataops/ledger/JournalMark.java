package io.jenkins.plugins.dataops.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;

/**
 * A place in a database's journal of switches. An entry is known again by its number and its time: a database that was
 * restored from a backup counts on from an earlier number.
 *
 * @param product whose journal it is
 * @param environment where
 * @param identity tells this journal from another one of the same product and environment, in another database
 * @param entry the last entry before this place; 0 is before the first one
 * @param at when that entry was committed, UTC; the epoch before the first one
 */
public record JournalMark(String product, String environment, String identity, long entry, Instant at) {
    /** Without all of it, it is no place. */
    public JournalMark {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(at, "at");
    }

    /**
     * The place before the first entry.
     *
     * @param product whose journal it is
     * @param environment where
     * @param identity tells the journal from others
     * @return the place
     */
    public static JournalMark beginning(String product, String environment, String identity) {
        return new JournalMark(product, environment, identity, 0, Instant.EPOCH);
    }

    /**
     * The place before the first entry of the same journal.
     *
     * @return the place
     */
    public JournalMark rewound() {
        return beginning(product, environment, identity);
    }

    /**
     * A place in the same journal.
     *
     * @param number the last entry before it
     * @param instant when that one was committed
     * @return the place
     */
    public JournalMark movedTo(long number, Instant instant) {
        return new JournalMark(product, environment, identity, number, instant);
    }

    /**
     * The place as one word, without the journal that it is in.
     *
     * @return such as {@code 12@2026-01-31T08:00:00Z}
     */
    public String place() {
        return entry + "@" + at;
    }

    /**
     * Reads such a word.
     *
     * @param place what {@link #place} wrote
     * @return the place, in a journal without a name
     * @throws IllegalArgumentException when it is none
     */
    public static JournalMark ofPlace(String place) {
        String[] parts = place.split("@", 2);
        try {
            return beginning("", "", "").movedTo(Long.parseLong(parts[0]), Instant.parse(parts[parts.length - 1]));
        } catch (DateTimeException misfit) {
            throw new IllegalArgumentException("'" + place + "' is no place in a journal", misfit);
        }
    }
}
