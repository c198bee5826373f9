package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.RowStream;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Rows that have been read already, all of them. */
final class FirstRows implements RowStream {
    private final List<TypedColumn> columns;
    private final Queue<Row> rows = new ArrayDeque<>();

    private FirstRows(List<TypedColumn> columns) {
        this.columns = columns;
    }

    /** Reads a stream to its end; the caller closes it. */
    static FirstRows of(RowStream source) {
        FirstRows first = new FirstRows(source.columns());
        for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
            first.rows.add(row.get());
        }
        return first;
    }

    /** How many there are still. */
    int count() {
        return rows.size();
    }

    @Override
    public List<TypedColumn> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() {
        return Optional.ofNullable(rows.poll());
    }

    @Override
    public void close() {
        rows.clear();
    }
}
