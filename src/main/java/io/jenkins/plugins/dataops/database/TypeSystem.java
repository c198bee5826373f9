package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How one engine's types are read as values, and how values are written for them. */
public interface TypeSystem {
    /** Reads the cells of one column; the driver has said already that the value is not NULL, or says so here. */
    @FunctionalInterface
    interface CellReader {
        /**
         * Reads one cell.
         *
         * @param rows the result, standing on the row
         * @param index the column's place, from 1
         * @return the value, {@link Value#NULL} included
         * @throws SQLException when the driver cannot give it
         */
        Value read(ResultSet rows, int index) throws SQLException;
    }

    /**
     * What a type of the engine holds.
     *
     * @param typeName the type as the driver names it
     * @param jdbcType the type as {@link java.sql.Types} numbers it
     * @return the kind of its values
     */
    ValueKind kind(String typeName, int jdbcType);

    /**
     * The columns of a query as it names them, duplicates included, without reading a row.
     *
     * @param connection where
     * @param query one query
     * @return its columns in order
     * @throws SQLException when the engine refuses it, or when it yields no rows
     */
    List<TypedColumn> columns(Connection connection, String query) throws SQLException;

    /**
     * The columns that a driver describes.
     *
     * @param metaData the driver's description
     * @return the columns in order
     * @throws SQLException when it cannot be read
     */
    default List<TypedColumn> columns(ResultSetMetaData metaData) throws SQLException {
        List<TypedColumn> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            String type = metaData.getColumnTypeName(i);
            columns.add(
                    new TypedColumn(metaData.getColumnLabel(i), kind(type, metaData.getColumnType(i)), typeName(metaData, i)));
        }
        return columns;
    }

    /**
     * A type in the engine's words, with whatever of it the driver keeps apart.
     *
     * @param metaData the driver's description
     * @param index the column's place, from 1
     * @return for example {@code varchar(20)}
     * @throws SQLException when it cannot be read
     */
    default String typeName(ResultSetMetaData metaData, int index) throws SQLException {
        return metaData.getColumnTypeName(index);
    }

    /**
     * A query with the columns of another one and no rows; only what yields rows can stand in it.
     *
     * @param query one query
     * @return the query around it
     */
    static String none(String query) {
        return "SELECT * FROM (\n" + query + "\n) AS subject WHERE 1 = 0";
    }

    /**
     * How a column is read.
     *
     * @param column what it holds
     * @return the reader of its cells
     */
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

    /**
     * A query with its columns taken by their places: it may give two of them the same name.
     *
     * @param query one query
     * @param places a name for each column
     * @param selected what is selected of them, as SQL
     * @return the query around it
     */
    default String projected(String query, List<String> places, List<String> selected) {
        return "SELECT " + String.join(", ", selected) + " FROM (\n" + query + "\n) AS subject ("
                + String.join(", ", places) + ")";
    }

    /**
     * Writes a column so that it equals others, and is grouped with them, by its value alone, where the engine would take
     * some values for the same that are not.
     *
     * @param expression the column's reference
     * @param column what it holds
     * @return the expression itself, or one over it
     */
    default String distinct(String expression, TypedColumn column) {
        return expression;
    }

    /**
     * Writes a column, or a text literal that stands against it, so that the two compare as values of the column's kind:
     * an engine that keeps times as texts may have one time in several writings.
     *
     * @param expression the column's reference, or the literal
     * @param column what the column holds
     * @return the expression itself, or one over it
     */
    default String comparable(String expression, TypedColumn column) {
        return expression;
    }

    /**
     * Writes a number so that a column can be held against it, though none of the column's type may be it: neither 1.5
     * nor 3000000000 is an integer of 32 bits, and each of them bounds such integers.
     *
     * @param column a column that holds numbers
     * @param number the number, or an infinity or NaN
     * @return SQL that compares as the number does, without a loss of digits
     */
    String number(TypedColumn column, Value number);

    /**
     * Whether a column can hold NaN, which is in no range.
     *
     * @param column what it holds
     * @return false where the engine would refuse to be asked for it
     */
    boolean holdsNaN(TypedColumn column);

    /**
     * Which cells of a column have no place among its values, as where any cell may hold any type: they are in no range.
     *
     * @param expression the column as {@link #comparable} writes it
     * @param column what it was declared as
     * @return a condition on a cell; empty where there are no such cells
     */
    default Optional<String> incomparable(String expression, TypedColumn column) {
        return Optional.empty();
    }

    /**
     * Makes a fresh session independent of who connects from where.
     *
     * @return statements to run before the transaction
     */
    List<String> sessionSettings();

    /**
     * Makes a transaction one snapshot.
     *
     * @return statements that begin it, after the driver left auto-commit
     */
    List<String> snapshotSettings();
}
