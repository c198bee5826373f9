package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.check.CheckFinding;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.spec.Allow;
import io.jenkins.plugins.dataops.blackbox.spec.Check;
import io.jenkins.plugins.dataops.blackbox.spec.Expect;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.util.List;
import java.util.Optional;

/**
 * What is made of what was seen; severity does not count yet.
 *
 * @param outcome passed, failed or, when there was nothing to look at, error
 * @param message what was found
 */
record Verdict(Outcome outcome, Message message) {
    static Verdict on(Expect expect, Comparison found) {
        List<ColumnNote> broken =
                found.columnNotes().stream().filter(ColumnNote::fails).toList();
        if (broken.isEmpty()
                && found.expectedRows() == 0
                && found.actualRows() == 0
                && !expect.allowEmpty().orElse(false)) {
            return new Verdict(Outcome.ERROR, TestCode.NOTHING_COMPARED.of());
        }
        if (!broken.isEmpty()) {
            List<Message> columns = broken.stream().map(ComparisonMessages::column).toList();
            return new Verdict(
                    Outcome.FAILED,
                    found.differing() > 0
                            ? TestCode.COLUMNS_AND_ROWS_DIFFER.of(columns, ComparisonMessages.rows(found))
                            : TestCode.COLUMNS_DIFFER.of(columns));
        }
        if (found.differing() == 0) {
            return new Verdict(Outcome.PASSED, ComparisonMessages.equal(found));
        }
        return within(expect.allow(), found.differing(), found.total(), ComparisonMessages.rows(found));
    }

    static Verdict on(Check check, CheckFinding found) {
        Optional<Long> checked = found.violations().checked();
        if (checked.orElse(1L) == 0 && !check.allowEmpty().orElse(false)) {
            return new Verdict(Outcome.ERROR, TestCode.NOTHING_CHECKED.of());
        }
        long violating = found.violations().violating();
        return violating == 0
                ? new Verdict(Outcome.PASSED, found.message())
                : within(check.allow(), violating, checked.orElse(violating), found.message());
    }

    private static Verdict within(Optional<Allow> allow, long wrong, long total, Message finding) {
        if (allow.isEmpty()) {
            return new Verdict(Outcome.FAILED, finding);
        }
        boolean covered = allow.get().covers(wrong, total);
        TestCode code = covered ? TestCode.WITHIN_ALLOWED : TestCode.MORE_THAN_ALLOWED;
        return new Verdict(covered ? Outcome.PASSED : Outcome.FAILED, code.of(finding, allowed(allow.get())));
    }

    private static Message allowed(Allow allow) {
        return allow.rows()
                .map(TestCode.ALLOWED_ROWS::of)
                .orElseGet(() -> TestCode.ALLOWED_PERCENT.of(allow.percent().orElseThrow().toPlainString()));
    }
}
