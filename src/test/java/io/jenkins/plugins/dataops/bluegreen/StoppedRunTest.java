package io.jenkins.plugins.dataops.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Cuts;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process is told to stop after each statement of an action in turn, its COMMIT included. */
@Timeout(300)
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

    @ParameterizedTest
    @EnumSource
    void aProductIsHeldOnlyByWhoeverWasToldItsSecret(Engine engine) {
        boolean reached = true;
        for (int at = 1; reached; at++) {
            Warehouse warehouse = new Warehouse(engine.open(folder));
            BlueGreenRequest request = warehouse.request().withLease(ALICE);
            Cuts stop = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> told = told(warehouse, stop, request, BlueGreen::prepare);
            Optional<Lease> held = warehouse.as(request).status().lease();
            assertThat(held.isPresent()).as("stopped after %s: %s", stop.last(), told).isEqualTo(passed(told));
            if (passed(told)) {
                String secret = told.get().lease().flatMap(Lease::token).orElseThrow();
                warehouse.build(Warehouse.candidate(told.get()), 1);
                BlueGreenRequest own = request.withLease(ALICE.under(secret));
                assertThat(warehouse.as(own).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
            }
            reached = stop.reached();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWayBackThatIsDoneIsTold(Engine engine) {
        boolean reached = true;
        for (int at = 1; reached; at++) {
            Warehouse warehouse = new Warehouse(engine.open(folder));
            warehouse.release(warehouse.request(), 1);
            warehouse.release(warehouse.request(), 2);
            Cuts stop = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> told = told(warehouse, stop, warehouse.request().withLease(ALICE), BlueGreen::rollback);
            assertThat(warehouse.versions())
                    .as("stopped after %s: %s", stop.last(), told)
                    .containsExactly(passed(told) ? "1/1" : "2/2");
            if (passed(told)) {
                assertThat(told.get().events()).isNotEmpty();
            }
            assertThat(warehouse.as(warehouse.request()).status().lease()).as(stop.last()).isEmpty();
            reached = stop.reached();
        }
    }

    @Test
    void whatIsRetiredOrGivenUpIsTold() {
        boolean reached = true;
        for (int at = 1; reached; at++) {
            Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
            warehouse.release(warehouse.request(), 1);
            warehouse.release(warehouse.request(), 2);
            Cuts retiring = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> retired =
                    told(warehouse, retiring, warehouse.request().withLease(ALICE), BlueGreen::retire);
            BlueGreenResult now = warehouse.as(warehouse.request()).status();
            assertThat(now.colours().previous().isEmpty())
                    .as("stopped after %s: %s", retiring.last(), retired)
                    .isEqualTo(passed(retired));
            assertThat(now.lease()).as(retiring.last()).isEmpty();

            BlueGreenRequest own = warehouse.request();
            Warehouse.candidate(warehouse.as(own).prepare());
            Cuts leaving = Cuts.at(at, Cuts.Way.STOP_AFTER);
            Optional<BlueGreenResult> left = told(warehouse, leaving, own, BlueGreen::abandon);
            assertThat(warehouse.as(own).status().lease().isEmpty())
                    .as("stopped after %s: %s", leaving.last(), left)
                    .isEqualTo(passed(left));
            reached = retiring.reached() || leaving.reached();
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
        assertThat(result.verdict())
                .isEqualTo("Not switched: stopped by SIGTERM before all checks of the candidate were finished; readers"
                        + " noticed nothing.");
        assertThat(result.next()).hasValue("Switch again: nothing has to be built again.");
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
        assertThat(result.verdict()).contains("a check of the candidate failed (not 3: looked");
    }
}
