package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Between;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.result.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was checked is what goes live, whoever writes to the candidate meanwhile. */
class CheckedCandidateTest {
    @TempDir
    Path folder;

    /** A check that says yes, after which somebody does something to the candidate. */
    private static SwitchCheck then(Runnable what) {
        return schema -> {
            what.run();
            return new CheckReport("good", Outcome.PASSED, Message.text("good"), Duration.ZERO);
        };
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenAfterTheChecksBeganIsNotSwitchedTo(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen run = warehouse.as(warehouse.request());
        String schema = Warehouse.candidate(run.prepare());
        warehouse.build(schema, 2);
        warehouse.run("CREATE TABLE " + schema + ".helper AS SELECT 1 AS id");
        Map<String, String> writings = new LinkedHashMap<>();
        writings.put("INSERT INTO " + schema + ".daily VALUES (3, 7)", "daily (2 rows, now 3 rows)");
        writings.put("UPDATE " + schema + ".monthly SET version = 7", "monthly (1 row, other content)");
        writings.put("DELETE FROM " + schema + ".helper", "helper (1 row, now 0 rows)");
        writings.put("CREATE TABLE " + schema + ".late AS SELECT 7 AS id", "late (absent, now 1 row)");
        writings.put("DROP TABLE " + schema + ".late", "late (1 row, now absent)");
        writings.forEach((writing, named) -> {
            BlueGreenResult refused = run.switchOver(List.of(then(() -> warehouse.run(writing))), List.of());
            assertThat(refused.outcome()).as(writing).isEqualTo(Outcome.FAILED);
            assertThat(said(refused.verdict())).contains("was written to after its checks had begun: " + named);
            assertThat(said(refused.next()).orElseThrow()).contains("switch again").contains("dataops blue-green switch");
            assertThat(warehouse.versions()).containsExactly("1/1");
        });
        assertThat(run.switchOver(List.of(then(() -> {})), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource
    void aViewThatTellsTheTimeIsNoChange(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreen run = warehouse.as(warehouse.request());
        String schema = Warehouse.candidate(run.prepare());
        warehouse.build(schema, 1);
        warehouse.run("CREATE VIEW " + schema + ".clock AS SELECT id, now() AS at FROM " + schema + ".daily");
        BlueGreenResult result = run.switchOver(List.of(then(() -> {})), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whoWritesWhileTheSwitchIsUnderWayWaitsForIt() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        String schema = Warehouse.candidate(warehouse.as(warehouse.request()).prepare());
        warehouse.build(schema, 2);
        CompletableFuture<?>[] writing = new CompletableFuture<?>[1];
        BlueGreen run = new BlueGreen(
                Between.batches(warehouse.database(), () -> {
                    writing[0] = CompletableFuture.runAsync(
                            () -> warehouse.run("INSERT INTO " + schema + ".daily VALUES (3, 7)"));
                    await(warehouse, writing[0]);
                }),
                warehouse.request(), Progress.SILENT);
        BlueGreenResult result = run.switchOver(List.of(then(() -> {})), List.of(live -> new CheckReport(
                "as checked", warehouse.versions().contains("2/2") ? Outcome.PASSED : Outcome.FAILED, Message.text(""), Duration.ZERO)));
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        writing[0].get();
    }

    /** Until the writer waits for the lock that keeps the candidate still. */
    private static void await(Warehouse warehouse, CompletableFuture<?> writer) {
        while (warehouse.read("SELECT pid::text FROM pg_locks WHERE NOT granted AND mode = 'RowExclusiveLock'"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .isEmpty()) {
            assertThat(writer).as("waits").isNotDone();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void aRoleThatMayOnlyReadTheCandidateSwitchesAllTheSame() {
        Warehouse admin = new Warehouse(Engine.POSTGRESQL.open(folder));
        admin.run(
                "DROP ROLE IF EXISTS only_reads",
                "CREATE ROLE only_reads LOGIN PASSWORD 'secret'",
                "DO $$BEGIN EXECUTE 'GRANT CREATE ON DATABASE ' || current_database() || ' TO only_reads'; END$$");
        Warehouse warehouse = new Warehouse(Logins.as(admin.database(), "only_reads"));
        BlueGreen run = warehouse.as(warehouse.request());
        String schema = Warehouse.candidate(run.prepare());
        admin.build(schema, 1);
        admin.run("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO only_reads");
        BlueGreenResult result = run.switchOver(List.of(then(() -> {})), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
    }
}
