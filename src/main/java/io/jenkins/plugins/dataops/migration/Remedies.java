package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.result.Message;

/** What to do about a failed statement, by what the database meant. */
final class Remedies {
    private Remedies() {}

    /**
     * What to do about the failure itself; how to go on then depends on what it has left.
     *
     * @param meaning what the database said
     * @param script the failed statement's file
     * @return the first step
     */
    static Message of(ErrorMeaning meaning, String script) {
        return switch (meaning) {
            case CONNECTION_LOST -> RemedyCode.CONNECTION_WAS_LOST.of();
            case CANCELLED ->
                Stop.requested().map(RemedyCode.RUN_WAS_STOPPED::of).orElseGet(RemedyCode.STATEMENT_WAS_CANCELLED::of);
            case RIGHT_MISSING -> RemedyCode.GRANT_RIGHT.of();
            case TABLE_MISSING -> RemedyCode.CREATE_TABLE.of();
            case SCHEMA_MISSING -> RemedyCode.CREATE_SCHEMA.of();
            case EXISTS_ALREADY -> RemedyCode.DROP_EXISTING.of();
            case LOCKED -> RemedyCode.AWAIT_LOCK.of();
            case CONFLICT -> RemedyCode.SESSIONS_IN_CONFLICT.of();
            case NOT_UNIQUE -> RemedyCode.REMOVE_DUPLICATES.of();
            case EMPTY_CELL -> RemedyCode.FILL_CELLS.of();
            case REFERENCE_MISSING -> RemedyCode.ADD_REFERENCED.of();
            case NOT_SUPPORTED -> RemedyCode.CHECK_VERSION.of();
            case SERVER_FILE_MISSING -> RemedyCode.INSTALL_EXTENSION.of();
            case REFUSES_TRANSACTION -> RemedyCode.LEAVE_TRANSACTION.of(script);
            case OTHER -> RemedyCode.CORRECT_SCRIPT.of(script);
        };
    }
}
