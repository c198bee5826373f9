package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Hashes of PostgreSQL of the bytes or the text of a value. Its hashes of numbers and times themselves would not do: 64
 * bits are folded to 32, so that -1 and 4294967295 are alike, and the sign of a decimal is left out. Records have
 * extended hashes since version 14.
 */
final class PostgreSqlRowHashes implements RowHashes {
    /** The first version with {@code hash_record_extended}. */
    static final int SINCE = 14;

    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8", "serial", "smallserial", "bigserial");

    /** By type, what writes the bytes that stand for a value and no other one; empty where hashes are of all of them already. */
    private static final Map<String, String> BYTES = Map.of(
            "bool", "", "float4", "", "float8", "", "uuid", "", "bytea", "", "date", "date_send", "time", "time_send",
            "timestamp", "timestamp_send", "timestamptz", "timestamptz_send");

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
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                WHERE k.conrelid = i.indrelid AND k.contype = 'n' AND NOT k.convalidated)
            """;

    @Override
    public Optional<String> hashable(String reference, TypedColumn column, TypedColumn other) {
        String one = bare(column);
        String two = bare(other);
        if (isInteger(one) && isInteger(two)) {
            return Optional.of("int8send(CAST(" + reference + " AS int8))");
        }
        if (one.equals(two) && BYTES.containsKey(one)) {
            return Optional.of(BYTES.get(one).isEmpty() ? reference : BYTES.get(one) + "(" + reference + ")");
        }
        if (isExact(one) && isExact(two)) {
            return Optional.of(text("trim_scale(CAST(" + reference + " AS numeric))"));
        }
        return isText(one) && isText(two) ? Optional.of(text(reference)) : Optional.empty();
    }

    /** Whatever a column's collation calls equal: characters count. */
    private static String text(String value) {
        return "CAST(" + value + " AS text) COLLATE \"C\"";
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

    /** Once more over the bytes of the record's hash, whose combination of its columns' is a plain one. */
    @Override
    public String hash(List<String> values, int seed) {
        String once = "hash_record_extended(ROW(" + String.join(", ", values) + "), " + seed + ")";
        return "hash_record_extended(ROW(int8send(" + once + ")), 9)";
    }

    /** Without it the server would move conditions below the query's own joins and before its conditions. */
    @Override
    public String apart(String query) {
        return "SELECT * FROM (\n" + query + "\n) AS asked OFFSET 0";
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
