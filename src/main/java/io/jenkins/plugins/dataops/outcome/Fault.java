package io.jenkins.plugins.dataops.outcome;

/** What a program has to know of a failure, where a person reads the sentence. */
public enum Fault {
    /** The file that is the database is not there. */
    NO_DATABASE_FILE,
    /** A secret is where only whoever asked could have taken it from, and was not handed over. */
    SECRET_NOT_HANDED_OVER
}
