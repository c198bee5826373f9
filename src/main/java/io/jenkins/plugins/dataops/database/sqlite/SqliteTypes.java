package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.value.Numbers;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SQLite's types. They belong to cells: what a column was declared as says what is meant, and a cell may hold something
 * else, which then is read as what it is. An expression was declared as nothing, and is what its cells are.
 */
final class SqliteTypes implements TypeSystem {
    /** What the driver says of what was not declared; of a column that was declared so, too. */
    private static final String UNDECLARED = "NUMERIC";

    private static final String DAY = "[0-9][0-9][0-9][0-9]-";
    private static final String HOUR = "[0-9][0-9]:";

    /** The engine keeps milliseconds of a time, so that the fraction is cut out of the text; what follows it is a zone. */
    private static final String FRACTION = "substr(%1$s, instr(%1$s, '.') + 1)";
    private static final String ZONE = "ltrim(" + FRACTION + ", '0123456789')";
    private static final String DIGITS =
            "substr(" + FRACTION + ", 1, min(9, length(" + FRACTION + ") - length(" + ZONE + ")))";
    private static final String OF_A_SECOND = " || rtrim(rtrim('.' || " + DIGITS + ", '0'), '.')";
    private static final String TIME = "CASE WHEN typeof(%1$s) <> 'text' OR %1$s NOT GLOB '%2$s*' THEN %1$s"
            + " WHEN instr(%1$s, '.') = 0 THEN coalesce(strftime('%3$s', %1$s), %1$s)"
            + " ELSE coalesce(strftime('%3$s', substr(%1$s, 1, instr(%1$s, '.') - 1) || " + ZONE + ")";
    private static final String ELSE = ", %1$s) END";

    /** Of one kind each, so that the mixture of two is told by the longer text. */
    private static final String KINDS = "(SELECT group_concat(DISTINCT typeof(%1$s)) FROM subject WHERE %1$s IS NOT NULL)";

    @Override
    public ValueKind kind(String typeName, int jdbcType) {
        String declared = typeName.toUpperCase(Locale.ROOT);
        if (declared.startsWith("BOOL")) {
            return ValueKind.BOOLEAN;
        }
        if (declared.startsWith("TIMESTAMP") || declared.startsWith("DATETIME")) {
            return ValueKind.TIMESTAMP;
        }
        return switch (declared) {
            case "DATE" -> ValueKind.DATE;
            case "TIME" -> ValueKind.TIME;
            case "JSON" -> ValueKind.JSON;
            case "UUID" -> ValueKind.UUID;
            default -> byAffinity(declared);
        };
    }

