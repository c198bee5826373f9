package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.blackbox.compare.CellDifference;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference.Change;
import io.jenkins.plugins.dataops.report.Cell;
import io.jenkins.plugins.dataops.report.CellPair;
import io.jenkins.plugins.dataops.result.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One differing row as lines of a table: what row, which column, expected, actual. */
final class RowDifferenceText {
    private final Language language;

    RowDifferenceText(Language language) {
        this.language = language;
    }

    void rows(RowDifference difference, List<List<String>> rows) {
        String row = language.phrase("change." + Words.of(difference.change())) + key(difference);
        switch (difference.change()) {
            case MISSING -> rows.add(List.of(row, "", whole(difference, CellDifference::expected), ""));
            case ADDED -> rows.add(List.of(row, "", "", whole(difference, CellDifference::actual)));
            default -> difference.cells().stream()
                    .filter(CellDifference::differs)
                    .forEach(cell -> {
                        CellPair.Plain cells = CellPair.plain(cell.expected(), cell.actual());
                        rows.add(List.of(row, cell.column(), cells.expected(), cells.actual()));
                    });
        }
    }

    private String key(RowDifference difference) {
        String key = difference.cells().stream()
                .filter(CellDifference::key)
                .map(cell -> cell.column() + "="
                        + shown(difference.change() == Change.ADDED ? cell.actual() : cell.expected()))
                .collect(Collectors.joining(", "));
        String times = difference.expectedCount() > 1 || difference.actualCount() > 1
                ? " ("
                        + language.phrase(
                                "text.times",
                                Map.of("expected", difference.expectedCount(), "actual", difference.actualCount()))
                        + ")"
                : "";
        return (key.isEmpty() ? "" : " " + key) + times;
    }

    private static String whole(RowDifference difference, Function<CellDifference, Optional<String>> side) {
        return difference.cells().stream()
                .map(cell -> cell.column() + "=" + shown(side.apply(cell)))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Optional<String> value) {
        return Cell.of(value).plain();
    }
}
