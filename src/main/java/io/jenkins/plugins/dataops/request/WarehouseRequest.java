package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a request is to be done.
 *
 * @param project the project file; empty for {@code dataops.yaml}
 * @param connection a connection's name, or a JDBC URL without a login; empty for the project's choice
 * @param statementTimeout how long one statement may take; empty for as long as it takes
 */
public record WarehouseRequest(
        Optional<String> project, Optional<String> connection, Optional<Duration> statementTimeout) {
    /** Fills what is left out. */
    public WarehouseRequest {
        project = AbsentValues.optional(project);
        connection = AbsentValues.optional(connection);
        statementTimeout = AbsentValues.optional(statementTimeout);
    }
}
