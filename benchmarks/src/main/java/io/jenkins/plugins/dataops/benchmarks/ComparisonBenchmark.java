package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.blackbox.BlackBoxTests;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** Two tables compared row by row, against one statement that hashes every row of both, or joins them. */
final class ComparisonBenchmark implements Benchmark {
    private static final int ROUNDS = 3;

    private static final String HASHED = "SELECT sum(hashint8extended(hash_record_extended(row, 7), 9)) FROM %s row";

    private static final String JOINED = "SELECT count(*) FROM actual a FULL JOIN expected e ON a.id = e.id"
            + " WHERE (a.n, a.x, a.note, a.placed) IS DISTINCT FROM (e.n, e.x, e.note, e.placed)";

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String question() {
        return "two tables of 5 columns compared, against a raw scan and a FULL JOIN: 1 M rows, or -Drows=5000000";
    }

    @Override
    public void run(Server server, Path folder, Figures figures) throws Exception {
        int rows = Integer.getInteger("rows", 1_000_000);
        Path spec = Files.writeString(folder.resolve("same.yaml"), """
                tests:
                  - name: the same
                    expect:
                      actual: {table: public.actual}
                      expected: {query: SELECT * FROM public.expected}
                      key: [id]
                """);
        try (Database database = server.create("comparing"); Connection peer = server.connect("comparing")) {
            for (String table : List.of("actual", "expected")) {
                Server.run(
                        peer,
                        "CREATE TABLE " + table + " AS SELECT n::bigint AS id, n % 1000 AS n, n / 7.0::double precision AS x,"
                                + " 'row number ' || n AS note, TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 second' AS placed"
                                + " FROM generate_series(1, " + rows + ") n",
                        "ALTER TABLE " + table + " ADD PRIMARY KEY (id)",
                        "VACUUM ANALYZE " + table);
            }
            Turns.Work compared = () -> {
                BlackBoxResult result =
                        new BlackBoxTests(database, Map.of(), Progress.SILENT, 2L * rows + 1000).run(folder, List.of(spec));
                if (result.outcome() == Outcome.ERROR) {
                    throw new IllegalStateException(String.valueOf(result.tests().get(0)));
                }
            };
            Turns.Work hashed = () -> Server.run(peer, HASHED.formatted("actual"), HASHED.formatted("expected"));
            measure(figures, rows + " rows, equal", compared, hashed, 1.5);
            Server.run(peer, "DELETE FROM actual WHERE id = " + rows / 2);
            measure(figures, rows + " rows, one missing", compared, hashed, 1.8);
            Server.run(peer, "UPDATE actual SET n = n + 1 WHERE id % " + rows / 10_000 + " = 0", "VACUUM ANALYZE actual");
            measure(figures, rows + " rows, 10,000 cells changed", compared, () -> Server.run(peer, JOINED), 1.5);
        }
    }

    private static void measure(Figures figures, String what, Turns.Work ours, Turns.Work peer, double bar) {
        try {
            figures.ratio(what, Turns.take(ROUNDS, () -> {}, ours, peer), bar);
        } catch (Exception | OutOfMemoryError refused) {
            figures.missing(what, String.valueOf(refused.getMessage()));
        }
    }
}
