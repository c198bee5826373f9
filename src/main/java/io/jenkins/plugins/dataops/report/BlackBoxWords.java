package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results of black-box tests in words. */
final class BlackBoxWords {
    private BlackBoxWords() {}

    static String headline(BlackBoxResult result, Language language) {
        List<TestResult> bad = result.tests().stream()
                .filter(test -> test.outcome() == Outcome.FAILED || test.outcome() == Outcome.ERROR)
                .sorted(Comparator.comparing(TestResult::outcome))
                .toList();
        long warnings = result.count(Outcome.UNSTABLE);
        int all = result.tests().size();
        if (bad.isEmpty()) {
            return warnings == 0
                    ? language.phrase("report.checks-passed", Map.of("checks", all))
                    : language.phrase("report.checks-warn", Map.of("warnings", warnings, "checks", all));
        }
        boolean broken = bad.get(0).outcome() == Outcome.ERROR;
        return language.phrase(
                broken ? "report.checks-not-answered" : "report.checks-failed",
                Map.of("bad", bad.size(), "checks", all, "first", first(bad.get(0), language)));
    }

    /** The counts in words; nothing where all passed, which the headline says. */
    static String counts(BlackBoxResult result, Language language) {
        List<String> parts = new ArrayList<>();
        count(parts, language, result, Outcome.FAILED, "tests-failed");
        count(parts, language, result, Outcome.ERROR, "tests-not-answered");
        count(parts, language, result, Outcome.UNSTABLE, "report.tests-warn");
        if (!parts.isEmpty()) {
            count(parts, language, result, Outcome.PASSED, "tests-passed");
        }
        return String.join(language.phrase("list.separator"), parts);
    }

    private static void count(
            List<String> parts, Language language, BlackBoxResult result, Outcome outcome, String key) {
        if (result.count(outcome) > 0) {
            parts.add(language.phrase(key, Map.of("tests", result.count(outcome))));
        }
    }

    private static String first(TestResult test, Language language) {
        long differing = test.comparison().map(found -> found.differing()).orElse(0L);
        return differing > 0
                ? language.phrase("report.test-differs", Map.of("test", test.name(), "rows", differing))
                : language.phrase("report.test-said", Map.of("test", test.name(), "message", test.message()));
    }

    static Badge badge(ColumnNote.Difference difference, Language language) {
        String word = language.phrase("report.column-" + difference.name().toLowerCase(Locale.ROOT));
        return switch (difference) {
            case MISSING -> new Badge("bad", "\u2212", word);
            case EXTRA -> new Badge("bad", "+", word);
            case INCOMPARABLE -> new Badge("bad", "\u2260", word);
            case TYPE -> Badge.quiet(word);
        };
    }
}
