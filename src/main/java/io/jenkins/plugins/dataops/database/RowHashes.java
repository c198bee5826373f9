package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.value.TypedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** How an engine sums rows up by hashes, so that two sets of rows are held against each other where they lie. */
public interface RowHashes {
    /**
     * A column whose values and those of the column that it is compared with have the same hash when they are equal as
     * {@link io.jenkins.plugins.dataops.value.Value} says, and another one, but for chance, when they are not.
     *
     * @param reference the column in SQL
     * @param column what it holds
     * @param other what the other column holds
     * @return SQL over it; empty where the engine's hashes do not tell what is equal
     */
    Optional<String> hashable(String reference, TypedColumn column, TypedColumn other);

    /**
     * The hash of several values.
     *
     * @param values SQL that {@link #hashable} wrote, one or more
     * @param seed another one makes an independent hash
     * @return an expression of 64 bits
     */
    String hash(List<String> values, int seed);

    /**
     * A query whose rows are made before anything is done with them, and whose conditions are looked at before any other.
     *
     * @param query a query
     * @return the query, or one around it
     */
    default String apart(String query) {
        return query;
    }

    /**
     * Sums hashes up, in whatever order.
     *
     * @param hash what {@link #hash} wrote
     * @return an aggregate that no number of rows overflows
     */
    String sum(String hash);

    /**
     * In which part of all rows one lies.
     *
     * @param hash what {@link #hash} wrote
     * @param segments how many there are, a power of two
     * @return an integer from 0
     */
    String segment(String hash, int segments);

    /**
     * Whether no two rows of a table have the same values in some columns, by a rule that the engine holds itself.
     *
     * @param connection where
     * @param table the table as SQL names it
     * @param columns names of columns
     * @return false also where the engine cannot tell
     * @throws SQLException when the engine cannot be asked
     */
    boolean unique(Connection connection, String table, List<String> columns) throws SQLException;
}
