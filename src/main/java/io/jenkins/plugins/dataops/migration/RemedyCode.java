package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.MessageCode;
import java.util.List;

/** What to do after a script failed. */
enum RemedyCode implements MessageCode {
    /** The steps, in order. */
    REMEDY("steps"),
    /** See to the server. */
    CONNECTION_WAS_LOST(),
    /** Somebody stopped the run. */
    RUN_WAS_STOPPED("signal"),
    /** Give it more time. */
    STATEMENT_WAS_CANCELLED(),
    /** A right is missing. */
    GRANT_RIGHT(),
    /** A table is missing. */
    CREATE_TABLE(),
    /** A schema is missing. */
    CREATE_SCHEMA(),
    /** An object is there already. */
    DROP_EXISTING(),
    /** Another session holds a lock. */
    AWAIT_LOCK(),
    /** Two sessions were in each other's way. */
    SESSIONS_IN_CONFLICT(),
    /** Rows occur twice. */
    REMOVE_DUPLICATES(),
    /** Cells are empty. */
    FILL_CELLS(),
    /** Rows that are referred to are missing. */
    ADD_REFERENCED(),
    /** The database lacks what is asked for. */
    CHECK_VERSION(),
    /** An extension's files are missing. */
    INSTALL_EXTENSION(),
    /** The statement refuses a transaction. */
    LEAVE_TRANSACTION("script"),
    /** Nothing more is known. */
    CORRECT_SCRIPT("script"),
    /** Remove what is half made. */
    RUN_STATEMENT("statement"),
    /** Take back what was done before. */
    UNDO_STATEMENTS("script"),
    /** Remove the failed row. */
    REPAIR_HISTORY(),
    /** Run what is pending. */
    APPLY_AGAIN(),
    /** The same, where the script is done. */
    APPLY_REST(),
    /** The same, where nobody knows what is done. */
    LOOK_AND_APPLY();

    private final List<String> parameters;

    RemedyCode(String... parameters) {
        this.parameters = List.of(parameters);
    }

    @Override
    public List<String> parameters() {
        return parameters;
    }
}
