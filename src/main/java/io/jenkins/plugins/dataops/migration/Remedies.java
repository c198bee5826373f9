package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.outcome.Stop;

/** What to do about a failed statement, by what the database meant. */
final class Remedies {
    private Remedies() {}

    /**
     * What to do about the failure itself; how to go on then depends on what it has left.
     *
     * @param meaning what the database said
     * @param script the failed statement's file
     * @return half a sentence
     */
    static String of(ErrorMeaning meaning, String script) {
        return switch (meaning) {
            case CONNECTION_LOST -> "the connection was lost: see that the server runs";
            case CANCELLED ->
                Stop.requested()
                        .map(reason -> "the run was stopped by " + reason)
                        .orElse("the statement was cancelled: raise its time limit where that was the reason");
            case RIGHT_MISSING -> "grant this connection's user the right, or connect as the owner";
            case TABLE_MISSING -> "correct the name, or create the table in an earlier migration";
            case SCHEMA_MISSING -> "correct the name, or create the schema in an earlier migration";
            case EXISTS_ALREADY -> "drop the object that is there, or let the migration stand for it with baseline";
            case LOCKED -> "wait until the other session has given its lock back";
            case CONFLICT -> "two sessions were in each other's way, which may not happen again";
            case NOT_UNIQUE -> "remove the rows that occur twice";
            case EMPTY_CELL -> "fill the empty cells or give a default";
            case REFERENCE_MISSING -> "add the rows that are referred to";
            case NOT_SUPPORTED -> "the database lacks what is asked for: check its version and extensions";
            case SERVER_FILE_MISSING -> "install the extension's files on the server";
            case REFUSES_TRANSACTION ->
                "the statement refuses to run in a transaction: give it a migration of its own and write"
                        + " executeInTransaction=false into " + script + ".conf";
            case OTHER -> "correct " + script;
        };
    }
}
