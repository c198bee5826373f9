package io.jenkins.plugins.dataops.database;

import java.util.Optional;

/** Statements that would change, in the middle of a file, what is relied on for the rest of it. */
public interface StatementRules {
    /** No statement of the engine does so. */
    StatementRules NONE = new StatementRules() {};

    /**
     * Whether the engine reads what follows a statement otherwise than its {@link Lexis} says.
     *
     * @param statement one statement, from its first word
     * @return why it is refused and what to do; empty where it changes nothing
     */
    default Optional<String> changesReading(String statement) {
        return Optional.empty();
    }

    /**
     * Whether a text is one statement on some servers of the engine and another one on others.
     *
     * @param text a statement with the comments before it, in which it may stand
     * @return why it is refused and what to do; empty where it is the same on all
     */
    default Optional<String> differsByServer(String text) {
        return Optional.empty();
    }

    /**
     * Whether a statement gives back the session's lock, which keeps two runs apart.
     *
     * @param statement one statement, from its first word
     * @return why it is refused and what to do; empty where it leaves the lock alone
     */
    default Optional<String> givesLockAway(String statement) {
        return Optional.empty();
    }
}
