package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens while a migration takes its time: sessions that only wait, locks that get lost, limits that are passed. */
@Timeout(600)
class LongMigrationsTest {
    /** Only the lock's session asks in one of these ways; Flyway has a lock of its own. */
    private static final String END_OF_THE_LOCK = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid IN"
            + " (SELECT pid FROM pg_locks WHERE locktype = 'advisory') AND (query LIKE '%pg_try_advisory_lock($1)%'"
            + " OR query LIKE '%l.objid::bigint = $1%') AND datname = current_database() AND pid <> pg_backend_pid();";

    @TempDir
    Path folder;

    @Test
    void sessionsThatWaitOutliveTheLimitsOfTheirRole() {
        Database database = TestDatabases.postgreSql();
        MigrationProject owner = new MigrationProject(folder, database);
        String role = "hasty_" + database.settings().url().replaceAll(".*/", "");
        owner.sql("CREATE ROLE " + role + " LOGIN PASSWORD 'hasty-1'; GRANT ALL ON SCHEMA public TO " + role);
        for (String limit : List.of("idle_session_timeout", "idle_in_transaction_session_timeout")) {
            owner.sql("ALTER ROLE " + role + " SET " + limit + " = '2s'");
        }
        Database hasty = Database.open(
                new ConnectionSettings(
                        "warehouse",
                        database.settings().url(),
                        Optional.of(role),
                        Optional.of(new SecretValue("hasty-1")),
                        Optional.empty(),
                        Map.of()),
                new Drivers(List.of()));
        MigrationProject project = new MigrationProject(folder, hasty)
                .file("V1__slow.sql", "CREATE TABLE a (n int); SELECT pg_sleep(3);")
                .file("V2__slow.sql", "CREATE TABLE b (n int); SELECT pg_sleep(3);");
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).as("%s", applied).isEqualTo(Outcome.PASSED);
        assertThat(owner.value("SELECT count(*) FROM flyway_schema_history WHERE success")).isEqualTo("2");
    }

    @Test
    void nothingMoreRunsOnceTheLockIsLost() {
        MigrationProject project = new MigrationProject(folder, TestDatabases.postgreSql())
                .file("V1__a.sql", "CREATE TABLE a (n int); " + END_OF_THE_LOCK)
                .file("V2__b.sql", "CREATE TABLE b (n int);");
        MigrationResult stopped = project.migrations().apply();
        assertThat(stopped.outcome()).as("%s", stopped).isEqualTo(Outcome.FAILED);
        assertThat(said(stopped.messages()))
                .anySatisfy(message -> assertThat(message)
                        .contains("nothing more was run")
                        .contains("has lost the lock of its migration history public.flyway_schema_history")
                        .contains("then apply again"));
        assertThat(stopped.migrations()).extracting(MigrationEntry::state).containsExactly(State.APPLIED, State.PENDING);
        assertThat(project.value("SELECT to_regclass('b') IS NULL")).isEqualTo("t");
        // As the sentence advises; the file has ended nobody's session by then.
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT to_regclass('b') IS NULL")).isEqualTo("f");
    }

    @Test
    void aCopyIsAStatementThatHasItsTime() {
        Database database = TestDatabases.postgreSql();
        MigrationProject project = new MigrationProject(folder, database)
                .file("V1__slow.sql", """
                        CREATE TABLE t (n int);
                        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
                          $$ BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END $$;
                        CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION slow();
                        """);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        project.file("V2__rows.sql", "COPY t FROM STDIN;\n" + "1\n".repeat(10_000) + "\\.\n");
        // Doubled for as long as the machine is too slow for what comes before the copy.
        Duration limit = Duration.ofSeconds(1);
        MigrationResult failed = limited(database, limit);
        while (failed.migrations().stream().noneMatch(entry -> entry.state() == State.FAILED)) {
            limit = limit.multipliedBy(2);
            failed = limited(database, limit);
        }
        assertThat(failed.outcome()).as("%s", failed).isEqualTo(Outcome.ERROR);
        assertThat(failed.toString()).contains("timeout");
        assertThat(project.value("SELECT count(*) FROM t")).isEqualTo("0");
    }

    private MigrationResult limited(Database database, Duration limit) {
        return new MigrationProject(folder, database.limitingStatements(limit)).migrations().apply();
    }

    @Test
    void aShorterLimitOfTheRoleStays() {
        Database database = TestDatabases.postgreSql();
        String limit = "SELECT current_setting('statement_timeout')";
        MigrationProject limited = new MigrationProject(folder, database.limitingStatements(Duration.ofHours(1)));
        assertThat(limited.value(limit)).isEqualTo("3601s");
        limited.sql("ALTER DATABASE " + database.settings().url().replaceAll(".*/", "") + " SET statement_timeout = '5s'");
        assertThat(limited.value(limit)).isEqualTo("5s");
    }
}
