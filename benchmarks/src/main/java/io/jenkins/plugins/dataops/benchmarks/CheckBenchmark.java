package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.BlackBoxTests;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Many scalar checks on one table, against one statement that asks for all of it at once. */
final class CheckBenchmark implements Benchmark {
    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String question() {
        return "40 and 200 scalar checks on a table of 1 M rows, against one statement written by hand";
    }

    @Override
    public void run(Server server, Path folder, Figures figures) throws Exception {
        try (Database database = server.create("checking"); Connection peer = server.connect("checking")) {
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                columns.add("n % " + (1000 + i) + " AS c" + i);
            }
            Server.run(
                    peer,
                    "CREATE TABLE checked AS SELECT n AS id, " + String.join(", ", columns)
                            + " FROM generate_series(1, " + ROWS + ") n",
                    "VACUUM ANALYZE checked");
            for (int checks : List.of(40, 200)) {
                Path spec = Files.writeString(folder.resolve("checks-" + checks + ".yaml"), specification(checks));
                figures.ratio(
                        checks + " checks",
                        Turns.take(
                                ROUNDS,
                                () -> {},
                                () -> {
                                    BlackBoxResult result =
                                            new BlackBoxTests(database, Map.of(), Progress.SILENT).run(folder, List.of(spec));
                                    if (result.outcome() != Outcome.PASSED) {
                                        throw new IllegalStateException(String.valueOf(result.tests()));
                                    }
                                },
                                () -> Server.run(peer, statement(checks))),
                        1.5);
            }
        }
    }

    private static String specification(int checks) {
        StringBuilder yaml = new StringBuilder("tests:\n");
        for (int i = 0; i < checks; i++) {
            yaml.append("  - name: check ").append(i).append('\n');
            yaml.append(
                    i % 2 == 0
                            ? "    not_null: {table: public.checked, columns: [c" + i / 2 % 20 + "]}\n"
                            : "    range: {table: public.checked, column: c" + i / 2 % 20 + ", min: 0, max: "
                                    + (2000 + i) + "}\n");
        }
        return yaml.toString();
    }

    private static String statement(int checks) {
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < checks; i++) {
            String column = "c" + i / 2 % 20;
            counts.add("count(*) FILTER (WHERE "
                    + (i % 2 == 0 ? column + " IS NULL" : column + " NOT BETWEEN 0 AND " + (2000 + i)) + ")");
        }
        return "SELECT count(*), " + String.join(", ", counts) + " FROM checked";
    }
}
