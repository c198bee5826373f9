package io.jenkins.plugins.dataops.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the JVM enters: measures what is named. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new CopyBenchmark(),
            new SwitchBenchmark(),
            new StatusBenchmark(),
            new MigrationBenchmark(),
            new ComparisonBenchmark(),
            new CheckBenchmark());

    private Benchmarks() {}

    /**
     * Prints the figures of each benchmark as rows of a table.
     *
     * @param arguments names of benchmarks; none lists them
     * @throws Exception when one could not be measured
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            ALL.forEach(benchmark -> System.out.printf("%-12s %s%n", benchmark.name(), benchmark.question()));
            return;
        }
        List<Benchmark> chosen = List.of(arguments).stream().map(Benchmarks::named).toList();
        try (Server server = Server.start()) {
            for (Benchmark benchmark : chosen) {
                Figures figures = new Figures(System.out, benchmark.name());
                benchmark.run(server, Files.createTempDirectory(Path.of("").toAbsolutePath(), benchmark.name()), figures);
            }
        }
        // Threads of drivers must not keep the process alive.
        System.exit(0);
    }

    private static Benchmark named(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Unknown benchmark '" + name + "'; without a name this program lists them"));
    }
}
