package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at once on one database: each migration is applied once. */
class ConcurrentMigrationsTest {
    private static final int RUNS = 4;
    private static final String WAITING = "waiting for another run that is migrating: process";

    /** Ends when whoever is {@link #holding} lets it. */
    private static final String UNTIL_FREE = "SELECT pg_advisory_xact_lock(4, 7);";

    @TempDir
    Path folder;

    @Test
    void postgreSql() throws Exception {
        applyAtOnce(TestDatabases.postgreSql(), "SELECT pg_sleep(0.2);");
    }

    @Test
    void duckDb() throws Exception {
        applyAtOnce(TestDatabases.duckDb(folder), "SELECT sum(a.range * b.range) FROM range(3000) a, range(3000) b;");
    }

    private void applyAtOnce(Database database, String slow) throws Exception {
        new MigrationProject(folder, database)
                .schemas("new_schema")
                .file("V1__a.sql", "CREATE TABLE once (a INTEGER);" + slow)
                .file("V2__b.sql", slow + "INSERT INTO once VALUES (1);")
                .file("R__c.sql", slow + "CREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
        List<MigrationProject> projects = new ArrayList<>();
        List<Callable<MigrationResult>> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            MigrationProject project = new MigrationProject(folder, database).schemas("new_schema");
            projects.add(project);
            runs.add(() -> project.migrations().apply());
        }
        ExecutorService pool = Executors.newFixedThreadPool(RUNS);
        try {
            for (Future<MigrationResult> future : pool.invokeAll(runs)) {
                MigrationResult result = future.get();
                assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASSED);
                assertThat(result.migrations()).allMatch(entry -> entry.state().isApplied());
            }
        } finally {
            pool.shutdown();
            pool.awaitTermination(10, TimeUnit.SECONDS);
        }
        assertThat(projects.get(0).value("SELECT count(*) FROM new_schema.once")).isEqualTo("1");
        String rows = "SELECT count(*) FROM new_schema.flyway_schema_history WHERE script LIKE '%.sql'";
        assertThat(projects.get(0).value(rows)).isEqualTo("3");
        // Flyway's log is one for the whole JVM; each run still hears only of itself.
        long said = projects.stream()
                .flatMap(project -> project.said.stream())
                .filter(line -> line.equals("ran V2__b.sql"))
                .count();
        assertThat(said).isEqualTo(1);
    }

    @Test
    void ofTwoBranchesTheSecondIsRefused() throws Exception {
        Database database = TestDatabases.postgreSql();
        String slow = "CREATE TABLE one (i INTEGER); " + UNTIL_FREE;
        MigrationProject first = new MigrationProject(folder.resolve("a"), database)
                .file("V1__one.sql", slow)
                .file("V2__a.sql", "CREATE TABLE two_a (i INTEGER)");
        MigrationProject second = new MigrationProject(folder.resolve("b"), database)
                .file("V1__one.sql", slow)
                .file("V2__b.sql", "CREATE TABLE two_b (i INTEGER)")
                .file("V3__b.sql", "CREATE TABLE three_b (i INTEGER)");
        String approved = second.migrations().plan().planHash();
        second.request(request -> request.expecting(approved));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<MigrationResult> running;
            Future<MigrationResult> waiting;
            try (Connection holding = holding(database)) {
                running = pool.submit(() -> first.migrations().apply());
                awaitSaid(first, "running V1__one.sql", running);
                waiting = pool.submit(() -> second.migrations().apply());
                awaitSaid(second, WAITING, waiting);
            }
            MigrationResult refused = waiting.get();
            assertThat(running.get().outcome()).isEqualTo(Outcome.PASSED);
            assertThat(refused.outcome()).as("%s", refused).isEqualTo(Outcome.FAILED);
            assertThat(said(refused.messages())).anyMatch(message -> message.startsWith("V2__a.sql was applied (20")
                            && message.contains("under the version that V2__b.sql has here"));
            assertThat(second.value("SELECT to_regclass('three_b')")).isNull();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anApprovedPlanThatAnotherRunHasCarriedOutPasses() throws Exception {
        Database database = TestDatabases.postgreSql();
        MigrationProject first = new MigrationProject(folder, database)
                .file("V1__one.sql", UNTIL_FREE)
                .file("V2__a.sql", "CREATE TABLE two (i INTEGER)");
        MigrationProject second = new MigrationProject(folder, database);
        String approved = second.migrations().plan().planHash();
        second.request(request -> request.expecting(approved));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<MigrationResult> running;
            Future<MigrationResult> waiting;
            try (Connection holding = holding(database)) {
                running = pool.submit(() -> first.migrations().apply());
                awaitSaid(first, "running V1__one.sql", running);
                waiting = pool.submit(() -> second.migrations().apply());
                awaitSaid(second, WAITING, waiting);
            }
            MigrationResult second2 = waiting.get();
            assertThat(running.get().applied()).isEqualTo(2);
            assertThat(second2.outcome()).as("%s", second2).isEqualTo(Outcome.PASSED);
            assertThat(second2.applied()).isZero();
            assertThat(second2.migrations())
                    .extracting(MigrationEntry::state)
                    .containsExactly(State.APPLIED_BY_ANOTHER, State.APPLIED_BY_ANOTHER);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Keeps a migration from ending until it is closed. */
    private static Connection holding(Database database) throws SQLException {
        Connection connection = database.connect();
        Query.run(connection, "SELECT pg_advisory_lock(4, 7)");
        return connection;
    }

    /** Waits until a run says something, as long as it runs. */
    private static void awaitSaid(MigrationProject project, String words, Future<?> run) throws Exception {
        while (project.said.stream().noneMatch(line -> line.startsWith(words))) {
            assertThat(run.isDone()).as("ended without '%s': %s", words, project.said).isFalse();
            Thread.sleep(20);
        }
    }

    /** A tool that does not know our lock writes into the history while a migration runs. */
    @Test
    void aVersionThatAnotherToolTakesMeanwhileStopsTheRun() {
        MigrationProject project = new MigrationProject(folder, TestDatabases.postgreSql())
                .file("V1__one.sql", "CREATE TABLE one (i INTEGER)")
                .file("V2__b.sql", "CREATE TABLE two (i INTEGER)")
                .file("V3__c.sql", "CREATE TABLE three (i INTEGER)");
        for (boolean last : new boolean[] {false, true}) {
            if (last) {
                project.delete("V3__c.sql");
            }
            project.sql("DROP TABLE IF EXISTS flyway_schema_history, one");
            MigrationResult result = project.migrations(line -> {
                        if (line.equals("ran V1__one.sql")) {
                            project.sql("INSERT INTO flyway_schema_history VALUES (7, '2', 'a', 'SQL', 'V2__a.sql', 1,"
                                    + " 'x', now(), 1, true)");
                        }
                    })
                    .apply();
            assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.FAILED);
            assertThat(said(result.messages())).anyMatch(message -> message.contains("V2__b.sql"));
            assertThat(project.value("SELECT coalesce(to_regclass('two'), to_regclass('three'))")).isNull();
        }
    }

    @Test
    void whoWaitsTooLongIsTold() throws Exception {
        Database database = TestDatabases.postgreSql();
        MigrationProject first = new MigrationProject(folder, database).file("V1__a.sql", UNTIL_FREE);
        MigrationProject second = new MigrationProject(folder, database)
                .request(request -> request.with(new MigrationOptions(false, true, true, false, Duration.ofSeconds(1))));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<MigrationResult> slow;
            try (Connection holding = holding(database)) {
                slow = pool.submit(() -> first.migrations().apply());
                awaitSaid(first, "running V1__a.sql", slow);
                assertThatThrownBy(() -> second.migrations().apply())
                        .isInstanceOf(ToolException.class)
                        .hasMessageContaining("another run is migrating")
                        .hasMessageContaining("flyway_schema_history")
                        .hasMessageMatching("(?s).*process \\d+, .*user postgres.*, since 20.*");
            }
            assertThat(slow.get().outcome()).isEqualTo(Outcome.PASSED);
        } finally {
            pool.shutdownNow();
        }
    }
}
