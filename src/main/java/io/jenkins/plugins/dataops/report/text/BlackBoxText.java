package io.jenkins.plugins.dataops.report.text;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.blackbox.check.Violations;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.report.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the result of black-box tests for people: what passed in a word, what did not with its rows. */
public final class BlackBoxText {
    private static final int SHOWN = 10;

    private final Page page;

    /**
     * A writer.
     *
     * @param page where it writes
     */
    public BlackBoxText(Page page) {
        this.page = page;
    }

    /**
     * Writes a result.
     *
     * @param result what the tests found
     */
    public void write(BlackBoxResult result) {
        result.tests().stream()
                .filter(test -> test.outcome() != Outcome.PASSED)
                .sorted((one, other) -> other.outcome().compareTo(one.outcome()))
                .forEach(this::test);
        page.conclusion(result.outcome(), page.language().say(result.summary()));
    }

    private void test(TestResult test) {
        page.verdict(test.outcome(), test.name() + " (" + test.spec() + ")");
        page.sentence("  " + page.language().say(test.message()));
        test.comparison().ifPresent(this::comparison);
        test.violations().ifPresent(this::violations);
        page.gap();
    }

    private void comparison(Comparison comparison) {
        List<RowDifference> shown = comparison.samples().stream().limit(SHOWN).toList();
        if (shown.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        RowDifferenceText text = new RowDifferenceText(page.language());
        shown.forEach(difference -> text.rows(difference, rows));
        page.table(
                Stream.of("row", "column", "expected", "actual").map(head -> say("text." + head)).toList(), rows);
        more(comparison.differing() - shown.size());
    }

    private void violations(Violations violations) {
        List<List<String>> rows = violations.samples().stream()
                .limit(SHOWN)
                .map(row -> row.stream().map(cell -> Cell.of(cell).plain()).toList())
                .toList();
        if (!rows.isEmpty()) {
            page.table(violations.columns(), rows);
            more(violations.violating() - rows.size());
        }
    }

    private String say(String key) {
        return page.language().phrase(key);
    }

    private void more(long rows) {
        if (rows > 0) {
            page.line("  ... " + page.language().phrase("report.more-rows", Map.of("rows", rows)));
        }
    }
}
