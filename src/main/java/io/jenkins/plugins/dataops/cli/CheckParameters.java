package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.project.UsedParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values for the parameters in the specifications around a switch. */
final class CheckParameters {
    private static final List<String> OF_THE_DEPLOYMENT = List.of("schema", "live", "candidate");

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A value for $${NAME} in specifications and SQL files; may be repeated. 'schema', 'live' and"
                    + " 'candidate' are given by the deployment.")
    Map<String, String> values = new LinkedHashMap<>();

    /**
     * Refuses what no file of the run uses, and what the deployment decides itself.
     *
     * @param used what is used
     */
    void demandUsed(UsedParameters used) {
        List<String> decided = OF_THE_DEPLOYMENT.stream().filter(values::containsKey).toList();
        if (!decided.isEmpty()) {
            throw new UsageException("--parameter " + String.join(", ", decided)
                    + ": the deployment itself gives 'schema', 'live' and 'candidate'; leave it out");
        }
        used.demand(values.keySet(), "of --parameter");
    }
}
