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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a test found as plain text, one line a row; quotes tell NULL from the word and from the empty text. */
final class DifferenceText {
    /** The longest text of a test, in characters. */
    static final int LONGEST = 20_000;

    private static final int LONGEST_CELL = 300;

    private final Language language;
    private final List<String> lines = new ArrayList<>();

    private DifferenceText(Language language) {
        this.language = language;
    }

    static String of(TestResult test, Language language) {
        DifferenceText text = new DifferenceText(language);
        text.lines.add(language.say(test.message()));
        test.comparison().ifPresent(text::rows);
        test.violations().ifPresent(text::rows);
        return Allowance.clip(String.join("\n", text.lines), LONGEST);
    }

    private void rows(Comparison found) {
        found.columnNotes().forEach(note -> lines.add(language.phrase(
                "report.column-note",
                Map.of(
                        "column", note.column(),
                        "difference", note.difference().name().toLowerCase(Locale.ROOT),
                        "sides", sides(type(note.expectedType()), type(note.actualType()))))));
        found.samples().forEach(sample -> lines.add(line(sample)));
        more(found.differing() - found.samples().size());
    }

    private String type(Optional<String> type) {
        return type.orElseGet(() -> language.phrase("report.no-type"));
    }

    private String sides(String expected, String actual) {
        return language.phrase("report.both-sides", Map.of("expected", expected, "actual", actual));
    }

    private String line(RowDifference sample) {
        String key = sample.cells().stream()
                .filter(CellDifference::key)
                .map(cell -> cell.column() + " "
                        + quoted(sample.change() == Change.ADDED ? cell.actual() : cell.expected()))
                .collect(Collectors.joining(", "));
        String cells = sample.cells().stream()
                .filter(cell -> !cell.key() && (cell.differs() || sample.change() != Change.CHANGED))
                .map(cell -> cell.column() + ": " + sides(sample.change(), cell))
                .collect(Collectors.joining("; "));
        return language.phrase("change." + sample.change().name().toLowerCase(Locale.ROOT)) + " " + (key.isEmpty() ? "" : "[" + key + "] ") + cells;
    }

    private String sides(Change change, CellDifference cell) {
        return switch (change) {
            case MISSING -> quoted(cell.expected());
            case ADDED -> quoted(cell.actual());
            case CHANGED -> changed(cell);
        };
    }

    private void rows(Violations found) {
        for (List<Optional<String>> sample : found.samples()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < sample.size(); i++) {
                String column = i < found.columns().size() ? found.columns().get(i) + " " : "";
                cells.add(column + quoted(sample.get(i)));
            }
            lines.add(String.join(", ", cells));
        }
        more(found.violating() - found.samples().size());
    }

    private void more(long count) {
        if (count > 0) {
            lines.add(language.phrase("report.more-rows", Map.of("rows", count)));
        }
    }

    /** On one line, so that no cell can pass for a line of its own. */
    private static String quoted(Optional<String> cell) {
        return Cell.of(cell.map(text -> Allowance.clip(text, LONGEST_CELL))).quoted();
    }

    private String changed(CellDifference cell) {
        if (!cell.differs()) {
            return sides(quoted(cell.expected()), quoted(cell.actual()));
        }
        CellPair.Plain cells = CellPair.plain(
                cell.expected().map(text -> Allowance.clip(text, LONGEST_CELL)),
                cell.actual().map(text -> Allowance.clip(text, LONGEST_CELL)));
        return sides(inQuotes(cell.expected(), cells.expected()), inQuotes(cell.actual(), cells.actual()));
    }

    private static String inQuotes(Optional<String> cell, String shown) {
        return cell.isEmpty() || shown.startsWith("'") && shown.length() > 1 ? shown : "'" + shown + "'";
    }
}
