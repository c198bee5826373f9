package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.RowStream;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import io.jenkins.plugins.dataops.value.Values;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table for tests. */
final class Rows {
    private final List<TypedColumn> columns;
    private final List<Row> rows;

    Rows(List<TypedColumn> columns, List<Row> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Columns as {@code name:KIND}, cells as text of that kind; null is NULL. */
    static Rows of(String columns, Object[]... rows) {
        List<TypedColumn> typed = new ArrayList<>();
        for (String column : columns.split(" ")) {
            String[] parts = column.split(":");
            ValueKind kind = parts.length == 1 ? ValueKind.TEXT : ValueKind.valueOf(parts[1]);
            typed.add(new TypedColumn(parts[0], kind, kind.name()));
        }
        List<Row> values = new ArrayList<>();
        for (Object[] row : rows) {
            List<Value> cells = new ArrayList<>();
            for (int i = 0; i < row.length; i++) {
                cells.add(row[i] == null ? Value.NULL : Values.parse(typed.get(i).kind(), row[i].toString()));
            }
            values.add(Row.of(cells));
        }
        return new Rows(typed, values);
    }

    static Object[] row(Object... cells) {
        return cells;
    }

    RowStream stream() {
        Iterator<Row> remaining = rows.iterator();
        return new RowStream() {
            @Override
            public List<TypedColumn> columns() {
                return columns;
            }

            @Override
            public Optional<Row> next() {
                return remaining.hasNext() ? Optional.of(remaining.next()) : Optional.empty();
            }
        };
    }

    static Rules keyed(String... key) {
        return new Rules(List.of(key), List.of(), Set.of(), Map.of(), false, Set.of(), 20);
    }

    static Rules tolerant(String key, Map<String, Tolerance> tolerance) {
        return new Rules(List.of(key), List.of(), Set.of(), tolerance, false, Set.of(), 20);
    }

    static CellText shown(Rules rules) {
        return new CellText(rules.mask(), text -> text);
    }

    Comparison against(Rows actual, Rules rules) {
        return RowComparison.compare(stream(), actual.stream(), rules, shown(rules), new MemoryBudget(1_000_000));
    }
}
