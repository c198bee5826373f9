package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run of black-box tests ended.
 *
 * @param outcome the weightiest of all tests
 * @param summary the counts, or what is wrong with the run as a whole
 * @param connection the name of the connection
 * @param database the engine and its version
 * @param tests every test in the order of the files
 * @param took how long all of it took
 */
public record BlackBoxResult(
        Outcome outcome, Message summary, String connection, String database, List<TestResult> tests, Duration took) {
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
     * @return empty when the tests say all
     */
    public Optional<Message> besideTests() {
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
                TestCode.RUN_ENDED.of(0, List.of()),
                first.connection(),
                first.database(),
                runs.stream().flatMap(run -> run.tests().stream()).toList(),
                runs.stream().map(BlackBoxResult::took).reduce(Duration.ZERO, Duration::plus));
        return all.withSummary(runs.stream()
                .flatMap(run -> run.besideTests().stream())
                .findFirst()
                .orElseGet(() -> all.counted()));
    }

    /** Such as: 38 tests: 2 failed, 36 passed. */
    Message counted() {
        List<Message> counts = new ArrayList<>();
        count(counts, TestCode.TESTS_FAILED, Outcome.FAILED);
        count(counts, TestCode.TESTS_NOT_ANSWERED, Outcome.ERROR);
        count(counts, TestCode.TESTS_WARNED, Outcome.UNSTABLE);
        count(counts, TestCode.TESTS_PASSED, Outcome.PASSED);
        return TestCode.RUN_ENDED.of(tests.size(), counts);
    }

    private void count(List<Message> counts, TestCode code, Outcome wanted) {
        long tests = count(wanted);
        if (tests > 0) {
            counts.add(code.of(tests));
        }
    }

    /** The same with another summary. */
    BlackBoxResult withSummary(Message other) {
        return new BlackBoxResult(outcome, other, connection, database, tests, took);
    }
}
