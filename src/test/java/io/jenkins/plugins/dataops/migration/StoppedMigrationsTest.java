package io.jenkins.plugins.dataops.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Cuts;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is told to stop after each statement of a run in turn, its last COMMIT included: what is told is what the
 * database says, and "stopped" alone is told only where nothing is applied.
 */
class StoppedMigrationsTest {
    private static final Map<String, String> TABLES = Map.of("V1__a.sql", "a", "V2__b.sql", "b");

    @TempDir
    Path folder;

    /** One run. */
    private record Run(
            MigrationProject there, Optional<MigrationResult> told, boolean reached, List<String> afterTheStop) {
        boolean has(String table) {
            return !there.value("SELECT count(*) FROM information_schema.tables WHERE table_name = '" + table + "'")
                    .equals("0");
        }
    }

    private Run run(int at, Function<Migrations, MigrationResult> action, List<Function<Migrations, MigrationResult>> before)
            throws Exception {
        Path here = Files.createDirectory(folder.resolve(String.valueOf(at)));
        Database database = TestDatabases.duckDb(here);
        MigrationProject there = new MigrationProject(here, database)
                .file("V1__a.sql", "CREATE TABLE a (i INT);")
                .file("V2__b.sql", "CREATE TABLE b (i INT);");
        before.forEach(first -> first.apply(there.migrations()));
        Cuts stop = Cuts.at(at, Cuts.Way.STOP_AFTER);
        Optional<MigrationResult> told;
        try (PlayedStop played = new PlayedStop()) {
            told = Optional.of(action.apply(new MigrationProject(here, stop.in(database)).migrations()));
        } catch (StoppedException stopped) {
            told = Optional.empty();
        }
        return new Run(
                there, told, stop.reached(), stop.reached() ? stop.seen().subList(at, stop.seen().size()) : List.of());
    }

    @Test
    void applyTellsWhatIsApplied() throws Exception {
        int at = 1;
        Run run = run(at, Migrations::apply, List.of());
        for (; run.reached(); run = run(++at, Migrations::apply, List.of())) {
            assertThat(run.afterTheStop())
                    .as("begun though stopped after statement %d", at)
                    .noneMatch(statement -> statement.matches("CREATE TABLE [ab] .*"));
            if (run.told().isEmpty()) {
                assertThat(run.has("a")).as("stopped after statement %d", at).isFalse();
                continue;
            }
            for (MigrationEntry entry : run.told().get().migrations()) {
                assertThat(entry.state() == State.APPLIED)
                        .as("stopped after statement %d: %s", at, run.told().get())
                        .isEqualTo(run.has(TABLES.get(entry.script())));
            }
        }
        assertThat(at).isGreaterThan(5);
        assertThat(run.told().orElseThrow().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aStopAfterTheLastStatementTakesNothingBack() throws Exception {
        Map<String, Function<Migrations, MigrationResult>> actions = Map.of(
                "apply", Migrations::apply,
                "baseline", migrations -> migrations.baseline("1", ""),
                "repair", Migrations::repair);
        for (var action : actions.entrySet()) {
            int at = 1;
            Optional<MigrationResult> last = Optional.empty();
            for (Run run = run(at, action.getValue(), List.of());
                    run.reached();
                    run = run(++at, action.getValue(), List.of())) {
                last = run.told();
                deleteAll(at);
            }
            deleteAll(at);
            assertThat(last).as(action.getKey()).get().extracting(MigrationResult::outcome).isEqualTo(Outcome.PASSED);
        }
    }

    private void deleteAll(int at) throws Exception {
        Files.move(folder.resolve(String.valueOf(at)), Files.createTempDirectory(folder, "done").resolve("run"));
    }
}
