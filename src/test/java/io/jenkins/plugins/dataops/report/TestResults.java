package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.TestResult;
import io.jenkins.plugins.dataops.blackbox.check.Violations;
import io.jenkins.plugins.dataops.blackbox.compare.CellDifference;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnDifference;
import io.jenkins.plugins.dataops.blackbox.compare.ColumnNote;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.blackbox.spec.Severity;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.CheckReport;
import io.jenkins.plugins.dataops.bluegreen.CheckRun;
import io.jenkins.plugins.dataops.bluegreen.Colour;
import io.jenkins.plugins.dataops.bluegreen.Colours;
import io.jenkins.plugins.dataops.bluegreen.ColumnChange;
import io.jenkins.plugins.dataops.bluegreen.Drift;
import io.jenkins.plugins.dataops.bluegreen.JournalEntry;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.bluegreen.ObjectChange;
import io.jenkins.plugins.dataops.bluegreen.SwitchPlan;
import io.jenkins.plugins.dataops.bluegreen.SwitchTimings;
import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.ledger.JournalSpan;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.metrics.Bucket;
import io.jenkins.plugins.dataops.metrics.Delivery;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.DeliveryRequest;
import io.jenkins.plugins.dataops.metrics.Window;
import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationFailure;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.MigrationTarget;
import io.jenkins.plugins.dataops.migration.PlannedStatement;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Results with something in every part; each text goes through a function, which a test may make hostile. */
final class TestResults {
    static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");

    private final UnaryOperator<String> text;

    TestResults(UnaryOperator<String> text) {
        this.text = text;
    }

    static ResultDocument document(ResultDocument.Kind kind, Outcome outcome, Object result) {
        ResultDocument made = ResultDocument.of(kind, "dataops 1.0", NOW, outcome, result);
        return new ResultDocument(
                made.kind(), made.schemaVersion(), made.tool(), NOW, NOW.plusMillis(1400), outcome, made.result());
    }

    ResultDocument switched() {
        return document(ResultDocument.Kind.BLUE_GREEN, Outcome.PASSED, blueGreen("switch", Outcome.PASSED));
    }

    /** One document of each kind, each with something in every part. */
    List<ResultDocument> everything() {
        return List.of(
                document(ResultDocument.Kind.MIGRATION, Outcome.ERROR, failedMigration()),
                document(ResultDocument.Kind.BLUE_GREEN, Outcome.PASSED, blueGreen("prepare", Outcome.PASSED)),
                document(ResultDocument.Kind.BLACK_BOX, Outcome.FAILED, tests()),
                switched(),
                document(ResultDocument.Kind.DELIVERY, Outcome.PASSED, delivery()),
                document(ResultDocument.Kind.PROBLEM, Outcome.ERROR, Problem.of(3, text.apply("no server at db:5432"))),
                document(ResultDocument.Kind.LEDGER, Outcome.PASSED, Map.of(text.apply("added"), text.apply("3"))),
                document(ResultDocument.Kind.SQL, Outcome.PASSED, script(Optional.empty())),
                document(ResultDocument.Kind.SQL, Outcome.ERROR, script(Optional.of(new ScriptResult.StatementFailure(
                        text.apply("build/daily.sql"), 7, text.apply("SELECT 1 / 0"), text.apply("division by zero"),
                        Message.text(text.apply("Nothing of it is in the database.")))))));
    }

    ScriptResult script(Optional<ScriptResult.StatementFailure> failure) {
        return new ScriptResult(
                failure.isPresent() ? Outcome.ERROR : Outcome.PASSED,
                text.apply("warehouse"),
                text.apply("PostgreSQL 17.10"),
                List.of(new ScriptResult.FileRun(text.apply("build/airports.sql"), 3, 3_376, Duration.ofMillis(55))),
                failure,
                Duration.ofMillis(60));
    }

