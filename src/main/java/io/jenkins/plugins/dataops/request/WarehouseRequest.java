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
        @RequestOption(
                name = "--file",
                alias = "-f",
                label = "FILE",
                help = "The project file (default: dataops.yaml in the working directory, if there is one).")
        @Carried(everywhere = true)
        Optional<String> project,
        @RequestOption(
                alias = "-c",
                label = "NAME|URL",
                help = "The database: a connection of the project file, or a JDBC URL without a login.")
        @Carried(everywhere = true)
        Optional<String> connection,
        @RequestOption(
                label = "DURATION",
                help = "How long one statement may take, its rows included, before it is cancelled on the server, ISO"
                        + " 8601 (default: as long as it takes).")
        @Within(least = "PT0.001S", most = "P30D")
        @Carried(everywhere = true)
        Optional<Duration> statementTimeout) {
    /** Fills what is left out. */
    public WarehouseRequest {
        project = AbsentValues.optional(project);
        connection = AbsentValues.optional(connection);
        statementTimeout = AbsentValues.optional(statementTimeout);
    }

    /**
     * What is wrong with it.
     *
     * @return a sentence in the words of a step; empty when it can be done
     */
    public Optional<String> fault() {
        return OptionRules.fault(this, "any verb", option -> true);
    }
}
