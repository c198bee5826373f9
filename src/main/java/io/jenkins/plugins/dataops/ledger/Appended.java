package io.jenkins.plugins.dataops.ledger;

import java.util.List;

/**
 * What became of events that were given to a ledger.
 *
 * @param added how many were new
 * @param known how many were there already, with the same content
 * @param conflicting how many were there already with other content; the ledger keeps what it had
 * @param conflicts ids of the first of them, at most {@value #LISTED}
 */
public record Appended(int added, int known, int conflicting, List<String> conflicts) {
    /** How many conflicting ids are listed. */
    public static final int LISTED = 100;

    /** Keeps its own copy. */
    public Appended {
        conflicts = List.copyOf(conflicts);
    }
}