    MigrationResult failedMigration() {
        String sql = text.apply("CREATE TABLE flights (\n  day date,\n  delay integre\n)");
        return new MigrationResult(
                "apply",
                Outcome.ERROR,
                text.apply("warehouse"),
                text.apply("PostgreSQL 17.10"),
                List.of(
                        migration("1", MigrationEntry.State.APPLIED, text.apply("CREATE TABLE airports (code text)")),
                        migration("2", MigrationEntry.State.FAILED, sql)),
                text.apply("9f86d081884c7d65"),
                Optional.of(text.apply("1")),
                Optional.of(new MigrationFailure(
                        text.apply("V2__flights.sql"),
                        3,
                        Optional.of(9),
                        sql,
                        Optional.of(sql.indexOf("integre")),
                        text.apply("type \"integre\" does not exist"),
                        Message.text(text.apply("Nothing of it is in the database.")),
                        Message.text(text.apply("correct line 3 and apply again")))),
                new MigrationTarget(
                        text.apply("postgresql://db:5432/flights"),
                        List.of(text.apply("flights")),
                        text.apply("flyway_schema_history"),
                        text.apply("loader"),
                        false),
                List.of(Message.text(text.apply("V3_x.sql looks like a migration and is none"))),
                Duration.ofMillis(140));
    }

    private MigrationEntry migration(String version, MigrationEntry.State state, String sql) {
        return new MigrationEntry(
                Optional.of(text.apply(version)),
                text.apply("flights"),
                text.apply("V2__flights.sql"),
                state,
                Optional.of(7),
                Optional.of(NOW),
                Optional.of(Duration.ofMillis(12)),
                Optional.of(true),
                3,
                List.of(new PlannedStatement(1, sql, true), new PlannedStatement(5, sql, false)));
    }

