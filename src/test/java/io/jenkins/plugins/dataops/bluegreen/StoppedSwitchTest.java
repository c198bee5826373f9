package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.database.Between;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.Stops;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tells a run to stop at every statement, while a reader holds the locks that the switch needs and without one. It ends
 * soon, gives the product back, and what it leaves is what the journal says; the same candidate can be gone on with.
 */
class StoppedSwitchTest {
    private static final int SAMPLE = 10;
    private static final RetryPolicy ENDLESS = new RetryPolicy(Duration.ofMillis(100), 10_000, Duration.ofMillis(50));
    /** Far less than the endless patience lasts. */
    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @AfterEach
    void forget() {
        Stops.forget();
    }

    private static BlueGreenRequest request(Warehouse warehouse, RetryPolicy patience) {
        BlueGreenRequest usual = warehouse.request();
        return new BlueGreenRequest(
                usual.product(), usual.environment(), usual.liveSchema(), usual.objects(), usual.start(),
                usual.retention(), DriftPolicy.ACCEPT, usual.dropObjects(), usual.release(), usual.lease(),
                usual.expectedPlanHash(), patience);
    }

    /** A candidate of the next version is built; it stays through all stops before the switch. */
    private void begin() {
        warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        warehouse.build(Warehouse.candidate(warehouse.as(warehouse.request()).prepare()), 2);
    }

    /** Switches until it is told to stop, and returns what it said. */
    private String stopped(Database database, RetryPolicy patience, Progress progress, List<SwitchCheck> after) {
        return stopped(database, patience, progress, run -> run.switchOver(List.of(warehouse.notVersion(-1)), after));
    }

    private String stopped(
            Database database, RetryPolicy patience, Progress progress, Function<BlueGreen, BlueGreenResult> action) {
        long start = System.nanoTime();
        try {
            return said(action.apply(new BlueGreen(database, request(warehouse, patience), progress)).verdict());
        } catch (ToolException stop) {
            return stop.getMessage();
        } finally {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            Stops.forget();
        }
    }

    private void isFreeAndOn(String place, String version) {
        BlueGreenResult status = warehouse.as(warehouse.request()).status();
        assertThat(status.lease()).as(place).isEmpty();
        assertThat(warehouse.versions()).as(place).containsExactly(version);
    }

    @Test
    void aContendedSwitchEndsWhereverItIsToldToStop() throws Exception {
        begin();
        try (Connection reader = warehouse.database().connect()) {
            reader.setAutoCommit(false);
            Query.run(reader, "SELECT * FROM flights.monthly");
            List<String> seen = new ArrayList<>();
            RetryPolicy twice = new RetryPolicy(Duration.ofMillis(100), 2, Duration.ofMillis(50));
            String gaveUp = stopped(
                    Between.number(warehouse.database(), -1, seen, () -> {}), twice, Progress.SILENT, List.of());
            assertThat(gaveUp).contains("gave up after 2 attempts");
            List<Integer> all = IntStream.rangeClosed(1, seen.size()).boxed().toList();
            for (int n : Sample.of("statements of a contended switch", all, SAMPLE)) {
                List<String> until = new ArrayList<>();
                String said = stopped(
                        Between.number(warehouse.database(), n, until, () -> Stop.request("the test")), ENDLESS,
                        Progress.SILENT, List.of());
                assertThat(said).as(n + " " + seen.get(n - 1)).contains("the test").doesNotContain("gave up");
                isFreeAndOn(n + " " + seen.get(n - 1), "1/1");
                assertThat(said(warehouse.as(warehouse.request()).status().verdict()))
                        .as(n + " " + seen.get(n - 1))
                        .contains("blue is live, a candidate waits in 'flights__green'");
            }
        }
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        isFreeAndOn("gone on with", "2/2");
    }

    @Test
    void aContendedRollbackEndsWhereverItIsToldToStopAndKeepsNobodyWaiting() throws Exception {
        begin();
        warehouse.as(warehouse.request()).switchOver(List.of(), List.of());
        try (Connection reader = warehouse.database().connect()) {
            reader.setAutoCommit(false);
            Query.run(reader, "SELECT * FROM flights.monthly");
            List<String> seen = new ArrayList<>();
            RetryPolicy twice = new RetryPolicy(Duration.ofMillis(100), 2, Duration.ofMillis(50));
            assertThat(stopped(
                            Between.number(warehouse.database(), -1, seen, () -> {}), twice, Progress.SILENT,
                            BlueGreen::rollback))
                    .contains("gave up after 2 attempts");
            for (int n : Sample.of(
                    "statements of a contended rollback", IntStream.rangeClosed(1, seen.size()).boxed().toList(),
                    SAMPLE)) {
                String said = stopped(
                        Between.number(warehouse.database(), n, new ArrayList<>(), () -> Stop.request("the test")),
                        ENDLESS, Progress.SILENT, BlueGreen::rollback);
                assertThat(said).as(n + " " + seen.get(n - 1)).contains("the test").doesNotContain("gave up");
                isFreeAndOn(n + " " + seen.get(n - 1), "2/2");
            }
        }
        BlueGreenRequest another = warehouse.request().withLease(LeaseTerms.of("somebody else"));
        assertThat(warehouse.as(another).rollback().outcome()).isEqualTo(Outcome.PASSED);
        isFreeAndOn("gone back", "1/1");
    }

