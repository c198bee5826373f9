package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.value.Numbers;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
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
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's types as its JDBC driver gives them. */
final class PostgreSqlTypes implements TypeSystem {
    /** Microseconds, which is what a time without stated precision has. */
    private static final int FINEST_SCALE = 6;

    /**
     * The name of the type under the domain, or the domain of a domain, that an array's elements are of. The driver
     * puts quotes around the names of what is not on the search path, and leaves quotes within them as they are.
     */
    private static final String BASE_OF_ELEMENTS = """
            WITH RECURSIVE below AS (
              SELECT element.* FROM pg_catalog.pg_type list
                JOIN pg_catalog.pg_namespace place ON place.oid = list.typnamespace
                JOIN pg_catalog.pg_type element ON element.oid = list.typelem
               WHERE element.typtype = 'd'
                 AND CASE WHEN pg_catalog.pg_type_is_visible(list.oid) THEN list.typname
                          ELSE '"' || place.nspname || '"."' || list.typname || '"' END = ?
              UNION ALL
              SELECT base.* FROM below JOIN pg_catalog.pg_type base ON base.oid = below.typbasetype
            )
            SELECT typname FROM below WHERE typtype <> 'd'
            """;

    private final Dialect dialect;

    PostgreSqlTypes(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public ValueKind kind(String typeName, int jdbcType) {
        return switch (typeName) {
            case "bool" -> ValueKind.BOOLEAN;
            case "int2", "int4", "int8", "numeric", "oid", "smallserial", "serial", "bigserial" -> ValueKind.NUMBER;
            case "float4" -> ValueKind.SINGLE;
            case "float8" -> ValueKind.DOUBLE;
            case "text", "varchar", "bpchar", "char", "name", "citext" -> ValueKind.TEXT;
            case "date" -> ValueKind.DATE;
            case "time" -> ValueKind.TIME;
            case "timetz" -> ValueKind.TIME_WITH_ZONE;
            case "timestamp" -> ValueKind.TIMESTAMP;
            case "timestamptz" -> ValueKind.INSTANT;
            case "interval" -> ValueKind.INTERVAL;
            case "bytea" -> ValueKind.BINARY;
            case "uuid" -> ValueKind.UUID;
            case "json", "jsonb" -> ValueKind.JSON;
            default -> other(typeName, jdbcType);
        };
    }

    /** Run with no rows instead of prepared: the driver takes the operator {@code ?} of jsonb for a parameter there. */
    @Override
    public List<TypedColumn> columns(Connection connection, String query) throws SQLException {
        List<TypedColumn> columns;
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(TypeSystem.none(query))) {
            columns = columns(none.getMetaData());
        }
        List<TypedColumn> known = new ArrayList<>();
        for (TypedColumn column : columns) {
            boolean ofNoKnownType = column.kind() == ValueKind.NESTED && elementKind(column.typeName()) == ValueKind.OTHER;
            known.add(ofNoKnownType ? withoutDomain(connection, column) : column);
        }
        return known;
    }

    /** The server calls a column of a domain by the type below it, but not so the elements of an array. */
    private static TypedColumn withoutDomain(Connection connection, TypedColumn column) throws SQLException {
        return Query.list(connection, BASE_OF_ELEMENTS, row -> row.getString(1), column.typeName()).stream()
                .findFirst()
                .map(base -> new TypedColumn(column.name(), column.kind(), "_" + base))
                .orElse(column);
    }

    /** With length and precision, which the driver keeps apart from the name. */
    @Override
    public String typeName(ResultSetMetaData metaData, int index) throws SQLException {
        String name = metaData.getColumnTypeName(index);
        int precision = metaData.getPrecision(index);
        return switch (name.startsWith("_") ? name.substring(1) : name) {
            case "numeric" -> precision > 0 ? name + "(" + precision + "," + metaData.getScale(index) + ")" : name;
            case "varchar", "bpchar", "bit", "varbit" ->
                precision > 0 && precision < Integer.MAX_VALUE ? name + "(" + precision + ")" : name;
            case "time", "timetz", "timestamp", "timestamptz" -> {
                int scale = metaData.getScale(index);
                yield scale < FINEST_SCALE ? name + "(" + scale + ")" : name;
            }
            default -> name;
        };
    }

    /** The name of a type without its length or precision. */
    private static String bare(String typeName) {
        int end = typeName.indexOf('(');
        return end < 0 ? typeName : typeName.substring(0, end);
    }

    private static ValueKind other(String typeName, int jdbcType) {
        if (jdbcType == Types.ARRAY) {
            return ValueKind.NESTED;
        }
        // An enum comes as VARCHAR; ranges, points, addresses and the like as OTHER or STRUCT, read as printed.
        return jdbcType == Types.VARCHAR ? ValueKind.TEXT : ValueKind.OTHER;
    }

    @Override
    public CellReader reader(TypedColumn column) {
        ValueKind kind = column.kind();
        return switch (kind) {
            case BOOLEAN -> (rows, index) -> orNull(rows, new Value.Truth(rows.getBoolean(index)));
            case SINGLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getFloat(index)));
            case DOUBLE -> (rows, index) -> orNull(rows, Numbers.of(rows.getDouble(index)));
            case DATE -> temporal(LocalDate.class);
            case TIME -> temporal(LocalTime.class);
            // As the driver gives it 24:00:00 has lost its offset.
            case TIME_WITH_ZONE -> text(kind);
            case TIMESTAMP -> temporal(LocalDateTime.class);
            case INSTANT -> temporal(OffsetDateTime.class);
            case BINARY -> PostgreSqlTypes::bytes;
            case NESTED -> new PostgreSqlArray(elementKind(column.typeName()));
            case TEXT -> bare(column.typeName()).equals("bpchar") ? PostgreSqlTypes::unpadded : text(kind);
            default -> text(kind);
        };
    }

    private ValueKind elementKind(String typeName) {
        String name = bare(typeName);
        return kind(name.startsWith("_") ? name.substring(1) : name, Types.OTHER);
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

    private static CellReader text(ValueKind kind) {
        return (rows, index) -> {
            String text = rows.getString(index);
            return text == null ? Value.NULL : Values.parse(kind, text);
        };
    }

    /** A literal in quotes becomes a value of the column's own type; one without is a numeric of any size. */
    @Override
    public String number(TypedColumn column, Value number) {
        if (column.kind() == ValueKind.NUMBER && number instanceof Value.Numeric) {
            return "(" + number.text() + ")";
        }
        String literal = dialect.literal(number.text());
        return column.kind() != ValueKind.NUMBER || holdsNaN(column)
                ? literal
                : "CAST(" + literal + " AS DOUBLE PRECISION)";
    }

    @Override
    public boolean holdsNaN(TypedColumn column) {
        return column.kind().floating() || column.kind() == ValueKind.NUMBER && column.typeName().startsWith("numeric");
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
