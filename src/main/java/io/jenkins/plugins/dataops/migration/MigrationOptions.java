package io.jenkins.plugins.dataops.migration;

import java.time.Duration;

/**
 * How migrations are treated, where the default is rarely wrong.
 *
 * @param outOfOrder whether a version below the current one is still applied (true) or refused (false)
 * @param replacePlaceholders whether <code>${name}</code> in SQL is a placeholder; false leaves the text alone
 * @param createSchemas whether schemas that do not exist are created
 * @param allowUnrecognized whether a run goes on when files look like migrations and are none, or when no migration is
 *     found at all (true), or refuses (false)
 * @param lockWait how long to wait for another run that is migrating the same history, in whole seconds
 */
public record MigrationOptions(
        boolean outOfOrder,
        boolean replacePlaceholders,
        boolean createSchemas,
        boolean allowUnrecognized,
        Duration lockWait) {

    /** Strict order and names, placeholders replaced, schemas created, five minutes' wait for another run. */
    public static final MigrationOptions DEFAULT =
            new MigrationOptions(false, true, true, false, Duration.ofMinutes(5));

    /** Refuses a wait that is negative or absurdly long. */
    public MigrationOptions {
        if (lockWait.isNegative() || lockWait.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("lockWait must be between nothing and a day, not " + lockWait);
        }
    }
}
