package io.jenkins.plugins.dataops.blackbox.source;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One consistent view of a database that cannot be written through: everything read from it was true at one instant,
 * and whatever a query should change is rolled back.
 */
public final class Snapshot implements AutoCloseable {
    private static final Pattern LONG_LIST = Pattern.compile("IN \\([0-9, ]{400,}\\)");

    private final Connection connection;
    private final Dialect dialect;
    private final TypeSystem types;
    private final List<String> statements = new ArrayList<>();

    private Snapshot(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.types = dialect.types();
    }

    /**
     * Takes a snapshot on a connection of its own.
     *
     * @param database where
     * @return the snapshot, which the caller closes
     * @throws ToolException when the database cannot be reached
     */
    public static Snapshot of(Database database) {
        Connection connection = database.connect();
        Snapshot snapshot = new Snapshot(connection, database.dialect());
        try (Statement statement = connection.createStatement()) {
            for (String setting : snapshot.types.sessionSettings()) {
                statement.execute(setting);
            }
            connection.setAutoCommit(false);
            for (String setting : snapshot.types.snapshotSettings()) {
                statement.execute(setting);
            }
            return snapshot;
        } catch (SQLException failure) {
            snapshot.close();
            throw new ToolException("the database refused to begin a snapshot: " + failure.getMessage(), failure);
        }
    }

    /**
     * The engine.
     *
     * @return its dialect
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * What was run so far.
     *
     * @return SQL in order
     */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /**
     * The columns of a query, without running it.
     *
     * @param query one SQL query
     * @return its columns
     * @throws ToolException when the database refuses it
     */
    public List<TypedColumn> columns(String query) {
        try {
            return types.columns(connection, query);
        } catch (SQLException failure) {
            statements.add(query);
            throw refused(failure);
        }
    }

    /**
     * Runs a query.
     *
     * @param query one SQL query
     * @return its rows as a stream that the caller closes
     * @throws ToolException when the database refuses it
     */
    public QueryRows query(String query) {
        List<TypedColumn> columns = columns(query);
        String exact = exact(query, columns);
        statements.add(shown(exact));
        try {
            return QueryRows.open(connection, exact, columns, types);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /**
     * How rows are hashed where they lie.
     *
     * @return empty where the engine cannot
     * @throws ToolException when it cannot be asked
     */
    public Optional<RowHashes> rowHashes() {
        try {
            return dialect.rowHashes(connection);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /**
     * Whether no two rows of a table have the same values in some columns, by a rule that the engine holds.
     *
     * @param hashes asks it
     * @param table the table as SQL names it
     * @param columns names of columns
     * @return false also where the engine cannot tell
     * @throws ToolException when it cannot be asked
     */
    public boolean unique(RowHashes hashes, String table, List<String> columns) {
        try {
            return hashes.unique(connection, table, columns);
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /**
     * Asks for figures.
     *
     * @param query a query of whole numbers
     * @param columns how many it has
     * @return its rows; 0 stands for NULL
     * @throws ToolException when the database refuses it
     */
    public List<long[]> figures(String query, int columns) {
        statements.add(shown(query));
        // Not prepared: the driver would take an operator such as ? for a parameter.
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<long[]> all = new ArrayList<>();
            while (rows.next()) {
                long[] figures = new long[columns];
                for (int i = 0; i < columns; i++) {
                    figures[i] = rows.getLong(i + 1);
                }
                all.add(figures);
            }
            return all;
        } catch (SQLException failure) {
            throw refused(failure);
        }
    }

    /**
     * The query itself where every column can be read as it is, so that its order is certain to be kept. Otherwise
     * columns are taken by their places: a query may give two of them the same name.
     */
    private String exact(String query, List<TypedColumn> columns) {
        List<String> selected = new ArrayList<>();
        List<String> places = new ArrayList<>();
        boolean asItIs = true;
        for (TypedColumn column : columns) {
            String place = "c" + (places.size() + 1);
            String projection = types.projection(place, column);
            asItIs &= projection.equals(place);
            places.add(place);
            selected.add(projection + " AS " + dialect.quote(column.name()));
        }
        return asItIs ? query : types.projected(query, places, selected);
    }

    /** Nobody reads a list of thousands of numbers, and a result is kept for years. */
    private static String shown(String sql) {
        return LONG_LIST.matcher(sql).replaceAll("IN (...)");
    }

    /** What a database said, as a failure that names neither user nor password. */
    static ToolException refused(SQLException failure) {
        String message = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return new ToolException("the database refused the query: " + message, failure);
    }

    /** Rolls back and lets go of the connection. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException lost) {
            // The connection is gone, and with it the transaction: that is what was wanted.
        }
    }
}
