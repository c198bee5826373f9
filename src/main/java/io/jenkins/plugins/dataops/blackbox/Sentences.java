package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.check.CheckFinding;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnDifference;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found, in one sentence each. */
final class Sentences {
    private static final int NAMED = 5;

    private Sentences() {}

    /** Such as: 3 of 1,204 rows differ: 1 missing, 2 changed (column delay_minutes). */
    static String rows(Comparison found) {
        List<String> parts = new ArrayList<>();
        part(parts, found.missing(), "missing");
        part(parts, found.added(), "added");
        part(parts, found.changed(), "changed" + columns(found.columns()));
        if (found.duplicated() > 0) {
            parts.add(CheckFinding.count(found.duplicated(), "key", "keys") + " duplicated");
        }
        return String.format(
                Locale.ROOT,
                "%,d of %s %s: %s",
                found.differing(),
                CheckFinding.rows(found.total()),
                found.differing() == 1 ? "differs" : "differ",
                String.join(", ", parts));
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
        }
    }

    private static String columns(List<ColumnDifference> columns) {
        if (columns.isEmpty()) {
            return "";
        }
        String named = columns.stream().limit(NAMED).map(ColumnDifference::column).collect(Collectors.joining(", "));
        return (columns.size() == 1 ? " (column " : " (columns ") + named
                + (columns.size() > NAMED ? " and " + (columns.size() - NAMED) + " more" : "") + ")";
    }

    /** The columns whose type is another although every value is equal; empty where there are none. */
    static String types(Comparison found) {
        String columns = found.columnNotes().stream()
                .filter(note -> note.difference() == ColumnNote.Difference.TYPE)
                .map(note -> note.column() + " is " + note.actualType().orElse("?") + " instead of "
                        + note.expectedType().orElse("?"))
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "" : "; types differ: " + columns;
    }

    /** Such as: 2 of 38 tests failed, 1 only warns. */
    static String summary(BlackBoxResult result) {
        int tests = result.tests().size();
        List<String> parts = new ArrayList<>();
        part(parts, result.count(Outcome.FAILED), "failed");
        part(parts, result.count(Outcome.ERROR), "could not be answered");
        part(parts, result.count(Outcome.UNSTABLE), "failed but only warn");
        part(parts, result.count(Outcome.PASSED), "passed");
        return CheckFinding.count(tests, "test", "tests") + ": " + String.join(", ", parts);
    }
}
