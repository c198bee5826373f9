package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.blackbox.compare.CellDifference;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference.Change;
import io.jenkins.plugins.dataops.report.PlainCells;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One differing row as lines of a table: what row, which column, expected, actual. */
final class RowDifferenceText {
    private RowDifferenceText() {}

    static void rows(RowDifference difference, List<List<String>> rows) {
        String row = Words.of(difference.change()) + key(difference);
        switch (difference.change()) {
            case MISSING -> rows.add(List.of(row, "", whole(difference, CellDifference::expected), ""));
            case ADDED -> rows.add(List.of(row, "", "", whole(difference, CellDifference::actual)));
            default -> difference.cells().stream()
                    .filter(CellDifference::differs)
                    .forEach(cell -> {
                        PlainCells cells = PlainCells.of(cell.expected(), cell.actual());
                        rows.add(List.of(row, cell.column(), cells.expected(), cells.actual()));
                    });
        }
    }

    private static String key(RowDifference difference) {
        String key = difference.cells().stream()
                .filter(CellDifference::key)
                .map(cell -> cell.column() + "="
                        + shown(difference.change() == Change.ADDED ? cell.actual() : cell.expected()))
                .collect(Collectors.joining(", "));
        String times = difference.expectedCount() > 1 || difference.actualCount() > 1
                ? " (" + difference.expectedCount() + " expected, " + difference.actualCount() + " there)"
                : "";
        return (key.isEmpty() ? "" : " " + key) + times;
    }

    private static String whole(RowDifference difference, Function<CellDifference, Optional<String>> side) {
        return difference.cells().stream()
                .map(cell -> cell.column() + "=" + shown(side.apply(cell)))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Optional<String> value) {
        return PlainCells.alone(value);
    }
}
