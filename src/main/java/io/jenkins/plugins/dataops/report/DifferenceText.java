package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.blackbox.check.Violations;
import io.jenkins.plugins.dataops.blackbox.compare.CellDifference;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference.Change;
import io.jenkins.plugins.dataops.result.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a test found as plain text, one line a row; quotes tell NULL from the word and from the empty text. */
final class DifferenceText {
    /** The longest text of a test, in characters. */
    static final int LONGEST = 20_000;

    private static final int LONGEST_CELL = 300;

    private DifferenceText() {}

    static String of(TestResult test, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(language.say(test.message()));
        test.comparison().ifPresent(found -> rows(found, lines));
        test.violations().ifPresent(found -> rows(found, lines));
        return Allowance.clip(String.join("\n", lines), LONGEST);
    }

    private static void rows(Comparison found, List<String> lines) {
        found.columnNotes().forEach(note -> lines.add("column " + note.column() + " "
                + note.difference().name().toLowerCase(Locale.ROOT) + ": expected "
                + note.expectedType().orElse("none") + ", actual " + note.actualType().orElse("none")));
        found.samples().forEach(sample -> lines.add(line(sample)));
        more(found.differing() - found.samples().size(), lines);
    }

    private static String line(RowDifference sample) {
        String key = sample.cells().stream()
                .filter(CellDifference::key)
                .map(cell -> cell.column() + " "
                        + quoted(sample.change() == Change.ADDED ? cell.actual() : cell.expected()))
                .collect(Collectors.joining(", "));
        String cells = sample.cells().stream()
                .filter(cell -> !cell.key() && (cell.differs() || sample.change() != Change.CHANGED))
                .map(cell -> cell.column() + ": " + sides(sample.change(), cell))
                .collect(Collectors.joining("; "));
        return sample.change().name().toLowerCase(Locale.ROOT) + " " + (key.isEmpty() ? "" : "[" + key + "] ") + cells;
    }

    private static String sides(Change change, CellDifference cell) {
        return switch (change) {
            case MISSING -> quoted(cell.expected());
            case ADDED -> quoted(cell.actual());
            case CHANGED -> changed(cell);
        };
    }

    private static void rows(Violations found, List<String> lines) {
        for (List<Optional<String>> sample : found.samples()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < sample.size(); i++) {
                String column = i < found.columns().size() ? found.columns().get(i) + " " : "";
                cells.add(column + quoted(sample.get(i)));
            }
            lines.add(String.join(", ", cells));
        }
        more(found.violating() - found.samples().size(), lines);
    }

    private static void more(long count, List<String> lines) {
        if (count > 0) {
            lines.add("and " + Counts.of(count, "more row"));
        }
    }

    /** On one line, so that no cell can pass for a line of its own. */
    private static String quoted(Optional<String> cell) {
        return PlainCells.quoted(cell.map(text -> Allowance.clip(text, LONGEST_CELL)));
    }

    private static String changed(CellDifference cell) {
        if (!cell.differs()) {
            return "expected " + quoted(cell.expected()) + ", actual " + quoted(cell.actual());
        }
        PlainCells cells = PlainCells.of(
                cell.expected().map(text -> Allowance.clip(text, LONGEST_CELL)),
                cell.actual().map(text -> Allowance.clip(text, LONGEST_CELL)));
        return "expected " + inQuotes(cell.expected(), cells.expected()) + ", actual "
                + inQuotes(cell.actual(), cells.actual());
    }

    private static String inQuotes(Optional<String> cell, String shown) {
        return cell.isEmpty() || shown.startsWith("'") && shown.length() > 1 ? shown : "'" + shown + "'";
    }
}
