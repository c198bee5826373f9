package io.jenkins.plugins.dataops.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at once on one database: each migration is applied once. */
@Timeout(120)
class ConcurrentMigrationsTest {
    private static final int RUNS = 4;

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
                assertThat(result.migrations()).allMatch(entry -> entry.state() == State.APPLIED);
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
    void whoWaitsTooLongIsTold() throws Exception {
        Database database = TestDatabases.postgreSql();
        MigrationProject first = new MigrationProject(folder, database).file("V1__a.sql", "SELECT pg_sleep(5);");
        MigrationProject second = new MigrationProject(folder, database)
                .request(request -> request.with(new MigrationOptions(false, true, true, Duration.ofSeconds(1))));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<MigrationResult> slow = pool.submit(() -> first.migrations().apply());
            while (!first.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").equals("1")
                    || first.said.stream().noneMatch("running V1__a.sql"::equals)) {
                Thread.sleep(50);
            }
            assertThatThrownBy(() -> second.migrations().apply())
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("another run is migrating")
                    .hasMessageContaining("flyway_schema_history");
            assertThat(slow.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.PASSED);
        } finally {
            pool.shutdownNow();
        }
    }
}
