package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hashes of PostgreSQL, which makes them alike for what its own operators call equal: that is what this program calls
 * equal, too, for the types that are named here. Records have extended hashes since version 14.
 */
final class PostgreSqlRowHashes implements RowHashes {
    /** The first version with {@code hash_record_extended}. */
    static final int SINCE = 14;

    /** Their hashes are made alike, so that an integer is found whatever its size. */
    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8", "serial", "smallserial", "bigserial");

    private static final Set<String> AS_THEY_ARE =
            Set.of("bool", "float4", "float8", "date", "timestamp", "timestamptz", "time", "uuid", "bytea");

    /** A key that is deferred may be broken for a while, and NULLs may occur more than once. */
    private static final String KEYS = """
            SELECT (SELECT array_agg(a.attname::text) FROM pg_catalog.pg_attribute a
                     WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1]))
            FROM pg_catalog.pg_index i
            WHERE i.indrelid = pg_catalog.to_regclass(?) AND i.indisunique AND i.indisvalid AND i.indimmediate
              AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indrelid
                   AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1]) AND NOT a.attnotnull)
              AND (SELECT relkind FROM pg_catalog.pg_class WHERE oid = i.indrelid) = 'r'
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhparent = i.indrelid)
            """;

    @Override
    public Optional<String> hashable(String reference, TypedColumn column, TypedColumn other) {
        String one = bare(column);
        String two = bare(other);
        if (isInteger(one) && isInteger(two) || one.equals(two) && AS_THEY_ARE.contains(one)) {
            return Optional.of(reference);
        }
        if (isExact(one) && isExact(two)) {
            return Optional.of(one.equals("numeric") ? reference : "CAST(" + reference + " AS numeric)");
        }
        // Whatever the column's collation calls equal: characters count.
        return isText(one) && isText(two)
                ? Optional.of("CAST(" + reference + " AS text) COLLATE \"C\"")
                : Optional.empty();
    }

    private static boolean isInteger(String type) {
        return INTEGERS.contains(type);
    }

    private static boolean isExact(String type) {
        return isInteger(type) || type.equals("numeric");
    }

    private static boolean isText(String type) {
        return type.equals("text") || type.equals("varchar");
    }

    private static String bare(TypedColumn column) {
        int end = column.typeName().indexOf('(');
        return end < 0 ? column.typeName() : column.typeName().substring(0, end);
    }

    /** Once more over the record's hash, whose combination of its columns' is a plain one. */
    @Override
    public String hash(List<String> values, int seed) {
        return "hashint8extended(hash_record_extended(ROW(" + String.join(", ", values) + "), " + seed + "), 9)";
    }

    @Override
    public String sum(String hash) {
        return "sum(" + hash + ")";
    }

    @Override
    public String segment(String hash, int segments) {
        return "(" + hash + " & " + (segments - 1) + ")";
    }

    @Override
    public boolean unique(Connection connection, String table, List<String> columns) throws SQLException {
        return Query.list(connection, KEYS, row -> new HashSet<>(List.of((String[]) row.getArray(1).getArray())), table)
                .stream()
                .anyMatch(new HashSet<>(columns)::containsAll);
    }
}
