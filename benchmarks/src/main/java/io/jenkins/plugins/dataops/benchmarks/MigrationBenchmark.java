package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.migration.MigrationRequest;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** Migrations planned, applied and told of, against Flyway in the same process, which only applies them. */
final class MigrationBenchmark implements Benchmark {
    private static final int FILES = 200;
    private static final int PLANNED = 1_000;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String question() {
        return "200 migrations applied, against Flyway in this process; 1,000 planned";
    }

    @Override
    public void run(Server server, Path folder, Figures figures) throws Exception {
        write(folder.resolve("applied"), FILES);
        write(folder.resolve("planned"), PLANNED);
        Database[] database = new Database[1];
        Turns.Work empty = () -> database[0] = server.create("migrations");
        figures.ratio(
                FILES + " migrations of one CREATE TABLE each",
                Turns.take(
                        ROUNDS,
                        empty,
                        () -> passed(migrations(database[0], folder, "applied").apply()),
                        () -> Flyway.configure()
                                .dataSource(database[0].settings().url(), "postgres", "")
                                .locations("filesystem:" + folder.resolve("applied"))
                                .load()
                                .migrate()),
                1.1);
        empty.run();
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            times[i] = Turns.nanoseconds(() -> passed(migrations(database[0], folder, "planned").plan())) / 1e6;
        }
        figures.time(PLANNED + " files planned, in a warm JVM, median", Turns.median(times), 2000);
    }

    private static Migrations migrations(Database database, Path folder, String location) {
        return new Migrations(
                database,
                new MigrationRequest(
                        folder, List.of(location), List.of(), Map.of(), Optional.empty(), MigrationRequest.DEFAULT_TABLE),
                Progress.SILENT);
    }

    private static void passed(MigrationResult result) {
        if (result.outcome() != Outcome.PASSED) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static void write(Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= files; i++) {
            Files.writeString(
                    folder.resolve("V" + i + "__table_" + i + ".sql"),
                    "CREATE TABLE t" + i + " (id bigint PRIMARY KEY, note text NOT NULL DEFAULT '', placed timestamptz);\n");
        }
    }
}