    /** The engine's own rules, in its order. */
    private static ValueKind byAffinity(String declared) {
        if (declared.contains("INT")) {
            return ValueKind.NUMBER;
        }
        if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
            return ValueKind.TEXT;
        }
        if (declared.contains("BLOB")) {
            return ValueKind.BINARY;
        }
        if (declared.contains("REAL") || declared.contains("FLOA") || declared.contains("DOUB")) {
            return ValueKind.DOUBLE;
        }
        return declared.startsWith("NUM") || declared.startsWith("DEC") ? ValueKind.NUMBER : ValueKind.OTHER;
    }

    /** {@inheritDoc} Wrapped first, which refuses what yields no rows. What was not declared is asked of the rows. */
    @Override
    public List<TypedColumn> columns(Connection connection, String query) throws SQLException {
        List<TypedColumn> columns = new ArrayList<>();
        try (PreparedStatement wrapped = connection.prepareStatement(TypeSystem.none(query));
                PreparedStatement statement = connection.prepareStatement(query)) {
            wrapped.getMetaData();
            ResultSetMetaData names = statement.getMetaData();
            try (PreparedStatement renamed = connection.prepareStatement(
                    "WITH subject (" + String.join(", ", places(names.getColumnCount())) + ") AS (\n" + query
                            + "\n) SELECT * FROM subject WHERE 1 = 0")) {
                // The driver takes a cast in the text that an expression has for a name for the expression's type.
                for (TypedColumn column : columns(renamed.getMetaData())) {
                    String name = names.getColumnLabel(columns.size() + 1);
                    columns.add(new TypedColumn(name, column.kind(), column.typeName()));
                }
            }
        }
        return columns.stream().anyMatch(column -> column.typeName().equals(UNDECLARED))
                ? looked(connection, query, columns)
                : columns;
    }

    private static List<String> places(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).toList();
    }

    private List<TypedColumn> looked(Connection connection, String query, List<TypedColumn> columns) throws SQLException {
        List<String> places = places(columns.size());
        String asked = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).typeName().equals(UNDECLARED))
                .mapToObj(i -> String.format(Locale.ROOT, KINDS, places.get(i)))
                .collect(Collectors.joining(", "));
        String sql = "WITH subject (" + String.join(", ", places) + ") AS MATERIALIZED (\n" + query + "\n) SELECT " + asked;
        List<TypedColumn> known = new ArrayList<>();
        Query.list(connection, sql, row -> {
            int answer = 0;
            for (TypedColumn column : columns) {
                known.add(column.typeName().equals(UNDECLARED) ? of(column.name(), row.getString(++answer)) : column);
            }
            return true;
        });
        return known;
    }

    /** Where nothing but NULL is, anything that may stand against it is a text. */
    private static TypedColumn of(String name, String types) {
        return switch (types == null ? "null" : types) {
            case "integer", "integer,real", "real,integer" -> new TypedColumn(name, ValueKind.NUMBER, types);
            case "real" -> new TypedColumn(name, ValueKind.DOUBLE, types);
            case "text" -> new TypedColumn(name, ValueKind.TEXT, types);
            case "blob" -> new TypedColumn(name, ValueKind.BINARY, types);
            case "null" -> new TypedColumn(name, ValueKind.TEXT, "null");
            default -> new TypedColumn(name, ValueKind.OTHER, types);
        };
    }

    @Override
    public CellReader reader(TypedColumn column) {
        return (rows, index) -> value(rows.getObject(index), column.kind());
    }

    private static Value value(Object cell, ValueKind kind) {
        if (cell == null) {
            return Value.NULL;
        }
        Value value = cell instanceof byte[] bytes
                ? Value.Bytes.of(bytes)
                : cell instanceof Number number ? number(number, kind) : text((String) cell, kind);
        return kind == ValueKind.OTHER ? new Value.Text(value.text()) : value;
    }

    private static Value number(Number number, ValueKind kind) {
        if (number instanceof Double real) {
            return Numbers.of(real);
        }
        long whole = number.longValue();
        return kind == ValueKind.BOOLEAN && (whole == 0 || whole == 1)
                ? new Value.Truth(whole == 1)
                : Numbers.exact(BigDecimal.valueOf(whole));
    }

    /** A text that is no value of what the column was declared as stays a text, which equals none of them. */
    private static Value text(String text, ValueKind kind) {
        if (kind.numeric() || kind == ValueKind.BINARY) {
            return new Value.Text(text);
        }
        try {
            return Values.parse(kind, text);
        } catch (IllegalArgumentException another) {
            return new Value.Text(text);
        }
    }

    /** {@inheritDoc} Truths are numbers, times are texts in several writings, bytes and texts are never equal. */
    @Override
    public String comparable(String expression, TypedColumn column) {
        return switch (column.kind()) {
            case BOOLEAN -> "CASE lower(" + expression + ") WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE " + expression + " END";
            case DATE -> written(TIME + ELSE, DAY, "%Y-%m-%d", expression);
            case TIMESTAMP -> written(TIME + OF_A_SECOND + ELSE, DAY, "%Y-%m-%d %H:%M:%S", expression);
            case TIME -> written(TIME + OF_A_SECOND + ELSE, HOUR, "%H:%M:%S", expression);
            case BINARY -> "CASE typeof(" + expression + ") WHEN 'blob' THEN '\\x' || lower(hex(" + expression + ")) ELSE "
                    + expression + " END";
            case OTHER -> "CAST(" + expression + " AS TEXT)";
            default -> expression;
        };
    }

    /** A number may be a day of any of three calendars, so that it is no time here, nor is a word such as "now". */
    private static String written(String form, String begin, String format, String expression) {
        return String.format(Locale.ROOT, form, expression, begin, format);
    }

    /** {@inheritDoc} The engine has an order of all cells, in which a text is above any number, and bytes are above all. */
    @Override
    public Optional<String> incomparable(String expression, TypedColumn column) {
        return switch (column.kind()) {
            case NUMBER, DOUBLE -> Optional.of("typeof(" + expression + ") IN ('text', 'blob')");
            case DATE, TIMESTAMP, TIME -> Optional.of("typeof(" + expression + ") IN ('integer', 'real', 'blob')");
            default -> Optional.empty();
        };
    }

    @Override
    public String number(TypedColumn column, Value number) {
        if (number instanceof Value.NonFinite infinite) {
            return Double.isNaN(infinite.value()) ? "NULL" : infinite.value() > 0 ? "9e999" : "-9e999";
        }
        return "(" + number.text() + ")";
    }

    /** {@inheritDoc} The engine keeps NULL instead. */
    @Override
    public boolean holdsNaN(TypedColumn column) {
        return false;
    }

    @Override
    public List<String> sessionSettings() {
        return List.of(SqliteConfinement.READ_ONLY);
    }

    /** {@inheritDoc} A transaction sees the moment of its first reading. */
    @Override
    public List<String> snapshotSettings() {
        return List.of("SELECT 1 FROM sqlite_schema LIMIT 1");
    }
}
