package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hashes of DuckDB, which depend on the type: only columns of the very same type are held against each other by them. */
final class DuckDbRowHashes implements RowHashes {
    private static final Set<String> TYPES = Set.of(
            "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT",
            "FLOAT", "DOUBLE", "VARCHAR", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS",
            "TIMESTAMP WITH TIME ZONE", "BLOB", "UUID");

    /** The two halves of their 128 bits are combined so that -1 and 0 are alike; decimals of many digits are such, too. */
    private static final Set<String> FOLDED = Set.of("HUGEINT", "UUID");

    /** Zero has two signs and one value, and what is no number has many writings and one value. */
    private static final Set<String> FLOATING = Set.of("FLOAT", "DOUBLE");

    @Override
    public Optional<String> hashable(String reference, TypedColumn column, TypedColumn other) {
        String type = column.typeName();
        if (!type.equals(other.typeName()) || !TYPES.contains(type) && !type.startsWith("DECIMAL(")) {
            return Optional.empty();
        }
        return Optional.of(hashed(reference, type));
    }

    private static String hashed(String reference, String type) {
        if (FLOATING.contains(type)) {
            return "CASE WHEN " + reference + " = 0 THEN CAST(0 AS DOUBLE) WHEN isnan(" + reference
                    + ") THEN CAST('nan' AS DOUBLE) ELSE CAST(" + reference + " AS DOUBLE) END";
        }
        // Bytes, because texts are grouped by their collation.
        if (type.equals("VARCHAR")) {
            return "encode(" + reference + ")";
        }
        return FOLDED.contains(type) || type.startsWith("DECIMAL(") ? "encode(CAST(" + reference + " AS VARCHAR))" : reference;
    }

    @Override
    public String hash(List<String> values, int seed) {
        return "hash(hash(" + seed + ", " + String.join(", ", values) + "))";
    }

    @Override
    public String sum(String hash) {
        return "sum(CAST(" + hash + " AS HUGEINT))";
    }

    @Override
    public String segment(String hash, int segments) {
        return "CAST(" + hash + " % " + segments + " AS INTEGER)";
    }

    /** Its catalog names primary keys; to ask it is not worth it, where counting is fast. */
    @Override
    public boolean unique(Connection connection, String table, List<String> columns) {
        return false;
    }
}
