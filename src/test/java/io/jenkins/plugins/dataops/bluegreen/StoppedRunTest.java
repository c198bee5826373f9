package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.database.Cuts;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process is told to stop after each statement of an action in turn, its COMMIT included. */
class StoppedRunTest {
    /** Chooses no secret: it is made by the run and goes out with its answer alone. */
    private static final LeaseTerms ALICE = LeaseTerms.of("alice");

    @TempDir
    Path folder;

    private static Optional<BlueGreenResult> told(
            Warehouse warehouse, Cuts stop, BlueGreenRequest request, Function<BlueGreen, BlueGreenResult> action) {
        try (PlayedStop played = new PlayedStop()) {
            return Optional.of(action.apply(new BlueGreen(stop.in(warehouse.database()), request, Progress.SILENT)));
        } catch (ToolException stopped) {
            return Optional.empty();
        }
    }

    private static boolean passed(Optional<BlueGreenResult> told) {
        return told.filter(result -> result.outcome() == Outcome.PASSED).isPresent();
    }

    /** After which of its changing statements an action is stopped: each COMMIT, and a sample of the others. */
    private static Set<Integer> stops(
            String what, Warehouse warehouse, BlueGreenRequest request, Function<BlueGreen, BlueGreenResult> action) {
        Cuts none = Cuts.at(Integer.MAX_VALUE, Cuts.Way.STOP_AFTER);
        assertThat(action.apply(new BlueGreen(none.in(warehouse.database()), request, Progress.SILENT)).outcome())
                .isEqualTo(Outcome.PASSED);
        List<Integer> all =
                IntStream.rangeClosed(1, none.seen().size()).boxed().toList();
        Set<Integer> chosen = new TreeSet<>(Sample.of("statements of " + what, all, 3));
        all.stream().filter(at -> none.seen().get(at - 1).equals("commit")).forEach(chosen::add);
        return chosen;
    }

    @ParameterizedTest
    @EnumSource
    void aProductIsHeldOnlyByWhoeverWasToldItsSecret(Engine engine) {
        Warehouse another = new Warehouse(engine.open(folder));
        another.release(another.request(), 1);
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreenRequest request = warehouse.request().withLease(ALICE);
        int version = 1;
        for (int at : stops("a preparation in " + engine, another, request, BlueGreen::prepare)) {
            Cuts stop = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> told = told(warehouse, stop, request, BlueGreen::prepare);
            Optional<Lease> held = warehouse.as(request).status().lease();
            assertThat(held.isPresent()).as("stopped after %s: %s", stop.last(), told).isEqualTo(passed(told));
            String left = said(warehouse.as(request).left().stoppedBy("prepare", "SIGTERM").verdict());
            assertThat(left.contains("The product is free")).as(left).isEqualTo(held.isEmpty());
            if (passed(told)) {
                String secret = told.get().lease().flatMap(Lease::token).orElseThrow();
                warehouse.build(Warehouse.candidate(told.get()), ++version);
                BlueGreenRequest own = request.withLease(ALICE.under(secret));
                assertThat(warehouse.as(own).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
            }
        }
        assertThat(version).as("stops after the last COMMIT").isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource
    void aWayBackThatIsDoneIsTold(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenRequest request = warehouse.request().withLease(ALICE);
        warehouse.release(warehouse.request(), 1);
        warehouse.release(warehouse.request(), 2);
        int version = 2;
        int done = 0;
        for (int at : stops("a way back in " + engine, warehouse, request, BlueGreen::rollback)) {
            int before = Integer.parseInt(warehouse.versions().get(0).split("/")[0]);
            warehouse.release(warehouse.request(), ++version);
            Cuts stop = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> told = told(warehouse, stop, request, BlueGreen::rollback);
            int live = passed(told) ? before : version;
            assertThat(warehouse.versions())
                    .as("stopped after %s: %s", stop.last(), told)
                    .containsExactly(live + "/" + live);
            if (passed(told)) {
                done++;
                assertThat(told.get().events()).isNotEmpty();
            }
            assertThat(warehouse.as(warehouse.request()).status().lease()).as(stop.last()).isEmpty();
        }
        assertThat(done).as("stops after the last COMMIT").isPositive();
    }

    @Test
    void whatIsRetiredIsTold() {
        Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
        BlueGreenRequest request = warehouse.request().withLease(ALICE);
        warehouse.release(warehouse.request(), 1);
        warehouse.release(warehouse.request(), 2);
        int version = 2;
        for (int at : stops("a retirement", warehouse, request, BlueGreen::retire)) {
            warehouse.release(warehouse.request(), ++version);
            Cuts stop = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> told = told(warehouse, stop, request, BlueGreen::retire);
            BlueGreenResult now = warehouse.as(warehouse.request()).status();
            assertThat(now.colours().previous().isEmpty())
                    .as("stopped after %s: %s", stop.last(), told)
                    .isEqualTo(passed(told));
            assertThat(now.lease()).as(stop.last()).isEmpty();
        }
    }

    @Test
    void whatIsGivenUpIsTold() {
        Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
        BlueGreenRequest request = warehouse.request();
        Warehouse.candidate(warehouse.as(request).prepare());
        for (int at : stops("giving up", warehouse, request, BlueGreen::abandon)) {
            Warehouse.candidate(warehouse.as(request).prepare());
            Cuts stop = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> told = told(warehouse, stop, request, BlueGreen::abandon);
            assertThat(warehouse.as(request).status().lease().isEmpty())
                    .as("stopped after %s: %s", stop.last(), told)
                    .isEqualTo(passed(told));
        }
    }

    /** What was cut short has not said that the candidate is bad. */
    @Test
    void aCheckThatWasCutShortIsNoFailedCheck() {
        Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreenRequest request = warehouse.request();
        warehouse.build(Warehouse.candidate(warehouse.as(request).prepare()), 2);
        SwitchCheck stopped = schema -> {
            Stop.request("SIGTERM");
            return warehouse.check("never answered", Outcome.PASSED).check(schema);
        };
        BlueGreenResult result;
        try (PlayedStop played = new PlayedStop()) {
            result = warehouse.as(request).switchOver(List.of(warehouse.notVersion(3), stopped), List.of());
        }
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(result.verdict()))
                .isEqualTo("Not switched: stopped by SIGTERM before all checks of the candidate were finished; readers"
                        + " noticed nothing.");
        assertThat(said(result.next())).hasValue("Switch again, for which nothing has to be built again: dataops blue-green switch");
        assertThat(warehouse.versions()).containsExactly("1/1");
        assertThat(result.lease()).isEmpty();
        assertThat(warehouse.as(request).switchOver(List.of(warehouse.notVersion(3)), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");

        request = warehouse.request();
        warehouse.build(Warehouse.candidate(warehouse.as(request).prepare()), 3);
        try (PlayedStop played = new PlayedStop()) {
            result = warehouse.as(request).switchOver(List.of(warehouse.notVersion(3), stopped), List.of());
        }
        assertThat(said(result.verdict())).contains("a check of the candidate failed (not 3: looked");
    }
}
