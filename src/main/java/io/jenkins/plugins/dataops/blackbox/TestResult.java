package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.check.Violations;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.spec.Severity;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one test ended.
 *
 * @param spec the file it stands in
 * @param name its name, unique within the file
 * @param description why it is there, in its author's words
 * @param kind the key of its kind, such as {@code expect} or {@code not_null}
 * @param severity whether it fails the run or only warns
 * @param outcome passed; failed or, when it only warns, unstable; error when the question could not be answered
 * @param message what was found
 * @param comparison for {@code expect}: the differences
 * @param violations for every other kind: the rows that break the rule
 * @param statements the SQL that was run, in order
 * @param took how long it took
 */
public record TestResult(
        String spec,
        String name,
        Optional<String> description,
        String kind,
        Severity severity,
        Outcome outcome,
        Message message,
        Optional<Comparison> comparison,
        Optional<Violations> violations,
        List<String> statements,
        Duration took) {
    /** Keeps an own copy of the statements. */
    public TestResult {
        statements = List.copyOf(statements);
    }
}
