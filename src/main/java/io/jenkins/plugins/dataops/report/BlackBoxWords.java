package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Results of black-box tests in words. */
final class BlackBoxWords {
    private BlackBoxWords() {}

    static String headline(BlackBoxResult result, Language language) {
        List<TestResult> bad = result.tests().stream()
                .filter(test -> test.outcome() == Outcome.FAILED || test.outcome() == Outcome.ERROR)
                .sorted(Comparator.comparing(TestResult::outcome))
                .toList();
        long warnings = result.count(Outcome.UNSTABLE);
        String all = Counts.of(result.tests().size(), "check");
        if (bad.isEmpty()) {
            return warnings == 0
                    ? all + " passed"
                    : language.number(warnings) + " of " + all + (warnings == 1 ? " warns" : " warn");
        }
        boolean broken = bad.get(0).outcome() == Outcome.ERROR;
        return language.number(bad.size()) + " of " + all + (broken ? " could not be answered: " : " failed: ")
                + first(bad.get(0), language);
    }

    /** The counts in words; nothing where all passed, which the headline says. */
    static String counts(BlackBoxResult result, Language language) {
        List<String> parts = new ArrayList<>();
        count(parts, language, result, Outcome.FAILED, "failed");
        count(parts, language, result, Outcome.ERROR, "could not be answered");
        count(parts, language, result, Outcome.UNSTABLE, "only warn");
        if (!parts.isEmpty()) {
            count(parts, language, result, Outcome.PASSED, "passed");
        }
        return String.join(", ", parts);
    }

    private static void count(
            List<String> parts, Language language, BlackBoxResult result, Outcome outcome, String words) {
        if (result.count(outcome) > 0) {
            parts.add(language.number(result.count(outcome)) + " " + words);
        }
    }

    private static String first(TestResult test, Language language) {
        long differing = test.comparison().map(found -> found.differing()).orElse(0L);
        return differing > 0
                ? test.name() + " differs in " + Counts.of(differing, "row")
                : test.name() + ": " + language.say(test.message());
    }

    static Badge badge(ColumnNote.Difference difference) {
        return switch (difference) {
            case MISSING -> new Badge("bad", "\u2212", "missing");
            case EXTRA -> new Badge("bad", "+", "not expected");
            case INCOMPARABLE -> new Badge("bad", "\u2260", "not comparable");
            case TYPE -> Badge.quiet("other type, same values");
        };
    }
}
