package io.jenkins.plugins.dataops.blackbox.expected;

import io.jenkins.plugins.dataops.blackbox.compare.CellText;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.RowStream;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows as written, read with the types of the actual columns of the same names. */
public final class TypedRows implements RowStream {
    private final RawRows raw;
    private final List<TypedColumn> columns;
    private final CellText cellText;

    /**
     * Typed rows.
     *
     * @param raw rows as written; closed with this
     * @param actual the columns whose types they get
     * @param cellText how a cell that cannot be read is shown
     */
    public TypedRows(RawRows raw, List<TypedColumn> actual, CellText cellText) {
        this.raw = raw;
        this.cellText = cellText;
        Map<String, TypedColumn> byName = actual.stream()
                .collect(Collectors.toMap(TypedColumn::name, Function.identity(), (first, second) -> first));
        this.columns = raw.columns().isEmpty()
                ? List.copyOf(actual)
                : raw.columns().stream()
                        .map(name -> byName.getOrDefault(name, new TypedColumn(name, ValueKind.TEXT, "text")))
                        .toList();
    }

    @Override
    public List<TypedColumn> columns() {
        return columns;
    }

    @Override
    public Optional<Row> next() {
        return raw.next().map(this::typed);
    }

    private Row typed(RawRow row) {
        List<Value> cells = new ArrayList<>(columns.size());
        for (TypedColumn column : columns) {
            cells.add(row.cells().get(column.name()).map(text -> value(row, column, text)).orElse(Value.NULL));
        }
        return Row.of(cells);
    }

    private Value value(RawRow row, TypedColumn column, String text) {
        try {
            Value value = Values.parse(column.kind(), text);
            return column.typeName().startsWith("bpchar") && value instanceof Value.Text padded
                    ? new Value.Text(padded.value().replaceAll(" +$", ""))
                    : value;
        } catch (IllegalArgumentException unreadable) {
            String shown = cellText.show(column.name(), new Value.Text(text)).orElseThrow();
            throw new UsageException(
                    raw.place() + " line " + row.line() + ", column '" + column.name() + "': '" + shown
                            + "' is no value of a " + column.typeName() + " column; " + unreadable.getMessage(),
                    unreadable);
        }
    }

    @Override
    public void close() {
        raw.close();
    }
}