    @Test
    void aStopBetweenTwoAttemptsEndsTheWaitAtOnce() throws Exception {
        begin();
        RetryPolicy slow = new RetryPolicy(Duration.ofMillis(50), 10_000, Duration.ofMinutes(10));
        try (Connection reader = warehouse.database().connect()) {
            reader.setAutoCommit(false);
            Query.run(reader, "SELECT * FROM flights.monthly");
            int[] attempts = new int[1];
            String said = stopped(warehouse.database(), slow, line -> {
                if (line.contains("had to give way") && ++attempts[0] == 4) {
                    Stop.request("the test");
                }
            }, List.of());
            assertThat(attempts[0]).isEqualTo(4);
            assertThat(said).contains("switching: stopped by the test; nothing was changed by it");
        }
        isFreeAndOn("between attempts", "1/1");
    }

    /** Everything else on the way out is given up after a few seconds. */
    @Test
    void aReleaseThatWasFoundBadIsTakenBackHoweverLongReadersAreInTheWay() throws Exception {
        begin();
        try (Connection reader = warehouse.database().connect()) {
            reader.setAutoCommit(false);
            SwitchCheck bad = schema -> {
                try {
                    Query.run(reader, "SELECT * FROM " + schema + ".monthly");
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
                return warehouse.check("bad", Outcome.FAILED).check(schema);
            };
            Instant[] told = new Instant[1];
            BlueGreenResult result = new BlueGreen(warehouse.database(), request(warehouse, ENDLESS), line -> {
                        if (line.contains("had to give way") && told[0] == null) {
                            told[0] = Instant.now();
                            Stop.request("the test");
                        } else if (told[0] != null && Instant.now().isAfter(told[0].plusSeconds(7))) {
                            rollback(reader);
                        }
                    })
                    .switchOver(List.of(), List.of(bad));
            assertThat(told[0]).isNotNull();
            assertThat(said(result.verdict())).contains("switched back to blue");
            assertThat(result.events()).hasAtLeastOneElementOfType(Recovery.class);
            // Whoever ends the process a while after a stop counts from the last attempt.
            assertThat(Stop.sinceOwed().orElseThrow()).isLessThan(Duration.between(told[0], Instant.now()));
        }
        Stops.forget();
        isFreeAndOn("taken back", "1/1");
    }

    private static void rollback(Connection reader) {
        try {
            reader.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void whereverAWholeSwitchIsStoppedTheJournalSaysWhatIsLeft() {
        begin();
        List<SwitchCheck> after = List.of(warehouse.notVersion(-1));
        List<String> seen = new ArrayList<>();
        stopped(Between.number(warehouse.database(), -1, seen, () -> {}), RetryPolicy.DEFAULT, Progress.SILENT, after);
        int version = 2;
        isFreeAndOn("not stopped", "2/2");
        for (int n : Sample.of(
                "statements of a switch", IntStream.rangeClosed(1, seen.size()).boxed().toList(), SAMPLE)) {
            warehouse.build(Warehouse.candidate(warehouse.as(warehouse.request()).prepare()), ++version);
            String said = stopped(
                    Between.number(warehouse.database(), n, new ArrayList<>(), () -> Stop.request("the test")),
                    RetryPolicy.DEFAULT, Progress.SILENT, after);
            String place = n + " " + seen.get(n - 1) + ": " + said;
            BlueGreenResult status = warehouse.as(warehouse.request()).status();
            assertThat(status.lease()).as(place).isEmpty();
            boolean switched = status.journal().get(0).number() == version;
            assertThat(warehouse.versions()).as(place)
                    .containsExactly(switched ? version + "/" + version : version - 1 + "/" + (version - 1));
            assertThat(said).as(place).doesNotContain(switched ? "nothing was changed" : "released");
            BlueGreenResult again = warehouse.as(warehouse.request()).switchOver(List.of(), after);
            assertThat(again.outcome()).as(place + " " + said(again.verdict())).isEqualTo(Outcome.PASSED);
            isFreeAndOn(place, version + "/" + version);
        }
    }

    @Test
    void aPreparationThatIsStoppedKeepsNobodyWaiting() {
        begin();
        warehouse.as(warehouse.request()).abandon();
        List<String> seen = new ArrayList<>();
        new BlueGreen(Between.number(warehouse.database(), -1, seen, () -> {}), warehouse.request(), Progress.SILENT)
                .prepare();
        warehouse.as(warehouse.request()).abandon();
        for (int n : Sample.of(
                "statements of a preparation", IntStream.rangeClosed(1, seen.size()).boxed().toList(), SAMPLE)) {
            Database stopping =
                    Between.number(warehouse.database(), n, new ArrayList<>(), () -> Stop.request("the test"));
            boolean heard = false;
            try {
                heard = new BlueGreen(stopping, warehouse.request(), Progress.SILENT).prepare().outcome()
                        == Outcome.PASSED;
            } catch (ToolException stop) {
                assertThat(stop).hasMessageContaining("the test");
            } finally {
                Stops.forget();
            }
            Lease held = warehouse.as(warehouse.request()).status().lease().orElse(null);
            assertThat(held != null).as(n + " " + seen.get(n - 1)).isEqualTo(heard);
            if (heard) {
                warehouse.as(warehouse.request()).abandon();
            }
        }
    }
}
