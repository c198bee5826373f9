package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.internal.info.MigrationInfoImpl;

/** Says why Flyway would refuse to go on, by file and with the way out. */
final class ValidationProblems {
    private final Optional<String> current;

    /**
     * Problems in the light of a version.
     *
     * @param current the database's version
     */
    ValidationProblems(Optional<String> current) {
        this.current = current;
    }

    /** The problem of one migration, if it has one. */
    Optional<Message> of(MigrationInfoImpl info) {
        ErrorDetails details = info.validate();
        return details == null ? Optional.empty() : Optional.of(message(info, details));
    }

    private Message message(MigrationInfoImpl info, ErrorDetails details) {
        String script = info.getScript();
        if (!(details.errorCode instanceof CoreErrorCode code)) {
            return MigrationCode.FLYWAY_OBJECTS.of(script, details.errorMessage);
        }
        return switch (code) {
            case CHECKSUM_MISMATCH -> {
                String file = info.getResolvedMigration().getScript();
                yield script.equals(file)
                        ? MigrationCode.FILE_CHANGED.of(script, applied(info))
                        : MigrationCode.VERSION_TAKEN.of(script, applied(info), file);
            }
            case DESCRIPTION_MISMATCH, TYPE_MISMATCH -> MigrationCode.FILE_RENAMED.of(script, applied(info));
            case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED, APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED ->
                MigrationCode.FILE_GONE.of(script, applied(info));
            case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED, RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED ->
                MigrationCode.VERSION_TOO_LOW.of(script, current);
            case FAILED_VERSIONED_MIGRATION, FAILED_REPEATABLE_MIGRATION ->
                MigrationCode.FAILED_EARLIER.of(script, applied(info));
            default -> MigrationCode.FLYWAY_OBJECTS.of(script, details.errorMessage.replaceAll("\\s+", " "));
        };
    }

    private static Optional<Instant> applied(MigrationInfoImpl info) {
        return Optional.ofNullable(info.getInstalledOn()).map(date -> date.toInstant().truncatedTo(ChronoUnit.SECONDS));
    }
}
