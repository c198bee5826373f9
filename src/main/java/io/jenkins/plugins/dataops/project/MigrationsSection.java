package io.jenkins.plugins.dataops.project;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code migrations} section.
 *
 * @param connection name of the database to migrate; may be left out where there is only one
 * @param locations folders with {@code V1__name.sql} files, relative to the project's folder
 * @param schemas schemas that the migrations manage, the first being the default one
 * @param placeholders values for <code>${name}</code> in the SQL
 * @param secrets placeholders whose values are secret, and where each value is
 * @param table name of the table that remembers what was applied
 */
public record MigrationsSection(
        Optional<String> connection,
        List<String> locations,
        List<String> schemas,
        Map<String, String> placeholders,
        Map<String, PasswordSource> secrets,
        Optional<String> table) {

    /** What holds where the file has no such section. */
    static final MigrationsSection DEFAULT = new MigrationsSection(null, null, null, null, null, null);

    /** Fills what the file leaves out. */
    public MigrationsSection {
        connection = AbsentValues.optional(connection);
        locations = locations == null ? List.of("migrations") : AbsentValues.list(locations, "locations");
        schemas = AbsentValues.list(schemas, "schemas");
        placeholders = AbsentValues.map(placeholders, "placeholders");
        secrets = AbsentValues.map(secrets, "secrets");
        table = AbsentValues.optional(table);
    }
}
