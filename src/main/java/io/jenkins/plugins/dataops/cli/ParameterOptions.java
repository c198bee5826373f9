package io.jenkins.plugins.dataops.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Values for the parameters in SQL and specifications. */
final class ParameterOptions {
    /** What the build of a candidate finds in its environment, by the name that SQL uses. */
    private static final Map<String, String> OF_THE_BUILD =
            Map.of("candidate", "DATAOPS_CANDIDATE_SCHEMA", "live", "DATAOPS_LIVE_SCHEMA");

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A value for $${NAME}; may be repeated. 'schema', 'live' and 'candidate' name schemas, which"
                    + " become quoted names; every other value becomes a literal.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    /** Refuses what was given on the command line and no file uses. */
    void demandUsed(UsedParameters used) {
        used.demand(parameters.keySet(), "of --parameter");
    }

    /** All values: the file's, over them those of a surrounding deployment, over them those of the command line. */
    Map<String, String> values(CommandSession session, Map<String, String> ofTheFile) {
        Map<String, String> values = new LinkedHashMap<>(ofTheFile);
        OF_THE_BUILD.forEach((name, variable) -> {
            String schema = session.surroundings().environment().getOrDefault(variable, "");
            if (!schema.isEmpty()) {
                values.put(name, schema);
            }
        });
        values.putAll(parameters);
        session.hideSecretsOf(values);
        return values;
    }
}
