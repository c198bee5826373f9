package io.jenkins.plugins.dataops.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.OtherProcess;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second process has the DuckDB file when the checks after a switch are to be asked. */
class FileWaitTest {
    private static final long MOMENT = 50;

    @TempDir
    Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private Database database;
    private Warehouse warehouse;
    private Path file;

    @BeforeEach
    void open() {
        database = Engine.DUCKDB.open(folder);
        warehouse = new Warehouse(database);
        file = Path.of(database.place().substring("duckdb:".length()));
    }

    @Test
    void aReleaseThatNobodyCouldJudgeStaysAndTheNextRunJudgesIt() throws Exception {
        warehouse.release(warehouse.request(), 1);
        BlueGreenRequest request = warehouse.request();
        warehouse.build(Warehouse.candidate(warehouse.as(request).prepare()), 2);
        BlueGreenResult result;
        try (OtherProcess other = new OtherProcess()) {
            FileWait wait = new FileWait(database, Duration.ofMillis(1), told::add);
            SwitchCheck check = schema -> {
                assertThat(other.opens(file)).isTrue();
                try {
                    return wait.of(() -> warehouse.check("good", Outcome.PASSED).check(schema));
                } finally {
                    other.letsGo();
                }
            };
            result = warehouse.as(request).switchOver(List.of(), List.of(check));
        }
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Language.ENGLISH.say(result.verdict()))
                .contains("Not judged", "another process has the DuckDB file open", "PID", "readers of 'flights' (production) see green");
        assertThat(warehouse.versions()).containsExactly("2/2");
        BlueGreenResult next =
                warehouse.as(warehouse.request()).switchOver(List.of(), List.of(warehouse.check("good", Outcome.PASSED)));
        assertThat(next.outcome()).as(next.verdict().toString()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @Test
    void whatIsKnownToBeBadIsSwitchedBackThoughTheNextCheckCouldNotBeAsked() {
        warehouse.release(warehouse.request(), 1);
        BlueGreenRequest request = warehouse.request();
        warehouse.build(Warehouse.candidate(warehouse.as(request).prepare()), 2);
        SwitchCheck unasked = schema -> {
            throw new UnaskedException("out of reach", null);
        };
        assertThat(warehouse.as(request).switchOver(List.of(), List.of(warehouse.notVersion(2), unasked)).outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void whoeverHasTheFileIsNamedUntilItIsFree() throws Exception {
        warehouse.run("CREATE TABLE t (i INTEGER)");
        try (OtherProcess other = new OtherProcess()) {
            assertThat(other.opens(file)).isTrue();
            FileWait wait = new FileWait(database, Duration.ofHours(1), told::add);
            CompletableFuture<List<String>> answer =
                    CompletableFuture.supplyAsync(() -> wait.of(() -> warehouse.read("SELECT count(*) FROM t")));
            while (told.isEmpty()) {
                assertThat(answer).isNotDone();
                Thread.sleep(MOMENT);
            }
            other.letsGo();
            assertThat(answer.get()).containsExactly("0");
            assertThat(told.get(0)).startsWith("waiting: ").contains("another process has the DuckDB file open (").contains("PID");
        }
    }
}
