package io.jenkins.plugins.dataops.blackbox.source;

import io.jenkins.plugins.dataops.blackbox.value.Column;
import io.jenkins.plugins.dataops.blackbox.value.Kind;
import io.jenkins.plugins.dataops.blackbox.value.Numbers;
import io.jenkins.plugins.dataops.blackbox.value.Value;
import io.jenkins.plugins.dataops.blackbox.value.Values;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.temporal.Temporal;
import java.util.List;

/** PostgreSQL's types as its JDBC driver gives them. */
final class PostgreSqlTypes implements TypeSystem {
    @Override
    public Kind kind(String typeName, int jdbcType) {
        return switch (typeName) {
            case "bool" -> Kind.BOOLEAN;
            case "int2", "int4", "int8", "numeric", "oid", "smallserial", "serial", "bigserial" -> Kind.NUMBER;
            case "float4" -> Kind.SINGLE;
            case "float8" -> Kind.DOUBLE;
            case "text", "varchar", "bpchar", "char", "name", "citext" -> Kind.TEXT;
            case "date" -> Kind.DATE;
            case "time" -> Kind.TIME;
            case "timetz" -> Kind.TIME_WITH_ZONE;
            case "timestamp" -> Kind.TIMESTAMP;
            case "timestamptz" -> Kind.INSTANT;
            case "interval" -> Kind.INTERVAL;
            case "bytea" -> Kind.BINARY;
            case "uuid" -> Kind.UUID;
            case "json", "jsonb" -> Kind.JSON;
            default -> other(typeName, jdbcType);
        };
    }

    /** Run with no rows instead of prepared: the driver takes the operator {@code ?} of jsonb for a parameter there. */
    @Override
    public List<Column> columns(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(TypeSystem.none(query))) {
            return columns(none.getMetaData());
        }
    }

    @Override
    public String typeName(ResultSetMetaData metaData, int index) throws SQLException {
        String name = metaData.getColumnTypeName(index);
        return name.equals("numeric") && metaData.getPrecision(index) > 0
                ? "numeric(" + metaData.getPrecision(index) + "," + metaData.getScale(index) + ")"
                : name;
    }

    private static Kind other(String typeName, int jdbcType) {
        if (jdbcType == Types.ARRAY) {
            return Kind.NESTED;
        }
        // An enum comes as VARCHAR; ranges, points, addresses and the like as OTHER or STRUCT, read as printed.
        return jdbcType == Types.VARCHAR ? Kind.TEXT : Kind.OTHER;
    }

    @Override
    public CellReader reader(String typeName, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (rows, index) -> orNull(rows, new Value.Truth(rows.getBoolean(index)));
            case SINGLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getFloat(index)));
            case DOUBLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getDouble(index)));
            case DATE -> temporal(LocalDate.class);
            case TIME -> temporal(LocalTime.class);
            case TIME_WITH_ZONE -> temporal(OffsetTime.class);
            case TIMESTAMP -> temporal(LocalDateTime.class);
            case INSTANT -> temporal(OffsetDateTime.class);
            case BINARY -> PostgreSqlTypes::bytes;
            case NESTED -> new PostgreSqlArray(elementKind(typeName));
            case TEXT -> typeName.equals("bpchar") ? PostgreSqlTypes::unpadded : text(kind);
            default -> text(kind);
        };
    }

    private Kind elementKind(String typeName) {
        return kind(typeName.startsWith("_") ? typeName.substring(1) : typeName, Types.OTHER);
    }

    private static Value orNull(ResultSet rows, Value value) throws SQLException {
        return rows.wasNull() ? Value.NULL : value;
    }

    private static CellReader temporal(Class<? extends Temporal> type) {
        return (rows, index) -> {
            Temporal value = rows.getObject(index, type);
            return value == null ? Value.NULL : Values.temporal(value);
        };
    }

    private static Value bytes(ResultSet rows, int index) throws SQLException {
        byte[] bytes = rows.getBytes(index);
        return bytes == null ? Value.NULL : Value.Bytes.of(bytes);
    }

    /** CHAR(n) is padded with spaces that PostgreSQL itself does not count when it compares. */
    private static Value unpadded(ResultSet rows, int index) throws SQLException {
        String padded = rows.getString(index);
        if (padded == null) {
            return Value.NULL;
        }
        int end = padded.length();
        while (end > 0 && padded.charAt(end - 1) == ' ') {
            end--;
        }
        return new Value.Text(padded.substring(0, end));
    }

    private static CellReader text(Kind kind) {
        return (rows, index) -> {
            String text = rows.getString(index);
            return text == null ? Value.NULL : Values.parse(kind, text);
        };
    }

    @Override
    public List<String> sessionSettings() {
        return List.of("SET TimeZone = 'UTC'", "SET IntervalStyle = 'iso_8601'", "SET lc_monetary = 'C'");
    }

    @Override
    public List<String> snapshotSettings() {
        return List.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }
}
