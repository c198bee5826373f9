package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A switch among others' locks, and as a role whose own settings would stop it. */
class BusyDatabaseTest {
    @TempDir
    Path folder;

    private static BlueGreenRequest hasty(BlueGreenRequest base, int attempts) {
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), base.start(), base.retention(),
                base.drift(), base.dropObjects(), base.release(), base.lease(), base.expectedPlanHash(),
                new RetryPolicy(Duration.ofMillis(200), attempts, Duration.ofMillis(50)));
    }

    @Test
    void whoIsInTheWayIsNamedAndTheCandidateIsGoneOnWithLater() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        List<String> said = new ArrayList<>();
        BlueGreenRequest deploy =
                hasty(warehouse.request().withLease(LeaseTerms.of("me@laptop").forWholeRun()), 2);
        BlueGreen second = new BlueGreen(warehouse.database(), deploy, said::add);
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        try (Connection report = warehouse.database().connect()) {
            Query.run(report, "SET application_name = 'nightly report'");
            report.setAutoCommit(false);
            Query.run(report, "SELECT * FROM flights.monthly");
            assertThatThrownBy(() -> second.switchOver(List.of(), List.of()))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("nothing was changed")
                    .hasMessageContaining("nightly report, idle in transaction")
                    .hasMessageContaining("the candidate stays");
            report.rollback();
        }
        assertThat(said)
                .filteredOn(line -> line.contains("had to give way"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("lock timeout", "nightly report")
                        .doesNotContain("Batch entry", "), "));
        BlueGreenRequest person = warehouse.request().withLease(LeaseTerms.of("me@laptop"));
        BlueGreenResult status = warehouse.as(person).status();
        assertThat(status.lease()).isEmpty();
        assertThat(said(status.next()).orElseThrow()).contains("without building again");
        assertThat(warehouse.as(person).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @Test
    void anAttemptWaitsForAllItsLocksTogetherNoLongerThanForOne() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        String note = "INSERT INTO waits SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'";
        try (Connection connection = warehouse.database().connect()) {
            connection.setAutoCommit(false);
            Query.run(connection, "CREATE TEMP TABLE waits (millis int, number serial)");
            // As where each reader holds its view for almost as long as the switch waits for one lock.
            Query.runAll(connection, warehouse.database().dialect().transactions().underOneWait(
                    List.of(note, "SELECT pg_sleep(0.15)", note, "SELECT pg_sleep(0.15)", note),
                    Duration.ofMillis(200)));
            List<Integer> waits =
                    Query.list(connection, "SELECT millis FROM waits ORDER BY number", row -> row.getInt(1));
            assertThat(waits.get(0)).isBetween(1, 200);
            assertThat(waits.get(1)).isBetween(1, 50);
            assertThat(waits.get(2)).isEqualTo(1);
            connection.rollback();
        }
    }

    @Test
    void aBadReleaseThatReadersHoldIsToldAsWhatItIsAndKeepsItsWayBack() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen second = warehouse.as(hasty(warehouse.request(), 2));
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        BlueGreenRequest another = hasty(warehouse.request().withLease(LeaseTerms.of("somebody else")), 2);
        try (Connection reader = warehouse.database().connect()) {
            reader.setAutoCommit(false);
            SwitchCheck bad = schema -> {
                try {
                    Query.run(reader, "SELECT * FROM " + schema + ".monthly");
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
                return warehouse.check("bad", Outcome.FAILED).check(schema);
            };
            BlueGreenResult stuck = second.switchOver(List.of(), List.of(bad));
            assertThat(stuck.outcome()).as(said(stuck.verdict())).isEqualTo(Outcome.FAILED);
            assertThat(said(stuck.verdict()))
                    .contains("failed its checks (", "could not be switched back: readers still see it (green)")
                    .contains("gave up after 2 attempts");
            assertThat(said(stuck.next()).orElseThrow()).contains("Roll back");
            assertThat(stuck.checks()).extracting(check -> check.report().name()).containsExactly("bad");
            assertThat(stuck.deployment()).isPresent();
            assertThat(stuck.lease()).isEmpty();
            assertThat(warehouse.versions()).containsExactly("2/2");
            assertThat(said(warehouse.as(another).status().verdict()))
                    .contains("green is live, found bad by its checks (")
                    .contains("and not switched back");
            BlueGreenResult late = second.abandon();
            assertThat(said(late.verdict()))
                    .contains("Too late", "it failed its checks (", "could not be switched back")
                    .doesNotContain("not finished");
            BlueGreenResult next = warehouse.as(another).prepare(List.of(bad));
            assertThat(next.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(said(next.verdict())).contains("readers still see it (green)");
            assertThat(next.colours().previous()).contains(Colour.BLUE);
            assertThat(next.lease()).isEmpty();
            reader.rollback();
        }
        BlueGreenResult back = warehouse.as(another).rollback();
        assertThat(back.outcome()).as(said(back.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(back.events()).hasAtLeastOneElementOfType(Failure.class);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void aSessionThatHasWrittenToTheCandidateAndNotEndedRefusesTheSwitch() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        BlueGreen run = warehouse.as(warehouse.request());
        String schema = Warehouse.candidate(run.prepare());
        warehouse.build(schema, 1);
        for (String writing : List.of(
                "INSERT INTO " + schema + ".daily VALUES (3, 1)", "CREATE TABLE " + schema + ".more (id integer)")) {
            try (Connection build = warehouse.database().connect()) {
                Query.run(build, "SET application_name = 'left build'");
                build.setAutoCommit(false);
                Query.run(build, writing);
                BlueGreenResult refused = run.switchOver(List.of(), List.of());
                assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(said(refused.verdict())).contains("left build", "not ended its transaction");
                build.rollback();
            }
        }
        assertThat(run.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }

    private static final String LIMIT = "200ms";

    @ParameterizedTest
    @ValueSource(strings = {
        "statement_timeout = '" + LIMIT + "'", "lock_timeout = '1ms'", "idle_in_transaction_session_timeout = '1ms'",
        "default_transaction_isolation = serializable", "default_transaction_isolation = 'repeatable read'",
        "datestyle = 'SQL, DMY'", "standard_conforming_strings = off", "search_path = ''", "row_security = off",
        "bytea_output = escape", "transform_null_equals = on", "client_min_messages = error"})
    void whatTheRoleHasSetChangesNothing(String setting) {
        Database database = Engine.POSTGRESQL.open(folder);
        Warehouse admin = new Warehouse(database);
        String role = "deployer_" + Math.abs(setting.hashCode());
        admin.run(
                "DROP ROLE IF EXISTS " + role,
                "CREATE ROLE " + role + " LOGIN PASSWORD 'x'",
                "DO $$BEGIN EXECUTE 'GRANT CREATE ON DATABASE ' || current_database() || ' TO " + role + "'; END$$");
        Warehouse warehouse = new Warehouse(as(database, role));
        warehouse.release(warehouse.request(), 1);
        // Longer than the limit of the role, which itself leaves the driver time for its first statement.
        admin.run(
                "CREATE FUNCTION public.slow() RETURNS event_trigger LANGUAGE plpgsql"
                        + " AS $$BEGIN PERFORM pg_catalog.pg_sleep(0.5); END$$",
                "CREATE EVENT TRIGGER slow ON ddl_command_start WHEN TAG IN ('CREATE VIEW')"
                        + " EXECUTE FUNCTION public.slow()",
                "ALTER ROLE " + role + " SET " + setting);
        BlueGreen second = warehouse.as(warehouse.request());
        admin.build(Warehouse.candidate(second.prepare()), 2);
        admin.run("ALTER SCHEMA flights__green OWNER TO " + role,
                "ALTER TABLE flights__green.daily OWNER TO " + role,
                "ALTER TABLE flights__green.monthly OWNER TO " + role);
        String hash = second.plan().plan().orElseThrow().hash();
        BlueGreenResult switched = second.switchOver(List.of(), List.of(schema -> new CheckReport(
                "seen", admin.versions().equals(List.of("2/2")) ? Outcome.PASSED : Outcome.FAILED, Message.text(""), Duration.ZERO)));
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(switched.plan().orElseThrow().hash()).isEqualTo(hash);
        assertThat(switched.drift().orElseThrow().objects()).isEmpty();
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(admin.versions()).containsExactly("1/1");
    }

    @Test
    void aMissingRightIsNoLockAndEndsTheRunAtOnce() {
        Database database = Engine.POSTGRESQL.open(folder);
        Warehouse admin = new Warehouse(database);
        admin.run("DROP ROLE IF EXISTS powerless", "CREATE ROLE powerless LOGIN PASSWORD 'x'");
        List<String> said = new ArrayList<>();
        Warehouse warehouse = new Warehouse(as(database, "powerless"));
        BlueGreenResult without = new BlueGreen(warehouse.database(), warehouse.request(), said::add).prepare();
        assertThat(said(without.verdict())).contains("powerless may not create the schema");
        assertThat(said(without.next()).orElseThrow()).contains("GRANT CREATE ON DATABASE");
        admin.run("DO $$BEGIN EXECUTE 'GRANT CREATE ON DATABASE ' || current_database() || ' TO powerless'; END$$",
                "ALTER ROLE powerless SET default_transaction_read_only = on");
        assertThat(said(new BlueGreen(warehouse.database(), warehouse.request(), said::add).prepare().verdict()))
                .contains("its transactions begin read-only");
        assertThat(said).noneMatch(line -> line.contains("attempt"));
    }

    @Test
    void readersAreSwitchedBackBeforeAllThatTheyLeaveIsRead() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen second = warehouse.as(warehouse.request());
        String candidate = Warehouse.candidate(second.prepare());
        // Long to read once it is live, as a table of many rows is.
        warehouse.run(
                "CREATE SCHEMA size",
                "CREATE TABLE size.daily AS SELECT 0 AS seconds",
                "CREATE VIEW " + candidate + ".daily AS SELECT 1 AS id, 2 AS version FROM size.daily"
                        + " WHERE pg_sleep(seconds)::text IS NOT NULL",
                "CREATE TABLE " + candidate + ".monthly AS SELECT 1 AS id, 2 AS version");
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        warehouse.run("UPDATE size.daily SET seconds = 3600");
        Warehouse hurried = new Warehouse(warehouse.database().limitingStatements(Duration.ofSeconds(5)));
        BlueGreenResult back = hurried.as(hurried.request()).rollback();
        assertThat(back.outcome()).as(said(back.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(back.warnings()))
                .anyMatch(warning -> warning.contains("written since the switch") && warning.contains("not known"));
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void aRoleThatIsShownLittleOfOthersIsToldWhoIsInTheWay() throws Exception {
        Database database = Engine.POSTGRESQL.open(folder);
        Warehouse admin = new Warehouse(database);
        admin.release(admin.request(), 1);
        admin.run("DROP ROLE IF EXISTS shown_little", "CREATE ROLE shown_little LOGIN PASSWORD 'x'");
        try (Connection reader = database.connect();
                Connection plain = as(database, "shown_little").connect()) {
            reader.setAutoCommit(false);
            Query.run(reader, "SELECT * FROM flights.monthly");
            assertThat(database.dialect().transactions().lockHolders(plain, "flights", Set.of("1@2")))
                    .singleElement()
                    .asString()
                    .contains("(postgres, ");
            reader.rollback();
        }
    }

    private static Database as(Database database, String role) {
        return Database.open(
                new ConnectionSettings(
                        "warehouse", database.settings().url(), Optional.of(role),
                        Optional.of(new io.jenkins.plugins.dataops.database.SecretValue("x")), Optional.empty(), Map.of()),
                new Drivers(List.of()));
    }
}
