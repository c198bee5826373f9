package io.jenkins.plugins.dataops.blackbox.source;

import io.jenkins.plugins.dataops.database.TypeSystem;
import io.jenkins.plugins.dataops.database.TypeSystem.CellReader;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.RowStream;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a query, fetched a few at a time. */
public final class QueryRows implements RowStream {
    private static final int FETCHED_AT_ONCE = 1_000;
    private final Statement statement;
    private final ResultSet rows;
    private final List<TypedColumn> columns;
    private final List<CellReader> readers;
    private long number;

    private QueryRows(Statement statement, ResultSet rows, List<TypedColumn> columns, List<CellReader> readers) {
        this.statement = statement;
        this.rows = rows;
        this.columns = List.copyOf(columns);
        this.readers = readers;
    }

    /** Runs the query; auto-commit is off, without which PostgreSQL's driver would load every row at once. */
    static QueryRows open(Connection connection, String query, List<TypedColumn> columns, TypeSystem types)
            throws SQLException {
        Statement statement = connection.createStatement();
        try {
            statement.setFetchSize(FETCHED_AT_ONCE);
            List<CellReader> readers = columns.stream().map(types::reader).toList();
            return new QueryRows(statement, statement.executeQuery(query), columns, readers);
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }

    @Override
    public List<TypedColumn> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() {
        int index = 0;
        try {
            if (!rows.next()) {
                return Optional.empty();
            }
            number++;
            List<Value> cells = new ArrayList<>(readers.size());
            for (; index < readers.size(); index++) {
                cells.add(readers.get(index).read(rows, index + 1));
            }
            return Optional.of(Row.of(cells));
        } catch (SQLException failure) {
            throw Snapshot.refused(failure);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
            TypedColumn column = columns.get(index);
            throw new ToolException(
                    "column '" + column.name() + "' (" + column.typeName() + ") of row " + number
                            + " holds a value that cannot be read: cast it to text in the query ("
                            + unreadable.getMessage() + ")",
                    unreadable);
        }
    }

    @Override
    public void close() {
        try (statement) {
            rows.close();
        } catch (SQLException lost) {
            // Nothing more is read from it, and the snapshot closes the connection.
        }
    }
}
