package io.jenkins.plugins.dataops.value;

import java.util.Objects;

/**
 * One column of a stream of rows.
 *
 * @param name its name as the query or the file spells it
 * @param kind what it holds
 * @param typeName the type in the engine's own words, for people
 */
public record TypedColumn(String name, ValueKind kind, String typeName) {
    /** Refuses null parts. */
    public TypedColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(typeName, "typeName");
    }
}
