package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.Stop;
import java.sql.SQLException;
import java.util.Map;

/** What to do about a failed statement, by the SQL state that the database gave. */
final class Remedies {
    private static final String CANCELLED = "57014";
    private static final Map<String, String> BY_STATE = Map.ofEntries(
            Map.entry("42501", "grant this connection's user the right, or connect as the owner"),
            Map.entry("42P01", "correct the name, or create the table in an earlier migration"),
            Map.entry("3F000", "correct the name, or create the schema in an earlier migration"),
            Map.entry("42P07", "drop the object that is there, or let the migration stand for it with baseline"),
            Map.entry("55P03", "wait until the other session has given its lock back"),
            Map.entry(CANCELLED, "the statement was cancelled: raise its time limit where that was the reason"),
            Map.entry("40P01", "two sessions waited for each other, which may not happen again"),
            Map.entry("23505", "remove the rows that occur twice"),
            Map.entry("23502", "fill the empty cells or give a default"),
            Map.entry("23503", "add the rows that are referred to"),
            Map.entry("0A000", "the server lacks what is asked for: check its version and extensions"),
            Map.entry("58P01", "install the extension's files on the server"));

    private Remedies() {}

    /**
     * What to do about the failure itself; how to go on then depends on what it has left.
     *
     * @param failure what the database said, may be null
     * @param script the failed statement's file
     * @return half a sentence
     */
    static String of(SQLException failure, String script) {
        String state = state(failure);
        if (state.equals("25001")) {
            return "the statement refuses to run in a transaction: give it a migration of its own and write"
                    + " executeInTransaction=false into " + script + ".conf";
        }
        if (connectionLost(failure)) {
            return "the connection was lost: see that the server runs";
        }
        if (state.equals(CANCELLED) && Stop.requested().isPresent()) {
            return "the run was stopped by " + Stop.requested().get();
        }
        return BY_STATE.getOrDefault(state, "correct " + script);
    }

    /** Whether nobody knows what became of the statement, because the answer did not arrive. */
    static boolean connectionLost(SQLException failure) {
        String state = state(failure);
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static String state(SQLException failure) {
        return failure == null || failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
