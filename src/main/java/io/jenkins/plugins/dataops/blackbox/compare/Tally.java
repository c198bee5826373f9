package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.blackbox.compare.RowDifference.Change;
import io.jenkins.plugins.dataops.value.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Counts differences and keeps the first few of them by key, whatever order they are found in. */
final class Tally {
    private static final Comparator<Row> ROWS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Found> ORDER = Comparator.comparing(Found::key)
            .thenComparing(Found::change)
            .thenComparing(Found::expected, ROWS)
            .thenComparing(Found::actual, ROWS)
            .thenComparingLong(Found::number);

    private final Alignment alignment;
    private final CellText cellText;
    private final int samples;
    private final long[] changedCells;
    private final TreeSet<Found> first = new TreeSet<>(ORDER);
    private long numbers;
    private long missing;
    private long added;
    private long changed;
    private long duplicated;

    Tally(Alignment alignment, Rules rules, CellText cellText) {
        this.alignment = alignment;
        this.cellText = cellText;
        this.samples = rules.samples();
        this.changedCells = new long[alignment.rest().size()];
    }

    private record Found(Change change, Row key, Row expected, Row actual, RowGroup group, long number) {}

    void missing(Row key, Row rest, RowGroup group, long times) {
        missing += times;
        keep(Change.MISSING, key, rest, null, group);
    }

    void added(Row key, Row rest, RowGroup group, long times) {
        added += times;
        keep(Change.ADDED, key, null, rest, group);
    }

    void changed(Row key, Row expected, Row actual, RowGroup group) {
        changed++;
        for (int i = 0; i < changedCells.length; i++) {
            if (!alignment.rest().get(i).equal(expected.cell(i), actual.cell(i))) {
                changedCells[i]++;
            }
        }
        keep(Change.CHANGED, key, expected, actual, group);
    }

    void duplicated() {
        duplicated++;
    }

    private void keep(Change change, Row key, Row expected, Row actual, RowGroup group) {
        first.add(new Found(change, key, expected, actual, group, numbers++));
        if (first.size() > samples) {
            first.pollLast();
        }
    }

    Comparison comparison(long expectedRows, long actualRows, long matched, EqualRows equal) {
        List<ColumnDifference> columns = IntStream.range(0, changedCells.length)
                .filter(i -> changedCells[i] > 0)
                .mapToObj(i -> new ColumnDifference(alignment.rest().get(i).name(), changedCells[i]))
                .sorted(Comparator.comparingLong(ColumnDifference::changed).reversed())
                .toList();
        return new Comparison(
                alignment.keyNames(),
                expectedRows + equal.rows(),
                actualRows + equal.rows(),
                matched + equal.rows(),
                missing,
                added,
                changed,
                duplicated + equal.duplicated(),
                columns,
                alignment.notes(),
                equal.rows() == 0 ? Optional.empty() : Optional.of(equal.rows()),
                first.stream().map(this::difference).toList());
    }

    private RowDifference difference(Found found) {
        List<String> keyNames = alignment.keyNames();
        List<String> restNames = alignment.rest().stream().map(ColumnPair::name).toList();
        CellText shown = cellText.of(keyNames, found.key());
        if (found.expected() != null) {
            shown = shown.of(restNames, found.expected());
        }
        if (found.actual() != null) {
            shown = shown.of(restNames, found.actual());
        }
        List<CellDifference> cells = new ArrayList<>();
        for (int i = 0; i < keyNames.size(); i++) {
            cells.add(shown.cell(
                    keyNames.get(i),
                    true,
                    false,
                    found.change() == Change.ADDED ? null : found.key().cell(i),
                    found.change() == Change.MISSING ? null : found.key().cell(i)));
        }
        for (int i = 0; i < alignment.rest().size(); i++) {
            ColumnPair pair = alignment.rest().get(i);
            boolean differs = found.change() == Change.CHANGED
                    && !pair.equal(found.expected().cell(i), found.actual().cell(i));
            cells.add(shown.cell(
                    pair.name(),
                    false,
                    differs,
                    found.expected() == null ? null : found.expected().cell(i),
                    found.actual() == null ? null : found.actual().cell(i)));
        }
        return new RowDifference(found.change(), found.group().expectedCount(), found.group().actualCount(), cells);
    }
}
