package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.value.Numbers;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's types as its JDBC driver gives them. */
final class DuckDbTypes implements TypeSystem {
    /** The timestamp without zone that counts microseconds; the others are of other precisions. */
    private static final String MICROSECONDS = "TIMESTAMP";

    /** How many digits before the point a literal may have, so that it is compared exactly with an integer. */
    private static final int INTEGER_DIGITS = 38;

    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
    private final Dialect dialect;

    DuckDbTypes(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public ValueKind kind(String typeName, int jdbcType) {
        if (typeName.endsWith("]") || typeName.startsWith("STRUCT(") || typeName.startsWith("MAP(")
                || typeName.startsWith("UNION(")) {
            return ValueKind.NESTED;
        }
        if (typeName.startsWith("DECIMAL(")) {
            return ValueKind.NUMBER;
        }
        return switch (typeName) {
            case "BOOLEAN" -> ValueKind.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER",
                    "UBIGINT", "UHUGEINT", "DECIMAL", "BIGNUM", "VARINT" -> ValueKind.NUMBER;
            case "FLOAT" -> ValueKind.SINGLE;
            case "DOUBLE" -> ValueKind.DOUBLE;
            case "VARCHAR", "CHAR", "ENUM" -> ValueKind.TEXT;
            case "DATE" -> ValueKind.DATE;
            case "TIME", "TIME_NS" -> ValueKind.TIME;
            case "TIME WITH TIME ZONE" -> ValueKind.TIME_WITH_ZONE;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> ValueKind.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> ValueKind.INSTANT;
            case "INTERVAL" -> ValueKind.INTERVAL;
            case "BLOB" -> ValueKind.BINARY;
            case "UUID" -> ValueKind.UUID;
            case "JSON" -> ValueKind.JSON;
            default -> typeName.startsWith("ENUM(") ? ValueKind.TEXT : ValueKind.OTHER;
        };
    }

    /** Wrapped first, which refuses what yields no rows; but only the query itself keeps two columns of one name. */
    @Override
    public List<TypedColumn> columns(Connection connection, String query) throws SQLException {
        try (PreparedStatement wrapped = connection.prepareStatement(TypeSystem.none(query));
                PreparedStatement statement = connection.prepareStatement(query)) {
            wrapped.getMetaData();
            return columns(statement.getMetaData());
        }
    }

    @Override
    public CellReader reader(TypedColumn column) {
        return switch (column.kind()) {
            case BOOLEAN -> (rows, index) -> orNull(rows, new Value.Truth(rows.getBoolean(index)));
            case SINGLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getFloat(index)));
            case DOUBLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getDouble(index)));
            case INSTANT -> (rows, index) -> orNull(rows, Values.instant(rows.getLong(index)));
            case TIMESTAMP -> column.typeName().equals(MICROSECONDS)
                    ? (rows, index) -> orNull(rows, Values.timestamp(rows.getLong(index)))
                    : (rows, index) -> text(rows.getString(index), ValueKind.TIMESTAMP);
            case BINARY -> DuckDbTypes::bytes;
            default -> (rows, index) -> text(rows.getString(index), column.kind());
        };
    }

    private static Value orNull(ResultSet rows, Value value) throws SQLException {
        return rows.wasNull() ? Value.NULL : value;
    }

    private static Value text(String text, ValueKind kind) {
        return text == null ? Value.NULL : Values.parse(kind, text);
    }

    private static Value bytes(ResultSet rows, int index) throws SQLException {
        byte[] bytes = rows.getBytes(index);
        return bytes == null ? Value.NULL : Value.Bytes.of(bytes);
    }

    /**
     * Times are read as numbers or as the engine prints them, never as the driver's objects: those go through the zone
     * of the JVM, in which two hours of an autumn night are one. Nested values are printed by the engine too: JSON keeps
     * the quotes that tell {@code NULL} from {@code 'NULL'}.
     */
    @Override
    public String projection(String reference, TypedColumn column) {
        return switch (column.kind()) {
            case NESTED -> "CAST(to_json(" + reference + ") AS VARCHAR)";
            case INSTANT -> microseconds(reference);
            case TIMESTAMP -> column.typeName().equals(MICROSECONDS) ? microseconds(reference) : printed(reference);
            case DATE, TIME, TIME_WITH_ZONE, INTERVAL, OTHER -> printed(reference);
            default -> reference;
        };
    }

    private static String printed(String reference) {
        return "CAST(" + reference + " AS VARCHAR)";
    }

    private static String microseconds(String reference) {
        return "CASE WHEN isfinite(" + reference + ") THEN epoch_us(" + reference + ") WHEN " + reference
                + " > 'epoch' THEN " + Long.MAX_VALUE + " WHEN " + reference + " < 'epoch' THEN " + -Long.MAX_VALUE
                + " END";
    }

    /** A literal in quotes becomes a value of the column's own type, and a DECIMAL is compared as one of its size. */
    @Override
    public String number(TypedColumn column, Value number) {
        if (column.kind() != ValueKind.NUMBER || column.typeName().equals("BIGNUM")) {
            return dialect.literal(number.text());
        }
        if (number instanceof Value.Numeric finite
                && finite.value().precision() - finite.value().scale() <= places(column.typeName())) {
            return "(" + number.text() + ")";
        }
        // Beyond all that the column can hold: DuckDB would try to make a value of its type of it.
        double beyond = number instanceof Value.Numeric finite
                ? finite.value().doubleValue()
                : ((Value.NonFinite) number).value();
        return "CAST(" + dialect.literal(Double.toString(beyond)) + " AS DOUBLE)";
    }

    /** Digits before the point that a column of a bounded type can hold. */
    private static int places(String typeName) {
        Matcher decimal = DECIMAL.matcher(typeName);
        return decimal.matches()
                ? Integer.parseInt(decimal.group(1)) - Integer.parseInt(decimal.group(2))
                : INTEGER_DIGITS;
    }

    @Override
    public boolean holdsNaN(TypedColumn column) {
        return column.kind().floating();
    }

    @Override
    public List<String> sessionSettings() {
        return List.of("SET TimeZone = 'UTC'");
    }

    @Override
    public List<String> snapshotSettings() {
        return List.of();
    }
}
