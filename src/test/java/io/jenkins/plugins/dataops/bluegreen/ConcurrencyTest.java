package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several at once: deployments of one product, and readers during a switch. */
class ConcurrencyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void ofManyWhoPrepareAtOnceExactlyOneWins(Engine engine) throws Exception {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try (Connection open = warehouse.database().connect()) {
            assertThat(open.isValid(1)).isTrue();
            List<Callable<BlueGreenResult>> runs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                // Half of them even have the same name.
                BlueGreenRequest request = warehouse.request().withLease(LeaseTerms.of("build/" + i / 2));
                runs.add(() -> warehouse.as(request).prepare());
            }
            List<BlueGreenResult> results = new ArrayList<>();
            for (Future<BlueGreenResult> run : threads.invokeAll(runs)) {
                results.add(run.get());
            }
            assertThat(results).filteredOn(result -> result.outcome() == Outcome.PASSED).hasSize(1);
            assertThat(results).filteredOn(result -> result.outcome() == Outcome.FAILED).hasSize(5)
                    .allMatch(result -> said(result.verdict()).contains("is deploying 'flights'"))
                    .allMatch(result -> said(result.verdict()).contains("until "));
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoLostTheLeaseCannotSwitch(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenRequest slow = warehouse.request()
                .withLease(new LeaseTerms("slow", Duration.ofMillis(1), false, false, Optional.empty()));
        BlueGreen first = warehouse.as(slow);
        warehouse.build(Warehouse.candidate(first.prepare()), 1);
        BlueGreen second = warehouse.as(warehouse.request().withLease(LeaseTerms.of("quick")));
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        BlueGreenResult refused = first.switchOver(List.of(), List.of());
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("no longer holds").contains("quick");
        assertThat(warehouse.anythingLive()).isFalse();
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
        assertThat(first.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void anAttendedRunDiesWithItsProcessAndNoOtherOneOfItsNameGoesOn() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        LeaseTerms terms = LeaseTerms.of("me@laptop").forWholeRun();
        BlueGreenRequest request = warehouse.request().withLease(terms);
        Warehouse.candidate(new BlueGreen(warehouse.database(), request, Progress.SILENT).prepare());
        assertThat(warehouse.as(request).prepare().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(warehouse.as(request).switchOver(List.of(), List.of()).verdict()))
                .contains("'me@laptop' holds", "no lease token was given");
        Warehouse other = new Warehouse(warehouse.database(), "other");
        Warehouse.candidate(other.asDying(other.request().withLease(terms)).prepare());
        assertThat(other.as(other.request()).prepare().outcome()).isEqualTo(Outcome.PASSED);
    }

    /** What the readers saw while versions were switched. */
    private record Readers(List<String> wrong, AtomicLong reads) {}

    @Test
    void readersNeverSeeAMixtureAndNeverFail() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        // What counts is what readers see; on a busy machine the switch may need more tries than a person would wait for.
        BlueGreenRequest request = withPatience(
                warehouse.request(), new RetryPolicy(RetryPolicy.DEFAULT.lockWait(), 150, Duration.ofMillis(500)));
        warehouse.release(request, 1);
        Readers seen = new Readers(
                java.util.Collections.synchronizedList(new ArrayList<>()), new AtomicLong());
        AtomicBoolean end = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 4; i++) {
                // Two read in one order, two in the other, which would deadlock a switch without an order.
                String order = i % 2 == 0 ? "flights.daily d, flights.monthly m" : "flights.monthly m, flights.daily d";
                threads.submit(() -> read(warehouse, order, end, seen));
            }
            for (int version = 2; version < 8; version++) {
                warehouse.release(request, version);
                if (version % 3 == 0) {
                    assertThat(warehouse.as(request).rollback().outcome()).isEqualTo(Outcome.PASSED);
                }
            }
        } finally {
            end.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(seen.wrong()).isEmpty();
        assertThat(seen.reads().get()).isGreaterThan(50);
    }

    private static BlueGreenRequest withPatience(BlueGreenRequest base, RetryPolicy patience) {
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), base.start(), base.retention(),
                base.drift(), base.dropObjects(), base.allowOneWay(), base.readers(), base.release(), base.lease(),
                base.expectedPlanHash(), patience);
    }

    private static void read(Warehouse warehouse, String order, AtomicBoolean end, Readers seen) {
        try (Connection connection = warehouse.database().connect()) {
            while (!end.get()) {
                List<String> pairs = Query.list(
                        connection,
                        "SELECT DISTINCT d.version || '/' || m.version FROM " + order,
                        row -> row.getString(1));
                seen.reads().incrementAndGet();
                // Readers ask over a network: without the least pause they hold the lock by turns and are no readers.
                Thread.sleep(2);
                if (pairs.size() != 1 || !pairs.get(0).matches("(\\d+)/\\1")) {
                    seen.wrong().add(pairs.toString());
                }
            }
        } catch (SQLException failed) {
            seen.wrong().add(failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aLongReaderDelaysTheSwitchAndNotTheOtherReaders() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        CountDownLatch gaveWay = new CountDownLatch(4);
        BlueGreenRequest endless =
                withPatience(warehouse.request(), new RetryPolicy(Duration.ofMillis(300), 10_000, Duration.ofMillis(500)));
        BlueGreen second = new BlueGreen(warehouse.database(), endless, line -> {
            if (line.contains("had to give way")) {
                gaveWay.countDown();
            }
        });
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Readers seen = new Readers(new ArrayList<>(), new AtomicLong());
        AtomicBoolean end = new AtomicBoolean();
        BlueGreenResult result;
        try (Connection longReader = warehouse.database().connect()) {
            longReader.setAutoCommit(false);
            Query.run(longReader, "SELECT * FROM flights.monthly");
            threads.submit(() -> read(warehouse, "flights.daily d, flights.monthly m", end, seen));
            Future<BlueGreenResult> switching = threads.submit(() -> second.switchOver(List.of(), List.of()));
            // Nobody waits as long as the switch does: between its attempts the others read.
            gaveWay.await();
            long before = seen.reads().get();
            while (seen.reads().get() < before + 3) {
                assertThat(switching.isDone()).isFalse();
                Thread.sleep(20);
            }
            longReader.rollback();
            result = switching.get();
        } finally {
            end.set(true);
            threads.shutdown();
            assertThat(threads.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        SwitchTimings timings = result.timings().orElseThrow();
        assertThat(timings.attempts()).isGreaterThan(4);
        assertThat(seen.wrong()).isEmpty();
    }

    @Test
    void aSwitchThatNeverGetsItsLocksGivesUpAndChangesNothing() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreenRequest hasty =
                withPatience(warehouse.request(), new RetryPolicy(Duration.ofMillis(50), 3, Duration.ofMillis(50)));
        BlueGreen second = warehouse.as(hasty);
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        try (Connection longReader = warehouse.database().connect()) {
            longReader.setAutoCommit(false);
            Query.run(longReader, "SELECT * FROM flights.monthly");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> second.switchOver(List.of(), List.of())))
                    .hasMessageContaining("gave up after 3 attempts, nothing was changed");
            longReader.rollback();
        }
        assertThat(warehouse.versions()).containsExactly("1/1");
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }
}
