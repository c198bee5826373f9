package io.jenkins.plugins.dataops.cli;

/** What a verb of blue-green deployment has to do with the ledger. */
enum LedgerUse {
    /** Nothing: it does nothing to readers. */
    NONE,
    /** It is compared with the journal, and told what it lacks when somebody asks for that. */
    COMPARED,
    /** It is told what the verb did to readers. */
    TOLD
}
