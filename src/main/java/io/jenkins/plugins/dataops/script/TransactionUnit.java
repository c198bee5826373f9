package io.jenkins.plugins.dataops.script;

/** What of an SQL file runs in one transaction. */
public enum TransactionUnit {
    /** Each statement alone. */
    STATEMENT,
    /** The whole file; whoever runs it may also choose {@link #STATEMENT}. */
    FILE_OR_STATEMENT,
    /** The whole file, always. */
    FILE
}
