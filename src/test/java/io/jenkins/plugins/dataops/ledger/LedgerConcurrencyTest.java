package io.jenkins.plugins.dataops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerConcurrencyTest {
    private static final int EVENTS = 40;

    /** Eight that wait for one disk at once wait for seven others each time, and a ledger's patience has an end. */
    private static final int FEW = 5;

    @TempDir
    Path folder;

    /** Writes shared events and some of its own; the arguments are file, writer and how many of each. */
    public static void main(String... arguments) {
        try (Ledger ledger = Ledger.open(Path.of(arguments[0]))) {
            write(ledger, arguments[1], Integer.parseInt(arguments[2]));
        }
    }

    private static int write(Ledger ledger, String writer, int events) {
        int added = 0;
        for (int i = 0; i < events; i++) {
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
                    return write(ledger, name, FEW);
                }
            });
        }
        assertThat(sum(work)).isEqualTo(FEW + writers * FEW);
        try (Ledger ledger = Ledger.open(file)) {
            assertThat(ledger.events(EventQuery.everything())).hasSize(FEW + writers * FEW);
        }
    }

    @Test
    void oneLedgerServesManyThreads() throws Exception {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String name = "writer" + i;
                work.add(() -> write(ledger, name, EVENTS));
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
        Process killed = process(file, "killed", Integer.MAX_VALUE);
        Process first = process(file, "first", EVENTS);
        Process second = process(file, "second", EVENTS);
        try (Ledger ledger = Ledger.open(file)) {
            while (!ids(ledger).contains("killed-0")) {
                assertThat(killed.isAlive()).isTrue();
                Thread.sleep(20);
            }
            killed.destroyForcibly().waitFor();
            assertThat(first.waitFor()).isZero();
            assertThat(second.waitFor()).isZero();
            write(ledger, "killed", EVENTS);
            Set<String> ids = ids(ledger);
            for (int i = 0; i < EVENTS; i++) {
                assertThat(ids).contains("shared-" + i, "killed-" + i, "first-" + i, "second-" + i);
            }
            // What goes beyond is of the killed one alone, and all that it wrote together is there or nothing of it.
            int more = (ids.size() - 4 * EVENTS) / 2;
            assertThat(ids).hasSize(4 * EVENTS + 2 * more);
            for (int i = EVENTS; i < EVENTS + more; i++) {
                assertThat(ids).contains("shared-" + i, "killed-" + i);
            }
        } finally {
            List.of(killed, first, second).forEach(Process::destroyForcibly);
        }
    }

    private static Set<String> ids(Ledger ledger) {
        return ledger.events(EventQuery.everything()).stream().map(Event::id).collect(Collectors.toSet());
    }

    private static Process process(Path file, String name, int events) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerConcurrencyTest.class.getName(),
                        file.toString(),
                        name,
                        String.valueOf(events))
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
