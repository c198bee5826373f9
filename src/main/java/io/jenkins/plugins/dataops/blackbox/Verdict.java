package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.check.CheckFinding;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.spec.Allow;
import io.jenkins.plugins.dataops.blackbox.spec.Check;
import io.jenkins.plugins.dataops.blackbox.spec.Expect;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is made of what was seen; severity does not count yet.
 *
 * @param outcome passed, failed or, when there was nothing to look at, error
 * @param message one sentence
 */
record Verdict(Outcome outcome, String message) {
    static Verdict on(Expect expect, Comparison found) {
        List<ColumnNote> broken =
                found.columnNotes().stream().filter(ColumnNote::fails).toList();
        if (broken.isEmpty()
                && found.expectedRows() == 0
                && found.actualRows() == 0
                && !expect.allowEmpty().orElse(false)) {
            return new Verdict(
                    Outcome.ERROR,
                    "nothing was compared, both sides have no rows: fix the query, or say 'allow_empty: true'");
        }
        if (!broken.isEmpty()) {
            String columns = broken.stream().map(Verdict::columnSentence).collect(Collectors.joining(", "));
            return new Verdict(Outcome.FAILED, columns + (found.differing() > 0 ? "; " + Sentences.rows(found) : ""));
        }
        if (found.differing() == 0) {
            return new Verdict(Outcome.PASSED, CheckFinding.rows(found.matched()) + " as expected" + Sentences.types(found));
        }
        return within(expect.allow(), found.differing(), found.total(), Sentences.rows(found));
    }

    private static String columnSentence(ColumnNote note) {
        return switch (note.difference()) {
            case MISSING -> "column " + note.column() + " is missing";
            case EXTRA -> "column " + note.column() + " is not expected (leave it out by 'ignore' or 'columns')";
            default -> "column " + note.column() + " is " + note.actualType().orElse("?") + " instead of "
                    + note.expectedType().orElse("?") + ", whose values cannot be compared";
        };
    }

    static Verdict on(Check check, CheckFinding found) {
        Optional<Long> checked = found.violations().checked();
        if (checked.orElse(1L) == 0 && !check.allowEmpty().orElse(false)) {
            return new Verdict(
                    Outcome.ERROR, "nothing was checked, there are no rows: fix the query, or say 'allow_empty: true'");
        }
        long violating = found.violations().violating();
        return violating == 0
                ? new Verdict(Outcome.PASSED, found.sentence())
                : within(check.allow(), violating, checked.orElse(violating), found.sentence());
    }

    private static Verdict within(Optional<Allow> allow, long wrong, long total, String sentence) {
        if (allow.isEmpty()) {
            return new Verdict(Outcome.FAILED, sentence);
        }
        boolean covered = allow.get().covers(wrong, total);
        return new Verdict(
                covered ? Outcome.PASSED : Outcome.FAILED,
                sentence + (covered ? ", within the allowed " : ", more than the allowed ") + allow.get().text());
    }
}
