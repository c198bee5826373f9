package io.jenkins.plugins.dataops.benchmarks;

import io.jenkins.plugins.dataops.bluegreen.Start;
import io.jenkins.plugins.dataops.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long readers can have to wait for a switch, from the first exclusive lock to the end of COMMIT. */
final class SwitchBenchmark implements Benchmark {
    private static final int VIEWS = 50;
    private static final int SWITCHES = 100;

    @Override
    public String name() {
        return "switch";
    }

    @Override
    public String question() {
        return "50 views switched back and forth 100 times: the longest that a reader can have waited";
    }

    @Override
    public void run(Server server, Path folder, Figures figures) throws Exception {
        for (int rows : List.of(10, 20_000)) {
            try (Database database = server.create("switching")) {
                Product product = new Product(database);
                for (int version = 1; version <= 2; version++) {
                    int released = version;
                    product.release(schema -> tables(schema, rows, released));
                }
                double[] waits = new double[SWITCHES];
                for (int i = -5; i < SWITCHES; i++) {
                    Duration wait = Product.passed(product.beginning(Start.EMPTY).rollback())
                            .timings()
                            .orElseThrow()
                            .longestReaderWait();
                    if (i >= 0) {
                        waits[i] = wait.toNanos() / 1e6;
                    }
                }
                String what = "50 views of " + rows + " rows each, ";
                figures.time(what + "median", Turns.median(waits), 20);
                figures.time(what + "99 of 100", Turns.quantile(0.99, waits), 60);
            }
        }
    }

    private static String[] tables(String schema, int rows, int version) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < VIEWS; i++) {
            statements.add("CREATE TABLE " + schema + ".t" + i + " AS SELECT n AS id, " + version + " AS version,"
                    + " 'text ' || n AS note FROM generate_series(1, " + rows + ") n");
        }
        return statements.toArray(String[]::new);
    }
}
