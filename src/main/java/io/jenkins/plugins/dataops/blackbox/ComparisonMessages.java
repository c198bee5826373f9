package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.compare.ColumnDifference;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.List;

/** What a comparison found, as messages. */
final class ComparisonMessages {
    private static final int NAMED = 5;

    /** What stands for a type that is not known. */
    private static final String UNKNOWN = "?";

    private ComparisonMessages() {}

    /** Such as: 3 of 1,204 rows differ: 1 missing, 2 changed (column delay_minutes). */
    static Message rows(Comparison found) {
        List<Message> changes = new ArrayList<>();
        add(changes, TestCode.ROWS_MISSING, found.missing());
        add(changes, TestCode.ROWS_ADDED, found.added());
        if (found.changed() > 0) {
            changes.add(changed(found.changed(), found.columns()));
        }
        add(changes, TestCode.KEYS_DUPLICATED, found.duplicated());
        return TestCode.ROWS_DIFFER.of(found.differing(), found.total(), changes);
    }

    private static void add(List<Message> changes, TestCode code, long count) {
        if (count > 0) {
            changes.add(code.of(count));
        }
    }

    private static Message changed(long rows, List<ColumnDifference> columns) {
        if (columns.isEmpty()) {
            return TestCode.ROWS_CHANGED.of(rows);
        }
        List<String> named = columns.stream().limit(NAMED).map(ColumnDifference::column).toList();
        return TestCode.ROWS_CHANGED_IN.of(rows, columns.size(), named, columns.size() - named.size());
    }

    /** Every row is as expected, though the types of some columns may not be. */
    static Message equal(Comparison found) {
        List<Message> types = found.columnNotes().stream()
                .filter(note -> note.difference() == ColumnNote.Difference.TYPE)
                .limit(NAMED)
                .map(note -> types(TestCode.COLUMN_TYPE, note))
                .toList();
        Message equal = types.isEmpty()
                ? TestCode.ROWS_EQUAL.of(found.matched())
                : TestCode.ROWS_EQUAL_BUT_TYPES.of(found.matched(), types);
        return found.byHash().map(rows -> TestCode.EQUAL_BY_HASH.of(equal, rows)).orElse(equal);
    }

    /** What is wrong with a column. */
    static Message column(ColumnNote note) {
        return switch (note.difference()) {
            case MISSING -> TestCode.COLUMN_MISSING.of(note.column());
            case EXTRA -> TestCode.COLUMN_NOT_EXPECTED.of(note.column());
            default -> types(TestCode.COLUMN_NOT_COMPARABLE, note);
        };
    }

    private static Message types(TestCode code, ColumnNote note) {
        return code.of(note.column(), note.actualType().orElse(UNKNOWN), note.expectedType().orElse(UNKNOWN));
    }
}
