package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Small statements against a catalog or a journal, whose answers fit in memory. */
public final class Query {
    /**
     * Makes a value of one row.
     *
     * @param <T> the value's type
     */
    @FunctionalInterface
    public interface RowReader<T> {
        /**
         * Reads the current row.
         *
         * @param row the result, standing on the row
         * @return the value
         * @throws SQLException when a column cannot be read
         */
        T read(ResultSet row) throws SQLException;
    }

    private Query() {}

    /**
     * All rows of a query.
     *
     * @param connection where
     * @param sql the query with {@code ?} for each parameter
     * @param reader makes a value of each row
     * @param parameters the values for the question marks
     * @param <T> the values' type
     * @return the values in the query's order
     * @throws SQLException when the database refuses
     */
    public static <T> List<T> list(Connection connection, String sql, RowReader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(reader.read(rows));
                }
                return values;
            }
        }
    }

    /**
     * Changes rows.
     *
     * @param connection where
     * @param sql the statement with {@code ?} for each parameter
     * @param parameters the values for the question marks
     * @return how many rows it changed
     * @throws SQLException when the database refuses
     */
    public static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /**
     * Runs one statement that answers nothing.
     *
     * @param connection where
     * @param sql the statement; question marks in it are no parameters
     * @throws SQLException when the database refuses
     */
    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Runs statements that answer nothing, in one journey to the server where the driver can.
     *
     * @param connection where
     * @param statements the statements in order
     * @throws SQLException when the database refuses one of them
     */
    public static void runAll(Connection connection, List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (Statement batch = connection.createStatement()) {
            for (String statement : statements) {
                batch.addBatch(statement);
            }
            batch.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
