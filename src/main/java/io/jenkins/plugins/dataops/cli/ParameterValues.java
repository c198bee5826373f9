package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.project.UsedParameters;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.SqlRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values for the parameters in SQL and specifications, of which some were given with the request. */
final class ParameterValues {
    /** What the build of a candidate finds in its environment, by the name that SQL uses. */
    private static final Map<String, String> OF_THE_BUILD =
            Map.of("candidate", "DATAOPS_CANDIDATE_SCHEMA", "live", "DATAOPS_LIVE_SCHEMA");

    private static final String PARAMETER = DeclaredOption.named(SqlRequest.class, "parameters").name();

    private final Map<String, String> given;

    ParameterValues(Map<String, String> given) {
        this.given = given;
    }

    /** Refuses what was given and no file uses. */
    void demandUsed(UsedParameters used) {
        used.demand(given.keySet(), "of " + PARAMETER);
    }

    /** All values: the file's, over them those of a surrounding deployment, over them those that were given. */
    Map<String, String> values(CommandSession session, Map<String, String> ofTheFile) {
        Map<String, String> values = new LinkedHashMap<>(ofTheFile);
        OF_THE_BUILD.forEach((name, variable) -> {
            String schema = session.surroundings().environment().getOrDefault(variable, "");
            if (!schema.isEmpty()) {
                values.put(name, schema);
            }
        });
        values.putAll(given);
        session.hideSecretsOf(values);
        return values;
    }
}
