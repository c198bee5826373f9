package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.SecretNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be migrated with which files.
 *
 * @param projectFolder the folder that every location must lie in
 * @param locations folders with migrations, relative to the project folder; at least one
 * @param schemas schemas to migrate; the first is the default schema and holds the history table, those that do not
 *     exist are created. Empty: the connection's own current schema
 * @param placeholders values for <code>${name}</code> in the SQL
 * @param secret whether the value of a placeholder is secret, where somebody has said so; of the others the name decides
 * @param expectedPlanHash the hash of the plan that was approved; {@code apply} refuses any other plan
 * @param table name of the history table
 * @param options the rest, rarely changed
 */
public record MigrationRequest(
        Path projectFolder,
        List<String> locations,
        List<String> schemas,
        Map<String, String> placeholders,
        Map<String, Boolean> secret,
        Optional<String> expectedPlanHash,
        String table,
        MigrationOptions options) {

    /** The name under which Flyway keeps its history unless told otherwise. */
    public static final String DEFAULT_TABLE = "flyway_schema_history";

    /** Keeps own copies. */
    public MigrationRequest {
        Objects.requireNonNull(projectFolder, "projectFolder");
        locations = List.copyOf(locations);
        schemas = List.copyOf(schemas);
        placeholders = Map.copyOf(placeholders);
        secret = Map.copyOf(secret);
        Objects.requireNonNull(expectedPlanHash, "expectedPlanHash");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(options, "options");
    }

    /**
     * A request with {@linkplain MigrationOptions#DEFAULT default options}.
     *
     * @param projectFolder the folder that every location must lie in
     * @param locations folders with migrations
     * @param schemas schemas to migrate
     * @param placeholders values for placeholders
     * @param expectedPlanHash the approved plan, if any
     * @param table name of the history table
     */
    public MigrationRequest(
            Path projectFolder,
            List<String> locations,
            List<String> schemas,
            Map<String, String> placeholders,
            Optional<String> expectedPlanHash,
            String table) {
        this(
                projectFolder,
                locations,
                schemas,
                placeholders,
                Map.of(),
                expectedPlanHash,
                table,
                MigrationOptions.DEFAULT);
    }

    /**
     * The smallest request: the files of one folder for the connection's current schema.
     *
     * @param projectFolder the project
     * @param location the folder with migrations in it
     * @return the request
     */
    public static MigrationRequest of(Path projectFolder, String location) {
        return new MigrationRequest(
                projectFolder, List.of(location), List.of(), Map.of(), Optional.empty(), DEFAULT_TABLE);
    }

    /**
     * The same request for an approved plan.
     *
     * @param planHash the hash that the plan showed
     * @return a request that applies this plan and no other
     */
    public MigrationRequest expecting(String planHash) {
        return new MigrationRequest(
                projectFolder, locations, schemas, placeholders, secret, Optional.of(planHash), table, options);
    }

    /**
     * The same request with other options.
     *
     * @param changed the options to use
     * @return the changed request
     */
    public MigrationRequest with(MigrationOptions changed) {
        return new MigrationRequest(
                projectFolder, locations, schemas, placeholders, secret, expectedPlanHash, table, changed);
    }

    /**
     * The same request with other values for placeholders.
     *
     * @param values by name
     * @param ofWhich whether a value is secret, where somebody has said so
     * @return the changed request
     */
    public MigrationRequest with(Map<String, String> values, Map<String, Boolean> ofWhich) {
        return new MigrationRequest(
                projectFolder, locations, schemas, values, ofWhich, expectedPlanHash, table, options);
    }

    /**
     * Whether the value of a placeholder must not be seen.
     *
     * @param placeholder its name
     * @return what was said of it, or else what its name looks like
     */
    public boolean isSecret(String placeholder) {
        return secret.getOrDefault(placeholder, SecretNames.looksSecret(placeholder));
    }
}
