package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.SwitchGuarantee;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Argument;
import io.jenkins.plugins.dataops.result.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a product: first release, second, rollback, a release that fails after the switch. */
class BlueGreenTest {
    @TempDir
    Path folder;

    /** DuckDB takes Daily and DAILY for one name: what nobody has written to is not told to be lost. */
    @ParameterizedTest
    @EnumSource
    void aWayBackTellsOnlyWhatWasWritten(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        for (String revision : List.of("aaa", "bbb")) {
            BlueGreen run = warehouse.as(warehouse.request().withRelease(Release.of(revision)));
            String schema = run.prepare().environmentVariables().get("DATAOPS_CANDIDATE_SCHEMA");
            warehouse.run(
                    "CREATE TABLE " + schema + ".\"Daily\" (\"Id\" integer)",
                    "CREATE TABLE " + schema + ".\"Hourly\" (\"Id\" integer)",
                    "INSERT INTO " + schema + ".\"Daily\" VALUES (1)");
            assertThat(run.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        }
        warehouse.run("INSERT INTO flights__green.\"Hourly\" VALUES (3)");
        BlueGreenResult back = warehouse.as(warehouse.request()).rollback("numbers are wrong", Optional.empty());
        assertThat(back.drift().orElseThrow().objects()).singleElement().satisfies(object -> {
            assertThat(object.name()).isEqualToIgnoringCase("hourly");
            assertThat(object.rowsBefore()).isZero();
            assertThat(object.rowsAfter()).isEqualTo(1);
        });
        assertThat(said(back.verdict())).doesNotContain("absent");
    }

    @ParameterizedTest
    @EnumSource
    void releasesAndRollsBack(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreen first = warehouse.as(warehouse.request().withRelease(Release.of("aaa")));
        assertThat(said(first.status().verdict())).contains("nothing is live");
        assertThat(first.liveRevision()).isEmpty();
        BlueGreenResult prepared = first.prepare();
        assertThat(prepared.environmentVariables())
                .containsEntry("DATAOPS_CANDIDATE_SCHEMA", "flights__blue")
                .containsEntry("DATAOPS_LIVE_SCHEMA", "flights")
                .containsEntry("DATAOPS_LIVE_COLOUR", "");
        warehouse.build("flights__blue", 1);
        BlueGreenResult one = first.switchOver(
                List.of(warehouse.check("before", Outcome.PASSED)), List.of(warehouse.check("after", Outcome.UNSTABLE)));
        assertThat(one.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(said(one.verdict())).contains("nothing -> blue").contains("revision aaa").contains("2 objects");
        assertThat(one.verdict().code()).isEqualTo("released");
        assertThat(one.verdict().arguments())
                .containsEntry("objects", Argument.of(2))
                .containsKey("wait")
                .doesNotContainKey("from");
        assertThat(one.next()).isEmpty();
        assertThat(one.guarantee()).isEqualTo(SwitchGuarantee.ATOMIC);
        assertThat(one.lease()).isEmpty();
        assertThat(warehouse.versions()).containsExactly("1/1");
        assertThat(first.liveRevision()).contains("aaa");

        BlueGreenResult two = warehouse.release(warehouse.request().withRelease(new Release(
                "bbb", Optional.of("2.0"), List.of(new Commit("bbb", Instant.EPOCH, Optional.empty(), Optional.empty())),
                true, false, Optional.of("http://build/2"))), 2);
        assertThat(said(two.verdict())).contains("blue -> green");
        assertThat(two.colours().previous()).contains(Colour.BLUE);
        assertThat(warehouse.versions()).containsExactly("2/2");
        assertThat(two.events()).singleElement().isInstanceOfSatisfying(Deployment.class, deployment -> {
            assertThat(deployment.outcome()).isEqualTo(Deployment.Outcome.SUCCEEDED);
            assertThat(deployment.revision()).isEqualTo("bbb");
            assertThat(deployment.changes()).hasSize(1);
            assertThat(deployment.id()).isEqualTo(two.deployment().orElseThrow());
        });

        warehouse.run("INSERT INTO flights__green.daily VALUES (3, 2)");
        BlueGreenResult back = warehouse.as(warehouse.request()).rollback("numbers are wrong", Optional.empty());
        assertThat(back.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(said(back.verdict())).contains("green -> blue").contains("daily (2 rows, now 3 rows)");
        assertThat(back.verdict().arguments())
                .containsEntry("lost", Argument.of(List.of(SwitchVerdictCode.OBJECT_DRIFTED.of("daily", 2, 3))));
        assertThat(warehouse.versions()).containsExactly("1/1");
        assertThat(warehouse.as(warehouse.request()).liveRevision()).contains("aaa");
        assertThat(back.events()).hasSize(4).startsWith(two.events().get(0));
        assertThat(back.events().get(1)).isInstanceOfSatisfying(Failure.class, failure -> assertThat(
                        failure.deployment())
                .isEqualTo(two.deployment().orElseThrow()));
        assertThat(back.events().get(2)).isInstanceOfSatisfying(Deployment.class, deployment -> {
            assertThat(deployment.kind()).isEqualTo(Deployment.Kind.ROLLBACK);
            assertThat(deployment.revision()).isEqualTo("aaa");
            assertThat(deployment.changes()).isEmpty();
        });
        assertThat(back.events().get(3)).isInstanceOf(Recovery.class);
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(warehouse.versions()).containsExactly("1/1");

        List<Event> told = warehouse.events();
        assertThat(told).hasSize(5).containsAll(one.events()).containsAll(two.events()).containsAll(back.events());
    }

    @ParameterizedTest
    @EnumSource
    void switchesBackByItself(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request().withRelease(Release.of("aaa")), 1);
        BlueGreen second = warehouse.as(warehouse.request().withRelease(Release.of("bbb")));
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        BlueGreenResult result = second.switchOver(List.of(), List.of(schema -> {
            List<String> seen = warehouse.versions();
            return new CheckReport(
                    "versions", seen.equals(List.of("1/1")) ? Outcome.PASSED : Outcome.FAILED, Message.text("saw " + seen),
                    java.time.Duration.ZERO);
        }));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(result.verdict())).contains("switched back to blue").contains("saw [2/2]");
        assertThat(warehouse.versions()).containsExactly("1/1");
        assertThat(result.checks()).extracting(CheckRun::when)
                .containsExactly(CheckRun.When.AFTER_SWITCH, CheckRun.When.AFTER_SWITCH_BACK);
        assertThat(result.checks().get(1).report().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.events()).hasSize(4);
        assertThat(((Deployment) result.events().get(0)).outcome()).isEqualTo(Deployment.Outcome.FAILED);
        assertThat(((Deployment) result.events().get(2)).kind()).isEqualTo(Deployment.Kind.ROLLBACK);
        assertThat(result.switchBackTimings()).isPresent();
        assertThat(warehouse.as(warehouse.request()).liveRevision()).contains("aaa");
        assertThat(warehouse.read("SELECT count(*) FROM flights__green.daily")).containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource
    void firstReleaseThatFailsIsTakenFromReaders(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreen first = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(first.prepare()), 1);
        BlueGreenResult result =
                first.switchOver(List.of(), List.of(warehouse.check("after", Outcome.ERROR)));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(result.verdict())).contains("withdrawn", "after could not be carried out: ");
        assertThat(result.colours().live()).isEmpty();
        assertThat(result.events()).extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Deployment", "Failure", "Recovery");
        assertThat(warehouse.read(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'flights'"))
                .isEmpty();
        warehouse.release(warehouse.request(), 2);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @ParameterizedTest
    @EnumSource
    void gatesBeforeTheSwitchAreNoFailures(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        BlueGreenResult result = second.switchOver(
                List.of(warehouse.check("good", Outcome.PASSED), warehouse.check("bad", Outcome.FAILED)), List.of());
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(result.verdict())).contains("Not switched").contains("bad");
        assertThat(result.events()).isEmpty();
        assertThat(warehouse.versions()).containsExactly("1/1");
        assertThat(second.switchOver(List.of(warehouse.check("bad", Outcome.PASSED)), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @ParameterizedTest
    @EnumSource
    void resultsTravelAsJson(Engine engine) throws Exception {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenResult result = warehouse.release(warehouse.request(), 1);
        String json = Json.mapper().writeValueAsString(result);
        assertThat(Json.mapper().readValue(json, BlueGreenResult.class)).isEqualTo(result);
        assertThat(json).contains("\"guarantee\":\"atomic\"").contains("CREATE VIEW");
    }
}
