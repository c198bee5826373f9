package io.jenkins.plugins.dataops.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One migration, or one callback script that runs along with them.
 *
 * @param version its version; empty for repeatable ones and callbacks
 * @param description the description from the file's name
 * @param script the file, relative to its location; for a row without a file what the history says
 * @param state what became of it
 * @param checksum Flyway's CRC-32 of the file, or of the history's row where it was applied
 * @param installedAt when it was applied
 * @param took how long it ran
 * @param transactional whether all of it runs in one transaction; empty where no file was read
 * @param statementCount how many statements the file has, also those that are not listed
 * @param statements the statements in order, listed only where they are about to run or ran in this action, and only
 *     up to the limits of {@link PlannedStatement}
 */
public record MigrationEntry(
        Optional<String> version,
        String description,
        String script,
        State state,
        Optional<Integer> checksum,
        Optional<Instant> installedAt,
        Optional<Duration> took,
        Optional<Boolean> transactional,
        int statementCount,
        List<PlannedStatement> statements) {

    /** What became of a migration. */
    public enum State {
        /** Will run. */
        PENDING,
        /** A callback script: runs at its event each time. */
        CALLBACK,
        /** Ran; the file is still the same. */
        APPLIED,
        /** Ran as planned, but by another run at the same time. */
        APPLIED_BY_ANOTHER,
        /** Ran after a higher version. */
        OUT_OF_ORDER,
        /** Repeatable; its file changed and it will run again. */
        OUTDATED,
        /** An earlier run of a repeatable migration that has run again since. */
        SUPERSEDED,
        /** Ran, and its file was changed afterwards. */
        CHANGED,
        /** Ran, and its file is no longer there. */
        MISSING,
        /** Ran with a higher version than any file here has: the database is ahead of this revision. */
        FUTURE,
        /** Failed; on engines or in scripts without a transaction parts of it may be there. */
        FAILED,
        /** Older than what was applied: does not run unless out-of-order is allowed. */
        IGNORED,
        /** The mark from which the history starts. */
        BASELINE,
        /** At or below the baseline: does not run. */
        BELOW_BASELINE,
        /** Marked as deleted by a repair. */
        DELETED,
        /** The database could not be asked any more. */
        UNKNOWN;

        /**
         * Whether the migration ran to its end and its file is the same since.
         *
         * @return true for all ways in which it can have been applied
         */
        public boolean isApplied() {
            return this == APPLIED || this == APPLIED_BY_ANOTHER || this == OUT_OF_ORDER || this == BASELINE;
        }
    }

    /** Keeps an own copy of the statements. */
    public MigrationEntry {
        statements = List.copyOf(statements);
    }
}
