package io.jenkins.plugins.dataops.database;

/** What somebody wants of a database. */
public enum AccessMode {
    /** To read and to write; an embedded engine makes a file that is missing. */
    WRITE,
    /** To read and to write what is there; a file that is missing is refused and not made. */
    EXISTING,
    /** Only to read, beside other readers; a file that is missing is refused and not made. */
    READ,
    /** The same, but a file that is missing stands for an empty database, of which nothing is kept. */
    PREVIEW
}
