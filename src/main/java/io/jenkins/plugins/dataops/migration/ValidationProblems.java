package io.jenkins.plugins.dataops.migration;

import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.internal.info.MigrationInfoImpl;

/** Says why Flyway would refuse to go on, by file and with the way out. */
final class ValidationProblems {
    private final String current;

    /**
     * Problems in the light of a version.
     *
     * @param current the database's version
     */
    ValidationProblems(Optional<String> current) {
        this.current = current.orElse("none");
    }

    /** The problem of one migration, if it has one. */
    Optional<String> of(MigrationInfoImpl info) {
        ErrorDetails details = info.validate();
        return details == null ? Optional.empty() : Optional.of(sentence(info, details));
    }

    private String sentence(MigrationInfoImpl info, ErrorDetails details) {
        String script = info.getScript();
        if (!(details.errorCode instanceof CoreErrorCode code)) {
            return script + ": " + details.errorMessage;
        }
        return switch (code) {
            case CHECKSUM_MISMATCH ->
                !script.equals(info.getResolvedMigration().getScript())
                ? script + " was applied" + when(info) + " under the version that "
                        + info.getResolvedMigration().getScript() + " has here: give the new one a higher version"
                : script + " was changed after it was applied" + when(info)
                        + ": restore the file and write the change as a new migration, or accept it with repair";
            case DESCRIPTION_MISMATCH, TYPE_MISMATCH ->
                script + " was renamed after it was applied" + when(info)
                        + ": restore the name, or accept the new one with repair";
            case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED, APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED ->
                script + " was applied" + when(info)
                        + " and its file is gone: restore it, or mark it as deleted with repair";
            case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED, RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED ->
                script + " was not applied and is older than the database's version " + current
                        + ": give it a higher version, or allow out-of-order migrations";
            case FAILED_VERSIONED_MIGRATION, FAILED_REPEATABLE_MIGRATION ->
                script + " failed earlier" + when(info)
                        + ": undo by hand what it left half done, then repair and apply again";
            default -> script + ": " + details.errorMessage.replaceAll("\\s+", " ");
        };
    }

    private static String when(MigrationInfoImpl info) {
        return info.getInstalledOn() == null
                ? ""
                : " (" + info.getInstalledOn().toInstant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS) + ")";
    }
}
