package io.jenkins.plugins.dataops.migration;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.schemahistory.SchemaHistory;

/**
 * Whether the schemas and the history are as a run needs them.
 *
 * @param history the history table
 * @param schemas the schemas of the request, the one with the history among them
 * @param configuration Flyway's configuration
 */
record SchemaPreconditions(SchemaHistory history, Schema<?, ?>[] schemas, Configuration configuration) {
    /**
     * Looks at them.
     *
     * @param creations receives what a run would create
     * @return why a run would refuse
     */
    List<String> problems(List<String> creations) {
        List<String> problems = new ArrayList<>();
        for (Schema<?, ?> schema : schemas) {
            if (!schema.exists()) {
                if (configuration.isCreateSchemas()) {
                    creations.add("schema " + schema.getName() + " does not exist and would be created");
                } else {
                    problems.add(
                            "schema " + schema.getName() + " does not exist: create it, or leave out --no-create-schemas");
                }
            } else if (!history.exists() && !schema.empty()) {
                problems.add("schema " + schema.getName() + " has objects but no migration history: if they are what"
                        + " the first migrations would have made, say so with baseline; otherwise name another schema");
            }
        }
        if (problems.isEmpty() && !history.exists()) {
            creations.add("the history table " + configuration.getTable() + " does not exist in schema "
                    + schemas[0].getName() + " and would be created");
        }
        return problems;
    }
}
