package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.database.Database;
import java.nio.file.Path;
import java.sql.Connection;

/** What is live, asked of a product that was switched very often. */
final class StatusBenchmark implements Benchmark {
    private static final int ENTRIES = 100_000;
    private static final int ROUNDS = 20;

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String question() {
        return "blue-green status with 100,000 entries in the journal";
    }

    @Override
    public void run(Server server, Path folder, Figures figures) throws Exception {
        try (Database database = server.create("status"); Connection connection = server.connect("status")) {
            Product product = new Product(database);
            product.release(schema -> new String[] {"CREATE TABLE " + schema + ".t AS SELECT 1 AS n"});
            Server.run(
                    connection,
                    "UPDATE dataops.switch_journal SET entry = entry + " + ENTRIES,
                    "UPDATE dataops.switch_state SET last_entry = last_entry + " + ENTRIES + ", live_entry = live_entry + "
                            + ENTRIES,
                    "INSERT INTO dataops.switch_journal (live_schema, entry, deployment, action, state, from_colour,"
                            + " to_colour, revision, owner, switched_at, undoes, token, plan_hash, release, content,"
                            + " after_checks, settled_at) SELECT '" + Product.LIVE + "', n, 'old-' || n, 'release',"
                            + " 'verified', 'blue', 'green', 'r' || n, 'alice', '2026-01-01T00:00:00Z', n - 1, 0, 'hash',"
                            + " '{\"revision\":\"r\",\"changes\":[],\"changesComplete\":true,\"unplanned\":false}',"
                            + " '{\"objects\":[],\"lost\":{}}', 0, '2026-01-01T00:00:00Z'"
                            + " FROM generate_series(1, " + ENTRIES + ") n",
                    "ANALYZE");
            double[] times = new double[ROUNDS];
            for (int i = -5; i < ROUNDS; i++) {
                double took = Turns.nanoseconds(
                        () -> Product.passed(product.beginning(Start.EMPTY).status()));
                if (i >= 0) {
                    times[i] = took / 1e6;
                }
            }
            figures.time("status in a warm JVM, median", Turns.median(times), 1000);
            figures.time("status in a warm JVM, longest of " + ROUNDS, Turns.quantile(1, times), 1000);
        }
    }
}
