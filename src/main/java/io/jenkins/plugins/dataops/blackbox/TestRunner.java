package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.check.CheckContext;
import io.jenkins.plugins.dataops.blackbox.check.CheckDispatch;
import io.jenkins.plugins.dataops.blackbox.check.CheckFinding;
import io.jenkins.plugins.dataops.blackbox.check.Violations;
import io.jenkins.plugins.dataops.blackbox.compare.CellText;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.compare.KnownColumns;
import io.jenkins.plugins.dataops.blackbox.compare.MemoryBudget;
import io.jenkins.plugins.dataops.blackbox.source.Snapshot;
import io.jenkins.plugins.dataops.blackbox.spec.Check;
import io.jenkins.plugins.dataops.blackbox.spec.Expect;
import io.jenkins.plugins.dataops.blackbox.spec.RowCheck;
import io.jenkins.plugins.dataops.blackbox.spec.Severity;
import io.jenkins.plugins.dataops.blackbox.spec.SqlCheck;
import io.jenkins.plugins.dataops.blackbox.spec.TestSpec;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.sql.Parameters;
import io.jenkins.plugins.dataops.sql.SqlTemplate;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs the tests of one specification, each in a snapshot of its own. */
final class TestRunner {
    private final Database database;
    private final SqlTemplate text;
    private final Path specification;
    private final String name;
    private final Instant now;
    private final long rowLimit;
    private final UnaryOperator<String> secrets;

    TestRunner(
            Database database,
            Parameters parameters,
            Path specification,
            String name,
            Instant now,
            long rowLimit,
            UnaryOperator<String> secrets) {
        this.database = database;
        this.text = new SqlTemplate(parameters, database.dialect());
        this.specification = specification;
        this.name = name;
        this.now = now;
        this.rowLimit = rowLimit;
        this.secrets = secrets;
    }

    private record Answer(Verdict verdict, Optional<Comparison> comparison, Optional<Violations> violations) {}

    TestResult run(TestSpec test) {
        long start = System.nanoTime();
        Database limited = test.timeout().map(database::limitingConnections).orElse(database);
        List<String> statements = List.of();
        Answer answer;
        try (Snapshot snapshot = Snapshot.of(limited)) {
            try {
                answer = answer(test, snapshot);
            } finally {
                statements = snapshot.statements();
            }
        } catch (UsageException | ToolException unanswered) {
            Message why = masks(test)
                    ? RedactedErrors.message(unanswered, database.dialect().errors())
                    : TestCode.NOT_ANSWERED.of(unanswered.getMessage());
            answer = unanswered(late(test, start).orElse(why));
        }
        return result(test, answer, statements, start);
    }

    /** The result of a test that was not begun, because the process is to stop. */
    TestResult notRun(TestSpec test, String reason) {
        return result(test, unanswered(TestCode.NOT_RUN.of(reason)), List.of(), System.nanoTime());
    }

    private static Answer unanswered(Message message) {
        return new Answer(new Verdict(Outcome.ERROR, message), Optional.empty(), Optional.empty());
    }

    /** Why a test is not answered whose time is over, whatever the driver said when it was cancelled. */
    private static Optional<Message> late(TestSpec test, long start) {
        return test.timeout()
                .filter(limit -> Stop.requested().isEmpty() && System.nanoTime() - start >= limit.toNanos())
                .map(TestCode.TIMED_OUT::of);
    }

    private TestResult result(TestSpec test, Answer answer, List<String> statements, long start) {
        Severity severity = test.severity().orElse(Severity.FAIL);
        boolean onlyWarns = answer.verdict().outcome() == Outcome.FAILED && severity == Severity.WARN;
        return new TestResult(
                name,
                test.name(),
                test.description(),
                test.check().kind(),
                severity,
                onlyWarns ? Outcome.UNSTABLE : answer.verdict().outcome(),
                answer.verdict().message(),
                answer.comparison(),
                answer.violations(),
                masks(test) ? withoutValues(statements) : statements,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private List<String> withoutValues(List<String> statements) {
        return statements.stream()
                .map(sql -> RedactedErrors.sql(sql, database.dialect().lexis()))
                .toList();
    }

    /** Whether columns are masked: then what the server says of values must not be seen either. */
    private static boolean masks(TestSpec test) {
        return !test.mask().isEmpty();
    }

    private Answer answer(TestSpec test, Snapshot snapshot) {
        CellText cellText = new CellText(new HashSet<>(test.mask()), secrets);
        Check check = test.check();
        if (check instanceof Expect expect) {
            Comparison comparison = new ExpectRunner(snapshot, text, cellText, specification)
                    .compare(expect, expect.rules(test.mask(), test.sampleLimit()), new MemoryBudget(rowLimit));
            return new Answer(Verdict.on(expect, comparison), Optional.of(comparison), Optional.empty());
        }
        maskMustBeKnown(test, snapshot);
        CheckFinding finding = CheckDispatch.look(check, new CheckContext(snapshot, text, cellText, test.sampleLimit(), now));
        return new Answer(Verdict.on(check, finding), Optional.empty(), Optional.of(finding.violations()));
    }

    /** A misspelt column would be shown with what is in it. */
    private void maskMustBeKnown(TestSpec test, Snapshot snapshot) {
        if (!test.mask().isEmpty()) {
            List<String> columns = snapshot.columns(rows(test.check())).stream()
                    .map(TypedColumn::name)
                    .toList();
            KnownColumns.require("mask", test.mask(), columns, "the rows");
        }
    }

    private String rows(Check check) {
        return check instanceof RowCheck subject
                ? subject.subject().sql(text)
                : text.resolve(((SqlCheck) check).query());
    }
}
