package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Between;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.result.Message;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lease lasts as long as somebody works under it or renews it, and others see when that was last. */
class LeaseRenewalTest {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(100);
    private static final String LONG_AGO = "2000-01-01T00:00:00Z";
    private static final ProcessIdentity ELSEWHERE = new ProcessIdentity("elsewhere", 1, "1970-01-01T00:00:00Z", "run");

    @TempDir
    Path folder;

    private static LeaseTerms lasting(LeaseTerms terms, Duration duration) {
        return new LeaseTerms(terms.owner(), duration, terms.attended(), false, terms.token());
    }

    /** An attended run; on a server one of another machine, of whose process nothing is known here. */
    private static BlueGreen run(Engine engine, Warehouse warehouse) {
        LeaseTerms terms = lasting(warehouse.request().lease().forWholeRun(), USUAL);
        return new BlueGreen(
                warehouse.database(), warehouse.request().withLease(terms), Progress.SILENT,
                engine == Engine.DUCKDB ? ProcessIdentity.current() : ELSEWHERE, OFTEN);
    }

    private static void timeIsOver(Warehouse warehouse) {
        warehouse.run("UPDATE dataops.switch_state SET lease_until = '" + LONG_AGO + "'");
    }

    /** The lease's time passes while somebody works under it, who renews it where the engine lets that be done. */
    private static void timePasses(Warehouse warehouse) {
        timeIsOver(warehouse);
        while (!warehouse.database().dialect().isEmbedded()
                && warehouse.read("SELECT lease_until FROM dataops.switch_state").contains(LONG_AGO)) {
            sleep(Duration.ofMillis(20));
        }
    }

    private static BlueGreen other(Warehouse warehouse) {
        BlueGreenRequest usual = warehouse.request();
        return warehouse.as(new BlueGreenRequest(
                usual.product(), usual.environment(), usual.liveSchema(), usual.objects(), usual.start(),
                usual.retention(), usual.drift(), usual.dropObjects(), usual.release(), LeaseTerms.of("somebody else"),
                Optional.empty(), new RetryPolicy(Duration.ofMillis(100), 2, Duration.ofMillis(50))));
    }

    @ParameterizedTest
    @EnumSource
    void ownerAndTokenTogetherMakeALeaseLastLongerAndChangeNothingElse(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenRequest own = warehouse.request();
        assertThat(warehouse.as(own).renew().outcome()).isEqualTo(Outcome.FAILED);
        BlueGreenResult prepared = warehouse.as(own).prepare();
        Lease before = prepared.lease().orElseThrow();
        for (LeaseTerms foreign : new LeaseTerms[] {
            LeaseTerms.of("build/1"), LeaseTerms.of("build/2").under(own.lease().token().orElseThrow().reveal())
        }) {
            assertThat(warehouse.as(own.withLease(foreign)).renew().outcome()).isEqualTo(Outcome.FAILED);
        }
        BlueGreenResult renewed =
                warehouse.as(own.withLease(lasting(own.lease(), Duration.ofDays(2)))).renew();
        assertThat(renewed.outcome()).as(said(renewed.verdict())).isEqualTo(Outcome.PASSED);
        Lease after = renewed.lease().orElseThrow();
        assertThat(after.since()).isEqualTo(before.since());
        assertThat(after.until()).isAfter(Instant.now().plus(Duration.ofHours(47)));
        assertThat(after.renewed().orElseThrow()).isAfterOrEqualTo(before.renewed().orElseThrow());
        assertThat(warehouse.as(own.withLease(lasting(own.lease(), USUAL))).renew().lease().orElseThrow().until())
                .as("its end never comes nearer")
                .isEqualTo(after.until());
        warehouse.build(Warehouse.candidate(prepared), 1);
        assertThat(warehouse.as(own).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(warehouse.as(own).renew().outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void aBuildThatTakesLongerThanTheLeaseDoesNotLoseIt(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreen run = run(engine, warehouse);
        String schema = Warehouse.candidate(run.prepare());
        try (LeaseKeeper kept = run.keepLease()) {
            timePasses(warehouse);
            assertThat(said(other(warehouse).prepare().verdict())).contains("'build/1' is deploying");
            timePasses(warehouse);
            assertThat(kept).isNotNull();
        }
        warehouse.build(schema, 1);
        assertThat(run.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource
    void checksThatTakeLongerThanTheLeaseDoNotLoseIt(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreen run = run(engine, warehouse);
        warehouse.build(Warehouse.candidate(run.prepare()), 1);
        SwitchCheck slow = schema -> {
            timePasses(warehouse);
            assertThat(other(warehouse).prepare().outcome()).isEqualTo(Outcome.FAILED);
            return new CheckReport("slow", Outcome.PASSED, Message.text(""), USUAL);
        };
        BlueGreenResult result = run.switchOver(List.of(slow), List.of(slow));
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aCopyThatTakesLongerThanTheLeaseDoesNotLoseIt() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreenRequest usual = warehouse.request();
        BlueGreenRequest copying = new BlueGreenRequest(
                usual.product(), usual.environment(), usual.liveSchema(), usual.objects(), Start.COPY,
                usual.retention(), usual.drift(), usual.dropObjects(), usual.release(), usual.lease(),
                usual.expectedPlanHash(), usual.patience());
        List<Instant> copied = new ArrayList<>();
        BlueGreen run = new BlueGreen(
                Between.statements(
                        warehouse.database(), "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ",
                        () -> timeIsOver(warehouse), "INSERT INTO \"flights__green\"", () -> {
                    sleep(Duration.ofMillis(50));
                    copied.add(now(warehouse));
                    assertThatThrownBy(() -> other(warehouse).prepare())
                            .isInstanceOf(ToolException.class)
                            .hasMessageContaining("taking the lease: gave up");
                }),
                copying, Progress.SILENT, ELSEWHERE);
        BlueGreenResult prepared = run.prepare();
        Warehouse.candidate(prepared);
        // It has its whole time from the end of the copy on.
        assertThat(prepared.lease().orElseThrow().renewed().orElseThrow()).isAfterOrEqualTo(copied.get(0));
        assertThat(prepared.lease().orElseThrow().until())
                .isAfterOrEqualTo(copied.get(0).plus(LeaseTerms.DEFAULT_DURATION));
        assertThat(said(other(warehouse).prepare().verdict())).contains("'build/1' is deploying");
        assertThat(run.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aHolderElsewhereThatIsNotHeardOfIsNotCalledDeadAndLosesTheProductWhenItsTimeIsOver() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        Lease held = run(Engine.POSTGRESQL, warehouse).prepare().lease().orElseThrow();
        BlueGreenResult status = warehouse.as(warehouse.request()).status();
        assertThat(status.lease().orElseThrow().holderIsDead()).isFalse();
        assertThat(status.lease().orElseThrow().renewed()).get().satisfies(at ->
                assertThat(at).isAfterOrEqualTo(held.renewed().orElseThrow()).isBefore(held.until()));
        assertThat(other(warehouse).prepare().outcome()).isEqualTo(Outcome.FAILED);
        timeIsOver(warehouse);
        assertThat(other(warehouse).prepare().outcome()).isEqualTo(Outcome.PASSED);
    }

    /** By the server's clock, as leases are. */
    private static Instant now(Warehouse warehouse) {
        try (Connection connection = warehouse.database().connect()) {
            return warehouse.database().dialect().transactions().now(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
