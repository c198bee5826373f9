package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a row is written only if it is as expected, so that of two who write at once one does and both learn which. An
 * engine that spells it another way, or counts no changed rows, says so by overriding.
 */
public interface ConditionalWrites {
    /** As PostgreSQL, DuckDB and SQLite have it. */
    ConditionalWrites STANDARD = new ConditionalWrites() {};

    /**
     * Inserts a row unless one with the same key is there.
     *
     * @param connection where
     * @param table the table, quoted
     * @param row the values by column, in a fixed order
     * @return whether it was inserted here
     * @throws SQLException when the database refuses
     */
    default boolean insertIfAbsent(Connection connection, String table, Map<String, Object> row)
            throws SQLException {
        return Query.update(
                        connection,
                        "INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                                + String.join(", ", Collections.nCopies(row.size(), "?")) + ") ON CONFLICT DO NOTHING",
                        row.values().toArray())
                == 1;
    }

    /**
     * Changes a row if it holds what is expected.
     *
     * @param connection where
     * @param table the table, quoted
     * @param expected values that the row must have, its key among them; none of them null
     * @param row the new values by column
     * @return whether it was changed
     * @throws SQLException when the database refuses
     */
    default boolean compareAndSwap(
            Connection connection, String table, Map<String, Object> expected, Map<String, Object> row)
            throws SQLException {
        List<Object> values = new ArrayList<>(row.values());
        values.addAll(expected.values());
        return Query.update(
                        connection,
                        "UPDATE " + table + " SET "
                                + row.keySet().stream().map(name -> name + " = ?").collect(Collectors.joining(", "))
                                + " WHERE "
                                + expected.keySet().stream()
                                        .map(name -> name + " = ?")
                                        .collect(Collectors.joining(" AND ")),
                        values.toArray())
                == 1;
    }
}
