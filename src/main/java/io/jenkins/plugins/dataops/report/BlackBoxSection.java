package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.blackbox.check.Violations;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The section of a run of black-box tests. */
final class BlackBoxSection {
    private static final int MOST_TESTS = 500;
    private static final int MOST_OPEN = 5;
    private static final int MOST_SAMPLES = 100;
    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_TEXT = 4_000;

    private final BlackBoxResult result;
    private final Language language;
    private final Allowance allowance = new Allowance(Allowance.SECTION);

    private BlackBoxSection(BlackBoxResult result, Language language) {
        this.result = result;
        this.language = language;
    }

    static Section of(ResultDocument document, SectionPlace place) {
        BlackBoxResult result = document.as(BlackBoxResult.class);
        String took = place.language().duration(result.took());
        SectionHead head = SectionHead.of(document, DocumentWords.title(document, place.language()), took, place);
        BlackBoxSection section = new BlackBoxSection(result, place.language());
        Optional<String> next = section.next();
        return new Section(
                Templates.render("black-box", section.view(head, place.main() ? Optional.empty() : next), place.language()),
                List.of(new ChangeStep(place.language().phrase("report.step-test"), head.badge(), head.took(), head.id())),
                next);
    }

    private List<TestResult> notGood() {
        return result.tests().stream()
                .filter(test -> test.outcome() != Outcome.PASSED)
                .sorted(Comparator.comparing(TestResult::outcome, BlackBoxSection::failedFirst))
                .toList();
    }

    private BlackBoxView view(SectionHead head, Optional<String> next) {
        List<TestResult> bad = notGood();
        List<BlackBoxView.Test> shown = new ArrayList<>();
        for (TestResult test : bad) {
            if (shown.size() == MOST_TESTS || allowance.spent()) {
                break;
            }
            shown.add(test(test, head.id() + "-test-" + (shown.size() + 1), shown.size() < MOST_OPEN));
        }
        int missing = bad.size() - shown.size();
        return new BlackBoxView(
                head,
                BlackBoxWords.counts(result, language),
                next,
                List.of(Fact.database(result.connection(), result.database(), language)),
                shown,
                missing == 0 ? "" : language.phrase("report.tests-not-shown", Map.of("tests", missing)),
                passed());
    }

    /** Wrong data first: it is what the tests are there to find. */
    private static int failedFirst(Outcome one, Outcome other) {
        List<Outcome> order = List.of(Outcome.FAILED, Outcome.ERROR, Outcome.UNSTABLE, Outcome.PASSED);
        return Integer.compare(order.indexOf(one), order.indexOf(other));
    }

    private Optional<String> next() {
        List<TestResult> bad = notGood();
        if (bad.isEmpty() || bad.get(0).outcome() == Outcome.UNSTABLE) {
            return Optional.empty();
        }
        return Optional.of(language.phrase(
                bad.get(0).outcome() == Outcome.FAILED ? "report.next-failed" : "report.next-not-answered"));
    }

    private Rows<BlackBoxView.PassedTest> passed() {
        List<TestResult> passed = result.tests().stream()
                .filter(test -> test.outcome() == Outcome.PASSED)
                .toList();
        return Rows.of(
                passed,
                MOST_TESTS,
                test -> new BlackBoxView.PassedTest(
                        Badge.of(Outcome.PASSED, language),
                        Allowance.clip(test.name(), LONGEST_TEXT),
                        test.spec(),
                        allowance.take(language.say(test.message()), LONGEST_TEXT),
                        language.duration(test.took())),
                language);
    }

    private BlackBoxView.Test test(TestResult test, String id, boolean open) {
        Optional<Comparison> found = test.comparison();
        return new BlackBoxView.Test(
                id,
                open,
                Badge.of(test.outcome(), language),
                allowance.take(test.name(), LONGEST_TEXT),
                test.spec() + ", " + test.kind(),
                allowance.take(language.say(test.message()), LONGEST_TEXT),
                allowance.take(test.description().orElse(""), LONGEST_TEXT),
                language.duration(test.took()),
                found.map(this::counts).or(() -> test.violations().map(this::counts)).orElse(List.of()),
                Rows.of(
                        found.map(Comparison::columns).orElse(List.of()),
                        MOST_COLUMNS,
                        column -> new BlackBoxView.ChangedColumn(column.column(), language.number(column.changed())),
                        language),
                Rows.of(
                        found.map(Comparison::columnNotes).orElse(List.of()),
                        MOST_COLUMNS,
                        note -> new BlackBoxView.Note(
                                note.column(),
                                BlackBoxWords.badge(note.difference(), language),
                                note.expectedType().orElse(""),
                                note.actualType().orElse("")),
                        language),
                found.flatMap(comparison -> DifferenceTable.of(comparison, allowance, language)),
                test.violations().filter(it -> !it.samples().isEmpty()).map(this::breaches),
                test.statements().stream()
                        .limit(MOST_SAMPLES)
                        .map(sql -> allowance.take(sql, LONGEST_TEXT))
                        .toList());
    }

    private List<Fact> counts(Comparison found) {
        return List.of(
                new Fact(language.phrase("report.expected"), rows(found.expectedRows())),
                new Fact(language.phrase("report.actual"), rows(found.actualRows())),
                new Fact(language.phrase("report.equal"), language.number(found.matched())),
                new Fact(language.phrase("report.missing"), language.number(found.missing())),
                new Fact(language.phrase("report.added"), language.number(found.added())),
                new Fact(language.phrase("report.changed"), language.number(found.changed())),
                new Fact(language.phrase("report.duplicated"), language.number(found.duplicated())));
    }

    private String rows(long count) {
        return language.phrase("report.rows", Map.of("rows", count));
    }

    private List<Fact> counts(Violations found) {
        List<Fact> facts = new ArrayList<>();
        found.checked().ifPresent(checked -> facts.add(new Fact(language.phrase("report.checked"), rows(checked))));
        facts.add(new Fact(language.phrase("report.break-the-rule"), rows(found.violating())));
        new TreeMap<>(found.figures()).entrySet().stream()
                .limit(MOST_COLUMNS)
                .forEach(figure -> facts.add(new Fact(figure.getKey(), Allowance.clip(figure.getValue(), LONGEST_TEXT))));
        return facts;
    }

    private BlackBoxView.Breaches breaches(Violations found) {
        List<BlackBoxView.Breach> rows = new ArrayList<>();
        for (List<Optional<String>> sample : found.samples()) {
            if (rows.size() == MOST_SAMPLES || allowance.spent()) {
                break;
            }
            rows.add(new BlackBoxView.Breach(sample.stream()
                    .limit(MOST_COLUMNS)
                    .map(cell -> new BlackBoxView.DifferingCell(
                            false, false, CellPair.alone(cell.map(text -> allowance.take(text, LONGEST_TEXT))).pieces(language)))
                    .toList()));
        }
        return new BlackBoxView.Breaches(
                found.columns().stream().limit(MOST_COLUMNS).toList(),
                Rows.of(Math.max(found.violating(), rows.size()), rows, language));
    }
}
