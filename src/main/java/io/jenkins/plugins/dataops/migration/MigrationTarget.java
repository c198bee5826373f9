package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.result.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Schema;

/**
 * Where migrations run and as whom. The same files are another plan for another target.
 *
 * @param place the database: engine, host, port and name, or its file
 * @param schemas the schemas that are migrated, the default one first
 * @param table the history table
 * @param role the role that the database knows the run by, and that will own what is created
 * @param outOfOrder whether versions below the current one are applied
 */
public record MigrationTarget(String place, List<String> schemas, String table, String role, boolean outOfOrder) {
    /** Keeps an own copy of the schemas. */
    public MigrationTarget {
        schemas = List.copyOf(schemas);
    }

    static MigrationTarget of(String place, Schema<?, ?>[] schemas, String role, Configuration configuration) {
        return new MigrationTarget(
                place,
                Arrays.stream(schemas).map(Schema::getName).toList(),
                configuration.getTable(),
                String.valueOf(role),
                configuration.isOutOfOrder());
    }

    /**
     * The target for people.
     *
     * @return what is said as {@code postgresql://db:5432/flights, schema flights, history table flyway_schema_history,
     *     as loader}
     */
    public Message message() {
        Optional<String> order = outOfOrder ? Optional.of("out-of-order") : Optional.empty();
        return MigrationCode.MIGRATION_TARGET.of(place, schemas.size(), schemas, table, role, order);
    }

    void addTo(PlanHash fingerprint) {
        fingerprint.add(place).add(String.valueOf(schemas.size()));
        schemas.forEach(fingerprint::add);
        fingerprint.add(table).add(role).add(Boolean.toString(outOfOrder));
    }
}
