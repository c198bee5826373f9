package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.sql.SQLException;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Turns what no single script is to blame for into the two ways in which work cannot be done. */
final class FlywayErrors {
    private final Database database;
    private final MigrationRequest request;
    private final Masking masking;

    FlywayErrors(Database database, MigrationRequest request, Masking masking) {
        this.database = database;
        this.request = request;
        this.masking = masking;
    }

    /** The exception to throw instead of Flyway's. */
    RuntimeException explain(RuntimeException failure) {
        var usage = ExceptionCauses.first(failure, UsageException.class);
        if (usage.isPresent()) {
            return usage.get();
        }
        var tool = ExceptionCauses.first(failure, ToolException.class);
        if (tool.isPresent()) {
            return tool.get();
        }
        String place = "connection '" + database.settings().name() + "': ";
        String message = String.valueOf(failure.getMessage());
        if (message.contains("retries exceeded while attempting to acquire")) {
            return new ToolException(
                    place + "another run is migrating with the history table " + request.table()
                            + " and did not end within " + request.options().lockWait().toSeconds()
                            + " s: wait for it, then apply again",
                    failure)
                    .then(NextCommand.apply());
        }
        if (isUsage(failure)) {
            return new UsageException(masking.message(oneLine(ExceptionCauses.sentence(failure))), failure);
        }
        return ExceptionCauses.last(failure, SQLException.class)
                .map(said -> new ToolException(place + masking.message(ExceptionCauses.sentence(said)), failure))
                .orElseGet(() ->
                        new ToolException(place + masking.message(oneLine(ExceptionCauses.sentence(failure))), failure));
    }

    private static boolean isUsage(RuntimeException failure) {
        if (!(failure instanceof FlywayException flyway) || ExceptionCauses.first(failure, SQLException.class).isPresent()) {
            return false;
        }
        String message = String.valueOf(failure.getMessage());
        return flyway.getErrorCode() == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION
                || flyway.getErrorCode() == CoreErrorCode.DUPLICATE_REPEATABLE_MIGRATION
                || flyway.getErrorCode() == CoreErrorCode.CONFIGURATION
                || message.contains("Found more than 1 SQL callback")
                || message.contains("Unable to baseline");
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}
