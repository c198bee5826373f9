package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.compare.CellDifference;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference.Change;
import io.jenkins.plugins.dataops.result.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lays out the samples of a comparison: keys at the left, then what differs side by side, then the rest. */
final class DifferenceTable {
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_ROWS = 100;

    private final Comparison comparison;
    private final Allowance allowance;
    private final Language language;
    private final List<Column> columns;
    private final int columnsInAll;

    private DifferenceTable(Comparison comparison, Allowance allowance, Language language) {
        this.comparison = comparison;
        this.language = language;
        this.allowance = allowance;
        Map<String, Column> found = new LinkedHashMap<>();
        for (RowDifference sample : comparison.samples()) {
            sample.cells().forEach(cell -> found.merge(cell.column(), Column.of(sample, cell), Column::and));
        }
        this.columnsInAll = found.size();
        this.columns = found.values().stream()
                .sorted(Comparator.comparing(column -> column.key() ? 0 : column.twofold() ? 1 : 2))
                .limit(MOST_COLUMNS)
                .toList();
    }

    static Optional<BlackBoxView.Differences> of(Comparison comparison, Allowance allowance, Language language) {
        return comparison.samples().isEmpty()
                ? Optional.empty()
                : Optional.of(new DifferenceTable(comparison, allowance, language).view());
    }

    private BlackBoxView.Differences view() {
        List<BlackBoxView.DifferingRow> rows = new ArrayList<>();
        for (RowDifference sample : comparison.samples()) {
            if (rows.size() == MOST_ROWS || allowance.spent()) {
                break;
            }
            rows.add(row(sample));
        }
        boolean twofold = columns.stream().anyMatch(Column::twofold);
        int left = columnsInAll - columns.size();
        long keys = columns.stream().filter(Column::key).count();
        return new BlackBoxView.Differences(
                columns.stream().map(column -> column.head(twofold, language)).toList(),
                twofold,
                String.valueOf(keys + 1),
                Rows.of(comparison.differing(), rows, language),
                left > 0 ? language.phrase("report.columns-not-shown", Map.of("columns", left)) : "");
    }

    private BlackBoxView.DifferingRow row(RowDifference sample) {
        Map<String, CellDifference> byColumn = new LinkedHashMap<>();
        sample.cells().forEach(cell -> byColumn.put(cell.column(), cell));
        List<BlackBoxView.DifferingCell> cells = new ArrayList<>();
        for (Column column : columns) {
            cell(cells, column, Optional.ofNullable(byColumn.get(column.name())), sample.change());
        }
        boolean single = sample.expectedCount() <= 1 && sample.actualCount() <= 1;
        String counts = single
                ? ""
                : language.phrase(
                        "report.both-sides",
                        Map.of("expected", sample.expectedCount(), "actual", sample.actualCount()));
        return new BlackBoxView.DifferingRow(badge(sample.change()), counts, cells);
    }

    private Badge badge(Change change) {
        String word = language.phrase("change." + change.name().toLowerCase(Locale.ROOT));
        return switch (change) {
            case MISSING -> new Badge("bad", "\u2212", word);
            case ADDED -> new Badge("warning", "+", word);
            case CHANGED -> new Badge("active", "\u2260", word);
        };
    }

    private void cell(
            List<BlackBoxView.DifferingCell> cells, Column column, Optional<CellDifference> found, Change change) {
        List<Piece> expected = List.of();
        List<Piece> actual = List.of();
        boolean differs = false;
        if (found.isPresent()) {
            CellDifference cell = found.get();
            differs = cell.differs();
            if (differs) {
                CellPair pair = CellPair.differing(cell.expected(), cell.actual());
                expected = pair.expected().pieces(language);
                actual = pair.actual().pieces(language);
            } else {
                expected = change == Change.ADDED ? List.of() : CellPair.alone(cell.expected()).pieces(language);
                actual = change == Change.MISSING ? List.of() : CellPair.alone(cell.actual()).pieces(language);
            }
        }
        if (column.twofold()) {
            cells.add(limited(column, expected, differs));
            cells.add(limited(column, actual, differs));
        } else {
            cells.add(limited(column, actual.isEmpty() ? expected : actual, false));
        }
    }

    private BlackBoxView.DifferingCell limited(Column column, List<Piece> pieces, boolean differs) {
        pieces.forEach(piece -> allowance.take(piece.text(), Integer.MAX_VALUE));
        return new BlackBoxView.DifferingCell(column.key(), differs, pieces);
    }

    /** A column over all samples; twofold when expected and actual are to be seen both. */
    private record Column(String name, boolean key, boolean twofold) {
        static Column of(RowDifference sample, CellDifference cell) {
            boolean unequal = sample.change() == Change.CHANGED && !cell.expected().equals(cell.actual());
            return new Column(cell.column(), cell.key(), !cell.key() && (cell.differs() || unequal));
        }

        Column and(Column other) {
            return new Column(name, key, twofold || other.twofold);
        }

        BlackBoxView.ColumnHead head(boolean twoLines, Language language) {
            String shown = Allowance.clip(key && name.equals("#") ? language.phrase("report.row-number") : name, 200);
            return new BlackBoxView.ColumnHead(shown, key, twofold, twoLines && !twofold);
        }
    }
}
