package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.database.Database;
import java.nio.file.Path;
import java.sql.Connection;

/** A candidate that begins as a copy of what is live, against {@code CREATE TABLE AS} with the same indexes behind it. */
final class CopyBenchmark implements Benchmark {
    private static final int ROWS = 1_000_000;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public String question() {
        return "prepare --start=copy of 1 M rows with four indexes, against CREATE TABLE AS and CREATE INDEX";
    }

    @Override
    public void run(Server server, Path folder, Figures figures) throws Exception {
        try (Database database = server.create("copy"); Connection peer = server.connect("copy")) {
            Product product = new Product(database);
            product.release(schema -> table(schema + ".orders",
                    "SELECT n AS id, n % 1000 AS customer, n / 7.0 AS amount, 'order ' || n AS note,"
                            + " TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 second' AS placed"
                            + " FROM generate_series(1, " + ROWS + ") n"));
            Turns.Work clear = () -> {
                product.beginning(Start.COPY).abandon();
                Server.run(peer, "DROP SCHEMA IF EXISTS peer CASCADE", "CREATE SCHEMA peer", "CHECKPOINT");
            };
            figures.ratio(
                    "copy of 1 M rows, lease and watermark included",
                    Turns.take(
                            ROUNDS,
                            clear,
                            () -> Product.passed(product.beginning(Start.COPY).prepare()),
                            () -> {
                                peer.setAutoCommit(false);
                                Server.run(peer, table("peer.orders", "SELECT * FROM sales.orders"));
                                peer.commit();
                                peer.setAutoCommit(true);
                            }),
                    1.2);
        }
    }

    private static String[] table(String name, String query) {
        return new String[] {
            "CREATE TABLE " + name + " AS " + query,
            "ALTER TABLE " + name + " ADD PRIMARY KEY (id)",
            "CREATE INDEX ON " + name + " (customer)",
            "CREATE INDEX ON " + name + " (placed)",
            "CREATE INDEX ON " + name + " (note)"
        };
    }
}
