package io.jenkins.plugins.dataops.blackbox.source;

import io.jenkins.plugins.dataops.blackbox.value.Column;
import io.jenkins.plugins.dataops.blackbox.value.Kind;
import io.jenkins.plugins.dataops.blackbox.value.Numbers;
import io.jenkins.plugins.dataops.blackbox.value.Value;
import io.jenkins.plugins.dataops.blackbox.value.Values;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;

/** DuckDB's types as its JDBC driver gives them. */
final class DuckDbTypes implements TypeSystem {
    @Override
    public Kind kind(String typeName, int jdbcType) {
        if (typeName.endsWith("]") || typeName.startsWith("STRUCT(") || typeName.startsWith("MAP(")
                || typeName.startsWith("UNION(")) {
            return Kind.NESTED;
        }
        if (typeName.startsWith("DECIMAL(")) {
            return Kind.NUMBER;
        }
        return switch (typeName) {
            case "BOOLEAN" -> Kind.BOOLEAN;
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER",
                    "UBIGINT", "UHUGEINT", "DECIMAL", "BIGNUM", "VARINT" -> Kind.NUMBER;
            case "FLOAT" -> Kind.SINGLE;
            case "DOUBLE" -> Kind.DOUBLE;
            case "VARCHAR", "CHAR", "ENUM" -> Kind.TEXT;
            case "DATE" -> Kind.DATE;
            case "TIME", "TIME_NS" -> Kind.TIME;
            case "TIME WITH TIME ZONE" -> Kind.TIME_WITH_ZONE;
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Kind.TIMESTAMP;
            case "TIMESTAMP WITH TIME ZONE" -> Kind.INSTANT;
            case "INTERVAL" -> Kind.INTERVAL;
            case "BLOB" -> Kind.BINARY;
            case "UUID" -> Kind.UUID;
            case "JSON" -> Kind.JSON;
            default -> typeName.startsWith("ENUM(") ? Kind.TEXT : Kind.OTHER;
        };
    }

    /** Wrapped first, which refuses what yields no rows; but only the query itself keeps two columns of one name. */
    @Override
    public List<Column> columns(Connection connection, String query) throws SQLException {
        try (PreparedStatement wrapped = connection.prepareStatement(TypeSystem.none(query));
                PreparedStatement statement = connection.prepareStatement(query)) {
            wrapped.getMetaData();
            return columns(statement.getMetaData());
        }
    }

    @Override
    public CellReader reader(String typeName, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (rows, index) -> orNull(rows, new Value.Truth(rows.getBoolean(index)));
            case SINGLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getFloat(index)));
            case DOUBLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getDouble(index)));
            // Asked for LocalDate the driver goes through java.sql.Date, which loses years before Christ.
            case DATE -> (rows, index) -> temporal((Temporal) rows.getObject(index));
            case TIME_WITH_ZONE -> (rows, index) -> temporal(rows.getObject(index, OffsetTime.class));
            case TIMESTAMP -> (rows, index) -> temporal(rows.getObject(index, LocalDateTime.class));
            case INSTANT -> (rows, index) -> temporal(rows.getObject(index, OffsetDateTime.class));
            case BINARY -> DuckDbTypes::bytes;
            default -> (rows, index) -> text(rows.getString(index), kind);
        };
    }

    private static Value orNull(ResultSet rows, Value value) throws SQLException {
        return rows.wasNull() ? Value.NULL : value;
    }

    private static Value text(String text, Kind kind) {
        return text == null ? Value.NULL : Values.parse(kind, text);
    }

    private static Value bytes(ResultSet rows, int index) throws SQLException {
        byte[] bytes = rows.getBytes(index);
        return bytes == null ? Value.NULL : Value.Bytes.of(bytes);
    }

    private static Value temporal(Temporal value) {
        return value == null ? Value.NULL : Values.temporal(infinite(value));
    }

    /** DuckDB keeps an infinity as the largest number of days or microseconds, which the driver takes for a date. */
    private static Temporal infinite(Temporal value) {
        if (value instanceof LocalDate day && Math.abs(day.toEpochDay()) == Integer.MAX_VALUE) {
            return day.toEpochDay() > 0 ? LocalDate.MAX : LocalDate.MIN;
        }
        if (value instanceof LocalDateTime local && isInfinite(local.toInstant(ZoneOffset.UTC))) {
            return local.getYear() > 0 ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        if (value instanceof OffsetDateTime zoned && isInfinite(zoned.toInstant())) {
            return zoned.getYear() > 0 ? OffsetDateTime.MAX : OffsetDateTime.MIN;
        }
        return value;
    }

    private static boolean isInfinite(Instant instant) {
        Instant latest = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);
        return instant.equals(latest) || instant.equals(Instant.EPOCH.minus(Long.MAX_VALUE, ChronoUnit.MICROS));
    }

    /**
     * Nested values and times are printed by the engine: JSON keeps the quotes that tell {@code NULL} from
     * {@code 'NULL'}, and the driver has no 24:00:00.
     */
    @Override
    public String projection(String quotedName, Kind kind) {
        return switch (kind) {
            case NESTED -> "CAST(to_json(" + quotedName + ") AS VARCHAR) AS " + quotedName;
            case TIME, INTERVAL, OTHER -> "CAST(" + quotedName + " AS VARCHAR) AS " + quotedName;
            default -> quotedName;
        };
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
