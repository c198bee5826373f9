package io.jenkins.plugins.dataops.database;

/** What an error of a database means, whichever code or words the engine has for it. */
public enum ErrorMeaning {
    /** The answer did not arrive: nobody knows what became of the statement. */
    CONNECTION_LOST,
    /** The statement was cancelled, by a time limit or by whoever asked for it. */
    CANCELLED,
    /** The connection's role may not do this. */
    RIGHT_MISSING,
    /** There is no such table or view. */
    TABLE_MISSING,
    /** There is no such schema. */
    SCHEMA_MISSING,
    /** Something of that name is there already. */
    EXISTS_ALREADY,
    /** A lock was not to be had in time. */
    LOCKED,
    /** Two sessions waited for each other, or changed the same, and this one gave way. */
    CONFLICT,
    /** Rows occur twice that must not. */
    NOT_UNIQUE,
    /** A cell is empty that must not be. */
    EMPTY_CELL,
    /** A row refers to one that is not there. */
    REFERENCE_MISSING,
    /** The engine, in this version or without an extension, cannot do this. */
    NOT_SUPPORTED,
    /** A file is missing on the server. */
    SERVER_FILE_MISSING,
    /** The statement refuses to run in a transaction. */
    REFUSES_TRANSACTION,
    /** Anything else. */
    OTHER
}
