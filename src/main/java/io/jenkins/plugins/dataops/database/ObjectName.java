package io.jenkins.plugins.dataops.database;

import java.util.Objects;

/**
 * The name of a table or view, exactly as the engine's catalog spells it. Quoting is the dialect's work.
 *
 * @param schema the schema it lives in
 * @param name its name within the schema
 */
public record ObjectName(String schema, String name) implements Comparable<ObjectName> {
    /** Refuses null parts. */
    public ObjectName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    /** Sorts by schema, then by name: the fixed order in which several objects are locked. */
    @Override
    public int compareTo(ObjectName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    /** For people, not for SQL. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
