package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the plan sees, what it refuses, and that only the approved plan is carried out. */
class PlanTest {
    @TempDir
    Path folder;

    private static BlueGreenRequest changed(
            BlueGreenRequest base, Start start, DriftPolicy drift, boolean drop, Optional<String> hash) {
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), start, base.retention(), drift,
                drop, base.allowOneWay(), base.readers(), base.release(), base.lease(), hash, base.patience());
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheApprovedPlanIsCarriedOut(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        SwitchPlan plan = second.plan().plan().orElseThrow();
        assertThat(second.plan().plan().orElseThrow()).isEqualTo(plan);
        assertThat(plan.statements()).hasSize(2).allMatch(sql -> sql.contains("\"flights__green\""));
        assertThat(plan.objects()).allMatch(object -> object.kind() == ObjectChange.Kind.REPLACED)
                .allMatch(object -> object.columns().isEmpty());
        assertThat(plan.objects().get(0).rowsBefore()).hasValue(2);
        warehouse.run("INSERT INTO flights__green.daily VALUES (3, 2)");
        BlueGreen approved = warehouse.as(changed(
                warehouse.request(), Start.EMPTY, DriftPolicy.REFUSE, false, Optional.of(plan.hash())));
        BlueGreenResult refused = approved.switchOver(List.of(), List.of());
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("not the approved one");
        assertThat(warehouse.versions()).containsExactly("1/1");
        warehouse.run("DELETE FROM flights__green.daily WHERE id = 3");
        assertThat(approved.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource
    void lostObjectsMustBeAllowed(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen second = warehouse.as(warehouse.request());
        Warehouse.candidate(second.prepare());
        warehouse.run("CREATE TABLE flights__green.daily AS SELECT 5 AS version, 'x' AS id, 1 AS extra");
        BlueGreenResult refused = second.switchOver(List.of(), List.of());
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("readers would lose the object 'monthly'");
        BlueGreenResult allowed = warehouse.as(changed(
                        warehouse.request(), Start.EMPTY, DriftPolicy.REFUSE, true, Optional.empty()))
                .switchOver(List.of(), List.of(warehouse.check("bad", Outcome.FAILED)));
        assertThat(said(allowed.verdict())).contains("switched back to blue");
        assertThat(warehouse.versions()).containsExactly("1/1");
        ObjectChange daily = allowed.plan().orElseThrow().objects().get(0);
        assertThat(daily.columns()).extracting(ColumnChange::column, ColumnChange::kind)
                .contains(org.assertj.core.groups.Tuple.tuple("extra", ColumnChange.Kind.ADDED))
                .contains(org.assertj.core.groups.Tuple.tuple("id", ColumnChange.Kind.RETYPED));
    }

    @ParameterizedTest
    @EnumSource
    void driftIsSeenEvenWhenTheCountStays(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        warehouse.run("UPDATE flights__blue.daily SET id = 7 WHERE id = 2");
        BlueGreenResult refused = second.switchOver(List.of(), List.of());
        assertThat(said(refused.verdict())).contains("live data changed").contains("daily (2 rows, other content)");
        BlueGreenResult accepted = warehouse.as(changed(
                        warehouse.request(), Start.EMPTY, DriftPolicy.ACCEPT, false, Optional.empty()))
                .switchOver(List.of(), List.of());
        assertThat(accepted.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(accepted.drift().orElseThrow().objects()).extracting(Drift.ObjectDrift::name)
                .containsExactly("daily");
    }

    @ParameterizedTest
    @EnumSource
    void candidateMustStandOnItsOwn(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        warehouse.run("CREATE VIEW flights__green.sneaky AS SELECT * FROM flights.daily");
        assertThat(said(second.switchOver(List.of(), List.of()).verdict())).contains("would lean on").contains("sneaky");
        warehouse.run("DROP VIEW flights__green.sneaky",
                "CREATE VIEW flights__green.sneaky AS SELECT * FROM flights__blue.daily");
        assertThat(said(second.plan().verdict())).contains("would lean on").contains("sneaky");
        warehouse.run("DROP VIEW flights__green.sneaky",
                "CREATE VIEW flights__green.fine AS SELECT * FROM flights__green.daily");
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read("SELECT DISTINCT version FROM flights.fine")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfOthersIsEverTaken(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.run("CREATE SCHEMA flights__blue", "CREATE TABLE flights__blue.precious (a integer)");
        BlueGreenResult refused = warehouse.as(warehouse.request()).prepare();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("flights__blue").contains("not empty");
        assertThat(refused.lease()).isEmpty();
        warehouse.run("DROP TABLE flights__blue.precious");
        BlueGreen first = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(first.prepare()), 1);
        warehouse.run("CREATE SCHEMA flights", "CREATE TABLE flights.daily (a integer)");
        assertThat(said(first.switchOver(List.of(), List.of()).verdict()))
                .contains("flights.daily is there and was not made by a switch");
        warehouse.run("DROP TABLE flights.daily");
        assertThat(first.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        warehouse.release(warehouse.request(), 2);
        // Somebody reads the colour behind the views' back.
        warehouse.run("CREATE SCHEMA bi", "CREATE VIEW bi.direct AS SELECT * FROM flights__blue.daily");
        BlueGreenResult held = warehouse.as(warehouse.request()).prepare();
        assertThat(held.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(held.verdict())).contains("direct");
        assertThat(said(warehouse.as(warehouse.request()).retire().verdict())).contains("direct");
        assertThat(warehouse.read("SELECT count(*) FROM bi.direct")).containsExactly("2");
        warehouse.run("DROP VIEW bi.direct");
        assertThat(warehouse.as(warehouse.request()).retire().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(
                        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'flights!_!_%' ESCAPE '!'"))
                .containsExactly("flights__green");
        assertThat(warehouse.versions()).containsExactly("2/2");
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void emptyCandidatesAndMissingObjectsAreRefused(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreen first = warehouse.as(warehouse.request());
        assertThat(said(first.switchOver(List.of(), List.of()).verdict())).contains("no run is under way");
        Warehouse.candidate(first.prepare());
        assertThat(said(first.switchOver(List.of(), List.of()).verdict())).contains("holds no table or view");
        warehouse.run("CREATE TABLE flights__blue.daily (a integer)");
        BlueGreenRequest base = warehouse.request();
        BlueGreen picky = warehouse.as(new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), List.of("daily", "absent"), base.start(),
                base.retention(), base.drift(), base.dropObjects(), false, List.of(), base.release(), base.lease(),
                base.expectedPlanHash(), base.patience()));
        assertThat(said(picky.switchOver(List.of(), List.of()).verdict())).contains("'absent' is not in flights__blue");
        assertThat(said(warehouse.as(BlueGreenRequest.of("flights", "production", "flights", "build/1")).abandon().verdict()))
                .contains("given up");
        assertThatThrownBy(() -> warehouse.as(BlueGreenRequest.of("other", "production", "flights", "x")).prepare())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("belongs to the product 'flights'");
    }

    @Test
    void anAmbiguousDuckDbFileIsRefusedBeforeAnythingIsBegun() {
        io.jenkins.plugins.dataops.database.Database database = io.jenkins.plugins.dataops.database.Database.open(
                io.jenkins.plugins.dataops.database.ConnectionSettings.of(
                        "warehouse", "jdbc:duckdb:" + folder.resolve("flights.duckdb")),
                new io.jenkins.plugins.dataops.database.Drivers(List.of()));
        assertThatThrownBy(() -> new Warehouse(database).as(new Warehouse(database).request()).prepare())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("called like the schema");
    }
}