    /** A release, one that failed and was rolled back, one whose failure is open, and an incident of the data. */
    DeliveryReport delivery() {
        String product = text.apply("flights");
        String environment = text.apply("production");
        List<Event> events = List.of(
                deployed("1", 40, Deployment.Kind.RELEASE),
                deployed("2", 30, Deployment.Kind.RELEASE),
                new Failure(text.apply("f"), product, environment, ago(29), text.apply("2"), text.apply("sums were wrong")),
                new Recovery(text.apply("r"), product, environment, ago(28), text.apply("f"), Optional.empty()),
                deployed("3", 12, Deployment.Kind.RELEASE),
                new Failure(text.apply("g"), product, environment, ago(11), text.apply("3"), text.apply("rows are missing")),
                new Incident(text.apply("i"), product, environment, ago(20), Optional.empty(), text.apply("feed was late")),
                new Deployment(
                        text.apply("other"), text.apply("airports"), environment, ago(9), text.apply("b"), Optional.empty(),
                        null, null, List.of(), true, false, Optional.empty()));
        DeliveryRequest request = DeliveryRequest.of(Window.lastDays(60, ZoneId.of("Europe/Berlin"), Bucket.DAY, NOW))
                .inEnvironment(environment);
        return Delivery.report(events, request, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private Deployment deployed(String id, int daysAgo, Deployment.Kind kind) {
        return new Deployment(
                text.apply(id),
                text.apply("flights"),
                text.apply("production"),
                ago(daysAgo),
                text.apply("3f2a91c" + id),
                Optional.of(text.apply("1." + id)),
                Deployment.Outcome.SUCCEEDED,
                kind,
                List.of(new Commit(text.apply("c" + id), ago(daysAgo).minusSeconds(9_000), Optional.empty(), Optional.empty())),
                true,
                false,
                Optional.of(text.apply("https://jenkins.example/job/flights/" + id + "/")));
    }

    BlueGreenResult blueGreen(String action, Outcome outcome) {
        return new BlueGreenResult(
                action,
                outcome,
                text.apply("flights"),
                text.apply("production"),
                text.apply("warehouse"),
                text.apply("PostgreSQL 17.10"),
                Message.text(text.apply("flights was switched from blue to green")),
                Optional.of(Message.text(text.apply("dataops blue-green rollback takes it back"))),
                new Colours(
                        Optional.of(Colour.GREEN),
                        text.apply("flights"),
                        Optional.of(text.apply("flights_green")),
                        Optional.of(Colour.BLUE),
                        Optional.of(text.apply("flights_blue")),
                        Optional.empty(),
                        Optional.empty()),
                SwitchGuarantee.ATOMIC,
                Optional.of(plan()),
                Optional.of(new Drift(NOW, List.of(new Drift.ObjectDrift(text.apply("airports"), 3_376, 3_377)))),
                Optional.of(new SwitchTimings(Duration.ofMillis(8), 2, Duration.ofMillis(12), Duration.ofMillis(340))),
                Optional.empty(),
                checks(outcome),
                List.of(deployment()),
                Optional.of(text.apply("flights:production:7")),
                Optional.of(new Lease(text.apply("build 12"), Optional.empty(), NOW, Optional.of(NOW), NOW.plusSeconds(600),
                        false)),
                List.of(journal()),
                OptionalLong.of(7),
                Optional.of(new JournalSpan(List.of(place(6)), place(7), place(7))),
                Map.of(text.apply("DATAOPS_CANDIDATE"), text.apply("flights_green")),
                List.of(Message.text(text.apply("the view airports is read by bi.map"))),
                Duration.ofMillis(2_300));
    }

    private List<CheckRun> checks(Outcome outcome) {
        return List.of(
                new CheckRun(
                        CheckRun.When.BEFORE_SWITCH,
                        text.apply("flights_green"),
                        new CheckReport(text.apply("every flight has an airport"), Outcome.PASSED, Message.text(text.apply("200,000 rows")), Duration.ofMillis(90))),
                new CheckRun(
                        CheckRun.When.AFTER_SWITCH,
                        text.apply("flights"),
                        new CheckReport(text.apply("daily revenue is known"), outcome, Message.text(text.apply("31 rows")), Duration.ofMillis(15))));
    }

    private SwitchPlan plan() {
        return new SwitchPlan(
                text.apply("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                List.of(
                        text.apply("CREATE OR REPLACE VIEW \"flights\".\"daily\" AS\nSELECT * FROM \"flights_green\".\"daily\""),
                        text.apply("DROP VIEW \"flights\".\"airports\"")),
                List.of(
                        new ObjectChange(text.apply("daily"), ObjectChange.Kind.REPLACED, List.of(), OptionalLong.of(31), OptionalLong.of(32)),
                        new ObjectChange(
                                text.apply("airports"),
                                ObjectChange.Kind.RECREATED,
                                List.of(
                                        new ColumnChange(text.apply("elevation"), ColumnChange.Kind.RETYPED, Optional.of(Message.text(text.apply("integer"))), Optional.of(Message.text(text.apply("numeric(8,2)")))),
                                        new ColumnChange(text.apply("zone"), ColumnChange.Kind.ADDED, Optional.empty(), Optional.of(Message.text(text.apply("text at 7"))))),
                                OptionalLong.of(3_376),
                                OptionalLong.of(3_376)),
                        new ObjectChange(text.apply("carriers"), ObjectChange.Kind.LOST, List.of(), OptionalLong.of(14), OptionalLong.empty())),
                List.of(new Dependant("view", text.apply("bi.map"), text.apply("flights.airports"))),
                List.of(new SwitchPlan.ObjectPrivilege(
                        text.apply("daily"), new Privilege(text.apply("analysts"), false, "SELECT", Optional.empty(), true, Optional.empty()))),
                List.of(Message.text(text.apply("bi.map depends on airports"))),
                List.of(Message.text(text.apply("carriers is lost"))),
                List.of(Message.text(text.apply("the trigger on airports cannot come back"))));
    }

    private Deployment deployment() {
        return new Deployment(
                text.apply("flights:production:7"),
                text.apply("flights"),
                text.apply("production"),
                NOW,
                text.apply("3f2a91c"),
                Optional.of(text.apply("1.4")),
                Deployment.Outcome.SUCCEEDED,
                Deployment.Kind.RELEASE,
                List.of(new Commit(
                        text.apply("3f2a91c0a1b2c3d4e5f60718293a4b5c6d7e8f90"),
                        NOW.minusSeconds(18_000),
                        Optional.of(text.apply("Ada L.")),
                        Optional.of(text.apply("Count cancelled flights apart")))),
                true,
                false,
                Optional.of(text.apply("https://jenkins.example/job/flights/12/")));
    }

    private JournalMark place(long entry) {
        return new JournalMark(text.apply("flights"), text.apply("production"), text.apply("1a2b3c4d"), entry, NOW);
    }

    private JournalEntry journal() {
        return new JournalEntry(
                7,
                text.apply("flights:production:7"),
                JournalEntry.Action.RELEASE,
                JournalEntry.State.VERIFIED,
                Optional.of(Colour.BLUE),
                Optional.of(Colour.GREEN),
                text.apply("3f2a91c"),
                text.apply("build 12"),
                NOW,
                OptionalLong.empty(),
                Optional.of(text.apply("asked for")));
    }

    BlackBoxResult tests() {
        return new BlackBoxResult(
                Outcome.FAILED,
                Message.text(text.apply("4 tests: 1 failed, 1 could not be answered, 1 warns, 1 passed")),
                text.apply("warehouse"),
                text.apply("PostgreSQL 17.10"),
                List.of(
                        test("no airport without code", Outcome.PASSED, Optional.empty(), Optional.empty()),
                        test("delays are plausible", Outcome.UNSTABLE, Optional.empty(), Optional.of(violations())),
                        test("daily_revenue", Outcome.FAILED, Optional.of(comparison()), Optional.empty()),
                        test("carriers are known", Outcome.ERROR, Optional.empty(), Optional.empty())),
                Duration.ofMillis(420));
    }

    private TestResult test(
            String name, Outcome outcome, Optional<Comparison> comparison, Optional<Violations> violations) {
        return new TestResult(
                text.apply("tests/daily.yaml"),
                text.apply(name),
                Optional.of(text.apply("Finance reads these figures every morning.")),
                text.apply("expect"),
                outcome == Outcome.UNSTABLE ? Severity.WARN : Severity.FAIL,
                outcome,
                Message.text(text.apply(
                        "3,412 of 6,822 rows differ: 3,410 missing, 1 added, 1 changed (columns carrier_name, revenue)")),
                comparison,
                violations,
                List.of(text.apply("SELECT * FROM \"flights_green\".\"daily_revenue\"")),
                Duration.ofMillis(35));
    }

    private Violations violations() {
        return new Violations(
                Optional.of(200_000L),
                2,
                List.of(text.apply("day"), text.apply("delay_minutes")),
                List.of(
                        List.of(Optional.of(text.apply("2026-03-28")), Optional.of(text.apply("-4000"))),
                        List.of(Optional.of(text.apply("2026-03-29")), Optional.empty())),
                Map.of(text.apply("largest"), text.apply("1,430")));
    }

    private Comparison comparison() {
        return new Comparison(
                List.of(text.apply("day"), text.apply("carrier")),
                6_821,
                3_412,
                3_410,
                3_410,
                1,
                1,
                1,
                List.of(new ColumnDifference(text.apply("revenue"), 1), new ColumnDifference(text.apply("carrier_name"), 1)),
                List.of(new ColumnNote(
                        text.apply("flights"),
                        ColumnNote.Difference.TYPE,
                        Optional.of(text.apply("integer")),
                        Optional.of(text.apply("bigint")))),
                Optional.of(3_000L),
                List.of(
                        row(RowDifference.Change.CHANGED, "2026-03-27", "B6", "JetBlue Airways", "JetBlue  Airway\u00a0s", "10450.10", "10450.01"),
                        row(RowDifference.Change.MISSING, "2026-03-28", "UA", "United Air Lines Inc.", null, "88120.00", null),
                        row(RowDifference.Change.ADDED, "2026-03-29", "WN", null, "", null, "7.5")));
    }

    private RowDifference row(
            RowDifference.Change change, String day, String carrier, String name, String actualName, String revenue, String actualRevenue) {
        return new RowDifference(
                change,
                change == RowDifference.Change.ADDED ? 0 : 1,
                change == RowDifference.Change.MISSING ? 0 : change == RowDifference.Change.ADDED ? 2 : 1,
                List.of(
                        cell("day", true, change, day, day),
                        cell("carrier", true, change, carrier, carrier),
                        cell("carrier_name", false, change, name, actualName),
                        cell("flights", false, change, "17", "17"),
                        cell("revenue", false, change, revenue, actualRevenue)));
    }

    private CellDifference cell(
            String column, boolean key, RowDifference.Change change, String expected, String actual) {
        boolean differs = change == RowDifference.Change.CHANGED && !Objects.equals(expected, actual);
        return new CellDifference(
                text.apply(column),
                key,
                differs,
                change == RowDifference.Change.ADDED ? Optional.empty() : Optional.ofNullable(expected).map(text),
                change == RowDifference.Change.MISSING ? Optional.empty() : Optional.ofNullable(actual).map(text));
    }
}
