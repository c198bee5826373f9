package io.jenkins.plugins.dataops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerConcurrencyTest {
    private static final int EVENTS = 40;

    @TempDir
    Path folder;

    /** Writes the shared events and some of its own; the arguments are file and writer. */
    public static void main(String... arguments) {
        try (Ledger ledger = Ledger.open(Path.of(arguments[0]))) {
            write(ledger, arguments[1]);
        }
    }

    private static int write(Ledger ledger, String writer) {
        int added = 0;
        for (int i = 0; i < EVENTS; i++) {
            added += ledger.append(List.of(change("shared-" + i), change(writer + "-" + i)));
        }
        return added;
    }

    private static Change change(String id) {
        return new Change(id, "sales", "production", Instant.EPOCH, "r");
    }

    @Test
    void manyOpenTheSameNewFileAtOnceAndNothingIsLostOrDoubled() throws Exception {
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        Path file = folder.resolve("ledger.db");
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            String name = "writer" + i;
            work.add(() -> {
                start.await();
                try (Ledger ledger = Ledger.open(file)) {
                    return write(ledger, name);
                }
            });
        }
        assertThat(sum(work)).isEqualTo(EVENTS + writers * EVENTS);
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.events(EventQuery.everything())).hasSize(EVENTS + writers * EVENTS);
        }
    }

    @Test
    void oneLedgerServesManyThreads() throws Exception {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String name = "writer" + i;
                work.add(() -> write(ledger, name));
                work.add(() -> {
                    ledger.events(EventQuery.everything());
                    return 0;
                });
            }
            assertThat(sum(work)).isEqualTo(EVENTS + 6 * EVENTS);
        }
    }

    @Test
    void severalProcessesShareAFileAndOneThatIsKilledLeavesItWhole() throws Exception {
        Path file = folder.resolve("ledger.db");
        Process killed = process(file, "killed");
        Process first = process(file, "first");
        Process second = process(file, "second");
        killed.waitFor(700, TimeUnit.MILLISECONDS);
        killed.destroyForcibly().waitFor();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
        assertThat(second.exitValue()).isZero();
        try (Ledger ledger = Ledger.open(file)) {
            write(ledger, "killed");
            assertThat(ledger.events(EventQuery.everything())).hasSize(EVENTS + 3 * EVENTS);
        }
    }

    private static Process process(Path file, String name) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerConcurrencyTest.class.getName(),
                        file.toString(),
                        name)
                .inheritIO()
                .start();
    }

    private static int sum(List<Callable<Integer>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            int sum = 0;
            for (Future<Integer> done : threads.invokeAll(work)) {
                sum += done.get();
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }
}
