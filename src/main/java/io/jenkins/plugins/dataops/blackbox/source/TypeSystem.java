package io.jenkins.plugins.dataops.blackbox.source;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How one engine's types are read as values. A new engine is one class here and one line in {@link #of}. */
interface TypeSystem {
    /** Reads the cells of one column; the driver has said already that the value is not NULL, or says so here. */
    @FunctionalInterface
    interface CellReader {
        /** The value at the row where the result stands, {@link Value#NULL} included. */
        Value read(ResultSet rows, int index) throws SQLException;
    }

    /** What a type of the engine holds. */
    ValueKind kind(String typeName, int jdbcType);

    /** The columns of a query as it names them, duplicates included, without reading a row. */
    List<TypedColumn> columns(Connection connection, String query) throws SQLException;

    /** The columns that a driver describes. */
    default List<TypedColumn> columns(ResultSetMetaData metaData) throws SQLException {
        List<TypedColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            String type = metaData.getColumnTypeName(i);
            columns.add(new TypedColumn(metaData.getColumnLabel(i), kind(type, metaData.getColumnType(i)), typeName(metaData, i)));
        }
        return columns;
    }

    /** A type in the engine's words, with whatever of it the driver keeps apart. */
    default String typeName(ResultSetMetaData metaData, int index) throws SQLException {
        return metaData.getColumnTypeName(index);
    }

    /** A query with the columns of another one and no rows; only what yields rows can stand in it. */
    static String none(String query) {
        return "SELECT * FROM (\n" + query + "\n) AS subject WHERE 1 = 0";
    }

    /** How a column is read. */
    CellReader reader(TypedColumn column);

    /**
     * What must be selected so that a column can be read exactly.
     *
     * @param reference the column in SQL
     * @param column what it holds
     * @return the reference itself, or an expression over it
     */
    default String projection(String reference, TypedColumn column) {
        return reference;
    }

    /** Statements that make a fresh session independent of who connects from where; before the transaction. */
    Iterable<String> sessionSettings();

    /** Statements that begin a transaction, which is one snapshot, after the driver left auto-commit. */
    Iterable<String> snapshotSettings();

    /**
     * The types of an engine.
     *
     * @throws UsageException when black-box tests do not know it
     */
    static TypeSystem of(Dialect dialect) {
        return switch (dialect.name()) {
            case "postgresql" -> new PostgreSqlTypes();
            case "duckdb" -> new DuckDbTypes();
            default -> throw new UsageException("black-box tests do not know the types of " + dialect.name());
        };
    }
}
