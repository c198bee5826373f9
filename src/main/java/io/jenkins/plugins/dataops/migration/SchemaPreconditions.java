package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.Message;
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
    List<Message> problems(List<Message> creations) {
        List<Message> problems = new ArrayList<>();
        for (Schema<?, ?> schema : schemas) {
            if (!schema.exists()) {
                if (configuration.isCreateSchemas()) {
                    creations.add(MigrationCode.SCHEMA_TO_MAKE.of(schema.getName()));
                } else {
                    problems.add(MigrationCode.SCHEMA_NOT_THERE.of(schema.getName()));
                }
            } else if (!history.exists() && !schema.empty()) {
                problems.add(MigrationCode.SCHEMA_WITHOUT_HISTORY.of(schema.getName()));
            }
        }
        if (problems.isEmpty() && !history.exists()) {
            creations.add(MigrationCode.HISTORY_TO_MAKE.of(configuration.getTable(), schemas[0].getName()));
        }
        return problems;
    }
}
