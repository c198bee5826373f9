package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.RowStream;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Rows whose query runs when the first one is asked for: one connection reads one result at a time. */
final class LateRows implements RowStream {
    private final List<TypedColumn> columns;
    private final Supplier<RowStream> source;
    private RowStream opened;

    LateRows(List<TypedColumn> columns, Supplier<RowStream> source) {
        this.columns = columns;
        this.source = source;
    }

    @Override
    public List<TypedColumn> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() {
        if (opened == null) {
            opened = source.get();
        }
        return opened.next();
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}
