package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.value.Numbers;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * MariaDB's types, read as the texts that the server sends, so that no zone of this machine plays a part. A cell that is
 * no value elsewhere, such as the day 0000-00-00 or a time of 800 hours, stays a text, which equals no day and no time.
 */
final class MariaDbTypes implements TypeSystem {
    private static final String UNSIGNED = " UNSIGNED";
    private static final int TEXT_ONLY = 31;

    /** More rows than there can be. */
    private static final String NO_LIMIT = "18446744073709551615";

    private static final Pattern WITH = Pattern.compile("WITH\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public ValueKind kind(String typeName, int jdbcType) {
        String name = typeName.toUpperCase(Locale.ROOT);
        String bare = name.endsWith(UNSIGNED) ? name.substring(0, name.length() - UNSIGNED.length()) : name;
        int end = bare.indexOf('(');
        return switch (end < 0 ? bare : bare.substring(0, end)) {
            case "TINYINT", "BOOLEAN", "SMALLINT", "MEDIUMINT", "INTEGER", "INT", "BIGINT", "DECIMAL", "BIT", "YEAR" ->
                    ValueKind.NUMBER;
            case "FLOAT" -> ValueKind.SINGLE;
            case "DOUBLE" -> ValueKind.DOUBLE;
            case "DATE" -> ValueKind.DATE;
            case "TIME" -> ValueKind.TIME;
            case "DATETIME" -> ValueKind.TIMESTAMP;
            case "TIMESTAMP" -> ValueKind.INSTANT;
            case "CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "ENUM", "SET", "NULL", "INET4", "INET6" ->
                    ValueKind.TEXT;
            case "JSON" -> ValueKind.JSON;
            case "UUID" -> ValueKind.UUID;
            case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB", "GEOMETRY", "POINT", "LINESTRING",
                    "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION" -> ValueKind.BINARY;
            default -> ValueKind.OTHER;
        };
    }

    /** {@inheritDoc} Run with no rows, wrapped, which refuses what yields none; a file is written all the same. */
    @Override
    public List<TypedColumn> columns(Connection connection, String query) throws SQLException {
        if (MariaDbStatementRules.movesFiles(query)) {
            throw new SQLException("a query here writes no file on the server and sends none to it");
        }
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(TypeSystem.none(query))) {
            return columns(none.getMetaData());
        }
    }

    /** {@inheritDoc} With length and scale, which the driver keeps apart from the name. */
    @Override
    public String typeName(ResultSetMetaData metaData, int index) throws SQLException {
        String name = metaData.getColumnTypeName(index).toLowerCase(Locale.ROOT);
        int scale = metaData.getScale(index);
        return switch (name) {
            case "decimal" -> name + "(" + metaData.getPrecision(index) + "," + scale + ")";
            case "char", "varchar", "binary", "varbinary", "bit" -> name + "(" + metaData.getPrecision(index) + ")";
            case "time", "datetime", "timestamp" -> scale > 0 && scale < TEXT_ONLY ? name + "(" + scale + ")" : name;
            default -> name;
        };
    }

    /** {@inheritDoc} Sent as a text, a number of 32 bits has lost its last digits. */
    @Override
    public String projection(String reference, TypedColumn column) {
        return column.kind() == ValueKind.SINGLE ? "CAST(" + reference + " AS DOUBLE)" : reference;
    }

    /**
     * {@inheritDoc} A table in FROM cannot name its columns anew; and what has no limit loses its order within another
     * query. A query with WITH takes none from outside.
     */
    @Override
    public String projected(String query, List<String> places, List<String> selected) {
        boolean limited = !WITH.matcher(query).region(SqlLexer.begin(query, MariaDbDialect.LEXIS), query.length()).lookingAt();
        return "WITH subject (" + String.join(", ", places) + ") AS (" + (limited ? "(" : "") + "\n" + query + "\n"
                + (limited ? ") LIMIT " + NO_LIMIT : "") + ") SELECT " + String.join(", ", selected) + " FROM subject";
    }

    @Override
    public CellReader reader(TypedColumn column) {
        ValueKind kind = column.kind();
        if (column.typeName().startsWith("bit")) {
            return MariaDbTypes::bits;
        }
        return switch (kind) {
            case BINARY -> MariaDbTypes::bytes;
            case SINGLE -> (rows, index) -> {
                String text = rows.getString(index);
                return text == null ? Value.NULL : Numbers.of(Float.parseFloat(text));
            };
            case INSTANT -> (rows, index) -> time(kind, rows.getObject(index, ServerText.class), "Z");
            case DATE, TIME, TIMESTAMP -> (rows, index) -> time(kind, rows.getObject(index, ServerText.class), "");
            default -> (rows, index) -> {
                String text = rows.getString(index);
                return text == null ? Value.NULL : Values.parse(kind, text);
            };
        };
    }

    private static Value time(ValueKind kind, ServerText cell, String zone) {
        if (cell == null) {
            return Value.NULL;
        }
        try {
            return Values.parse(kind, cell.text() + zone);
        } catch (IllegalArgumentException another) {
            return new Value.Text(cell.text());
        }
    }

    private static Value bits(ResultSet rows, int index) throws SQLException {
        byte[] bytes = rows.getBytes(index);
        return bytes == null ? Value.NULL : Numbers.exact(new BigDecimal(new BigInteger(1, bytes)));
    }

    private static Value bytes(ResultSet rows, int index) throws SQLException {
        byte[] bytes = rows.getBytes(index);
        return bytes == null ? Value.NULL : Value.Bytes.of(bytes);
    }

    /** {@inheritDoc} Texts as what they are, in which no letter stands for another and spaces at the end count. */
    @Override
    public String comparable(String expression, TypedColumn column) {
        return switch (column.kind()) {
            case TEXT, JSON, OTHER -> "CONVERT(" + expression + " USING utf8mb4) COLLATE utf8mb4_nopad_bin";
            case SINGLE -> "CAST(" + expression + " AS DOUBLE)";
            default -> expression;
        };
    }

    @Override
    public String distinct(String expression, TypedColumn column) {
        return comparable(expression, column);
    }

    @Override
    public String number(TypedColumn column, Value number) {
        if (number instanceof Value.NonFinite infinite) {
            return Double.isNaN(infinite.value()) ? "NULL" : infinite.value() > 0 ? "1.8e308" : "-1.8e308";
        }
        return "(" + number.text() + ")";
    }

    /** {@inheritDoc} The server refuses it, and infinities as well. */
    @Override
    public boolean holdsNaN(TypedColumn column) {
        return false;
    }

    /**
     * {@inheritDoc} A cache of subqueries would answer for a text what it answered for another one that the column's
     * collation takes for the same.
     */
    @Override
    public List<String> sessionSettings() {
        return List.of(
                "SET SESSION time_zone = '+00:00'",
                "SET SESSION optimizer_switch = 'subquery_cache=off'",
                "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                "SET SESSION TRANSACTION READ ONLY");
    }

    @Override
    public List<String> snapshotSettings() {
        return List.of("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }
}
