package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run of black-box tests ended.
 *
 * @param outcome the weightiest of all tests
 * @param summary one sentence with the counts
 * @param connection the name of the connection
 * @param database the engine and its version
 * @param tests every test in the order of the files
 * @param took how long all of it took
 */
public record BlackBoxResult(
        Outcome outcome, String summary, String connection, String database, List<TestResult> tests, Duration took) {
    /** Keeps an own copy of the tests. */
    public BlackBoxResult {
        tests = List.copyOf(tests);
    }

    /**
     * How many tests ended in a way.
     *
     * @param wanted the outcome to count
     * @return their number
     */
    public long count(Outcome wanted) {
        return tests.stream().filter(test -> test.outcome() == wanted).count();
    }

    /**
     * What is wrong with the run although none of its tests says so, such as a file that their SQL has made.
     *
     * @return one sentence; empty when the tests say all
     */
    public Optional<String> besideTests() {
        return outcome.compareTo(worst(tests)) > 0 ? Optional.of(summary) : Optional.empty();
    }

    private static Outcome worst(List<TestResult> tests) {
        return Outcome.worst(tests.stream().map(TestResult::outcome).toList());
    }

    /**
     * Several runs against one database as one.
     *
     * @param runs at least one, in the order they ran
     * @return their tests under one summary
     */
    public static BlackBoxResult together(List<BlackBoxResult> runs) {
        BlackBoxResult first = runs.get(0);
        BlackBoxResult all = new BlackBoxResult(
                Outcome.worst(runs.stream().map(BlackBoxResult::outcome).toList()),
                "",
                first.connection(),
                first.database(),
                runs.stream().flatMap(run -> run.tests().stream()).toList(),
                runs.stream().map(BlackBoxResult::took).reduce(Duration.ZERO, Duration::plus));
        return all.withSummary(runs.stream()
                .flatMap(run -> run.besideTests().stream())
                .findFirst()
                .orElseGet(() -> Sentences.summary(all)));
    }

    /** The same with another summary. */
    BlackBoxResult withSummary(String sentence) {
        return new BlackBoxResult(outcome, sentence, connection, database, tests, took);
    }
}
