package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Cuts;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose run it is: only owner and secret together change a lease, and nobody else's lease ever changes. */
class LeaseTest {
    private static final String CHOSEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private static LeaseTerms alice() {
        return LeaseTerms.of("alice");
    }

    private static String token(BlueGreenResult prepared) {
        return prepared.lease().orElseThrow().token().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void onlyOwnerAndSecretTogetherChangeALease(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenResult prepared = warehouse.as(warehouse.request().withLease(alice())).prepare();
        warehouse.build(Warehouse.candidate(prepared), 1);
        Lease held = prepared.lease().orElseThrow();
        for (LeaseTerms foreign : List.of(
                alice(), alice().under("1"), alice().under(CHOSEN), LeaseTerms.of("bob"),
                LeaseTerms.of("bob").under(token(prepared)))) {
            BlueGreenRequest request = warehouse.request().withLease(foreign);
            assertThat(warehouse.as(request).abandon().outcome()).isEqualTo(Outcome.FAILED);
            for (BlueGreenResult refused : List.of(
                    warehouse.as(request).prepare(), warehouse.as(request).switchOver(List.of(), List.of()),
                    warehouse.as(request).abandon(), warehouse.as(request).rollback(),
                    warehouse.as(request).retire(), warehouse.as(request).plan())) {
                assertThat(refused.outcome()).as(refused.action()).isEqualTo(Outcome.FAILED);
                assertThat(said(refused.verdict())).as(refused.action())
                        .contains("'alice'", held.until().toString());
                assertThat(refused.lease().orElseThrow().since()).isEqualTo(held.since());
            }
        }
        assertThat(warehouse.anythingLive()).isFalse();
        BlueGreenRequest own = warehouse.request().withLease(alice().under(token(prepared)));
        assertThat(warehouse.as(own).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void theSecretIsShownOnlyToItsRunAndKeptNowhere() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        List<String> said = new ArrayList<>();
        BlueGreenRequest request = warehouse.request().withLease(alice());
        BlueGreenResult prepared = new BlueGreen(warehouse.database(), request, said::add).prepare();
        String secret = token(prepared);
        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(prepared.environmentVariables()).containsEntry("DATAOPS_LEASE_TOKEN", secret);
        warehouse.build(Warehouse.candidate(prepared), 1);
        BlueGreenRequest own = request.withLease(alice().under(secret));
        List<BlueGreenResult> results = new ArrayList<>();
        for (BlueGreenRequest asked : List.of(request, own)) {
            BlueGreen run = new BlueGreen(warehouse.database(), asked, said::add);
            results.add(run.status());
            results.add(run.plan());
            results.add(run.rollback());
            results.add(run.switchOver(List.of(), List.of()));
        }
        String shown = Json.mapper().writeValueAsString(results) + said
                + warehouse.read("SELECT s::text FROM dataops.switch_state s")
                + warehouse.read("SELECT j::text FROM dataops.switch_journal j");
        assertThat(shown).contains("alice").doesNotContain(secret);
        assertThat(token(new Warehouse(warehouse.database(), "other")
                        .as(new Warehouse(warehouse.database(), "other").request().withLease(alice()))
                        .prepare()))
                .isNotEqualTo(secret);
    }

    @ParameterizedTest
    @EnumSource
    void aCallerThatChoseTheSecretGivesBackALeaseOfWhichItNeverHeard(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenRequest build = warehouse.request().withLease(LeaseTerms.of("http://ci/7").under(CHOSEN));
        assertThat(warehouse.as(build).prepare().outcome()).isEqualTo(Outcome.PASSED);
        BlueGreenRequest other = warehouse.request().withLease(LeaseTerms.of("http://ci/8"));
        assertThat(warehouse.as(other).prepare().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(warehouse.as(build).abandon().verdict())).contains("given up", "readers noticed nothing");
        assertThat(said(warehouse.as(build).abandon().verdict())).contains("had been given up before");
        assertThat(warehouse.as(other).prepare().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.as(build).abandon().outcome()).isEqualTo(Outcome.FAILED);
        Warehouse free = new Warehouse(warehouse.database(), "free");
        assertThatThrownBy(() -> free.as(free.request().withLease(LeaseTerms.of("x").under("7"))).prepare())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("must have 20 to 200");
    }

    /** Whoever hears of a usage fault takes nothing to be held, and asks for nothing more. */
    @ParameterizedTest
    @EnumSource
    void aUsageFaultAfterTheProductWasTakenLeavesItFree(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        Target target = new Target(warehouse.database(), warehouse.request(), Progress.SILENT);
        Leases leases = new Leases(target, ProcessIdentity.current());
        ActionRunner runner = new ActionRunner(target, leases);
        UsageException fault = new UsageException("no checks are named");
        assertThatThrownBy(() -> runner.releasingOnFailure(() -> {
                    leases.acquire();
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(warehouse.as(warehouse.request()).status().lease()).isEmpty();
        assertThatThrownBy(() -> runner.releasingOnFailure(() -> {
                    leases.acquire();
                    warehouse.run("ALTER TABLE dataops.switch_state RENAME TO switch_elsewhere");
                    throw fault;
                }))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("no checks are named; and the lease was not given back");
    }

    @Test
    void whatNobodyPreparedIsNotGivenUpAndNotSwitched() {
        Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
        assertThat(warehouse.as(warehouse.request()).abandon().outcome()).isEqualTo(Outcome.FAILED);
        BlueGreenRequest request = warehouse.request().withLease(alice()).withRelease(Release.of("r1"));
        warehouse.release(request, 1);
        BlueGreenResult nothing = warehouse.as(request).switchOver(List.of(), List.of());
        assertThat(nothing.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(nothing.verdict())).contains("no run is under way");
        assertThat(said(warehouse.as(request).abandon().verdict())).contains("no run to give up");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsRefusedLeavesNothingBehind(Engine engine) throws SQLException {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenRequest request = warehouse.request().withLease(alice());
        assertThat(said(warehouse.as(request).rollback().verdict())).contains("there is no previous colour of");
        assertThat(said(warehouse.as(request).retire().verdict())).contains("there is no colour of", "to retire");
        assertThat(warehouse.as(request).renew().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(warehouse.as(request).abandon().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(warehouse.as(request).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.FAILED);
        try (Connection connection = warehouse.database().connect()) {
            assertThat(warehouse.database().dialect().catalog().schemaExists(connection, JournalSchema.SCHEMA))
                    .isFalse();
        }
    }

    @Test
    void aSwitchIsToldAgainOnlyToItsRunForItsPlanAndRevision() {
        Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
        BlueGreenRequest request = warehouse.request().withRelease(Release.of("r1"));
        BlueGreenResult first = warehouse.release(request, 1);
        BlueGreenResult again = warehouse.as(request).switchOver(List.of(), List.of());
        assertThat(again.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(again.events()).isEqualTo(first.events());
        assertThat(said(again.warnings())).contains("this had happened before; it was only told again");

        assertThat(said(warehouse.as(request.withRelease(Release.of("r9"))).switchOver(List.of(), List.of()).verdict()))
                .contains("as revision 'r1' and not as 'r9'");
        BlueGreenRequest approved = new BlueGreenRequest(
                request.product(), request.environment(), request.liveSchema(), request.objects(), request.start(),
                request.retention(), request.drift(), false, false, List.of(), request.release(), request.lease(),
                Optional.of("deadbeef"), request.patience());
        assertThat(said(warehouse.as(approved).switchOver(List.of(), List.of()).verdict())).contains("not by deadbeef");
    }

    @ParameterizedTest
    @EnumSource
    void whoGivesUpAfterTheSwitchIsToldWhatReadersSee(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        BlueGreenRequest build = warehouse.request()
                .withLease(LeaseTerms.of("http://ci/7").under(CHOSEN))
                .withRelease(Release.of("r1"));
        BlueGreenResult switched = warehouse.release(build, 1);
        BlueGreenResult late = warehouse.as(build).abandon();
        assertThat(late.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(late.verdict())).contains("Too late", "'http://ci/7' switched readers", "revision r1")
                .doesNotContain("noticed nothing");
        assertThat(said(late.next()).orElseThrow()).contains("roll back");
        assertThat(late.events()).isEqualTo(switched.events());
        assertThat(late.events()).singleElement().isInstanceOfSatisfying(Deployment.class, deployment ->
                assertThat(deployment.url()).contains("http://ci/7"));
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void whoGivesUpAfterARollbackIsToldWhatReadersSee() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        warehouse.release(warehouse.request(), 2);
        BlueGreenRequest own = warehouse.request().withLease(LeaseTerms.of("http://ci/8").under(CHOSEN));
        BlueGreenResult back = warehouse.as(own).rollback();
        assertThat(back.outcome()).as(said(back.verdict())).isEqualTo(Outcome.PASSED);
        BlueGreenResult late = warehouse.as(own).abandon();
        assertThat(late.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(late.verdict())).contains("Too late", "'http://ci/8' switched readers", "back to")
                .doesNotContain("noticed nothing");
        assertThat(late.events()).containsAll(back.events());
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void aLostAnswerToGivingUpIsAskedForAndToldAsWhatHappened() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        BlueGreenRequest own = warehouse.request();
        warehouse.as(own).prepare();
        Cuts whole = Cuts.at(Integer.MAX_VALUE, Cuts.Way.LOST_AFTER);
        String heard = said(new BlueGreen(whole.in(warehouse.database()), own, Progress.SILENT).abandon().verdict());
        assertThat(heard).contains("The run is given up");
        int commit = whole.seen().indexOf("commit") + 1;

        warehouse.as(own).prepare();
        Cuts cut = Cuts.at(commit, Cuts.Way.LOST_AFTER);
        BlueGreenResult lost = new BlueGreen(cut.in(warehouse.database()), own, Progress.SILENT).abandon();
        assertThat(cut.reached()).isTrue();
        assertThat(said(lost.verdict())).isEqualTo(heard);
        assertThat(lost.lease()).isEmpty();
        assertThat(said(warehouse.as(own).abandon().verdict())).contains("had been given up before");

        warehouse.as(own).prepare();
        BlueGreenRequest other = warehouse.request().withLease(alice()).withRelease(Release.of("r9"));
        BlueGreenResult overtaken = new BlueGreen(
                        Cuts.at(commit, Cuts.Way.LOST_AFTER).in(warehouse.database()), own, line -> {
                            if (line.contains("the answer to COMMIT was lost")) {
                                warehouse.release(other, 9);
                            }
                        })
                .abandon();
        assertThat(said(overtaken.verdict())).as("another run's deeds").doesNotContain("alice", "r9");
        assertThat(overtaken.events()).isEmpty();
        assertThat(overtaken.deployment()).isEmpty();
    }

    @Test
    void aRunThatDiesAfterItsSwitchIsToldSoToo() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        BlueGreen dying = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(dying.prepare()), 1);
        SwitchCheck death = schema -> {
            throw new StackOverflowError("killed by the test");
        };
        assertThatThrownBy(() -> dying.switchOver(List.of(), List.of(death))).isInstanceOf(StackOverflowError.class);
        BlueGreenResult late = warehouse.as(warehouse.request()).abandon();
        assertThat(late.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(late.verdict())).contains("its checks after the switch were not finished");
        assertThat(late.lease()).isEmpty();
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of(warehouse.notVersion(-1))).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void aProcessThatDiesBeforeTheCandidateIsReadyKeepsNobodyWaiting() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        // Preparing gets as far as the lease; then its process is gone.
        LeaseTerms terms = alice();
        Target target = new Target(warehouse.database(), warehouse.request().withLease(terms), Progress.SILENT);
        new Leases(target, Warehouse.GONE).acquire();
        BlueGreenResult status = warehouse.as(warehouse.request()).status();
        assertThat(status.lease().orElseThrow().holderIsDead()).isTrue();
        assertThat(said(status.verdict())).contains("its holder 'alice' is dead");
        assertThat(warehouse.as(warehouse.request().withLease(LeaseTerms.of("bob"))).prepare().outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void aRollbackThatDiedIsNoReasonToWait() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        warehouse.release(warehouse.request(), 2);
        BlueGreenRequest person = warehouse.request().withLease(LeaseTerms.of("me@laptop"));
        new Leases(new Target(warehouse.database(), person, Progress.SILENT), Warehouse.GONE).acquire();
        assertThat(warehouse.as(person).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatTheLastVersionBeganIsSeenAndEndedByThisOne(Engine engine) {
        Database database = engine.open(folder);
        Warehouse warehouse = new Warehouse(database);
        BlueGreenRequest request = warehouse.request().withLease(alice()).withRelease(Release.of("r1"));
        warehouse.release(request, 1);
        warehouse.build(Warehouse.candidate(warehouse.as(request).prepare()), 2);
        // What the version before left: a number as token, no digest, and schemas by colour alone.
        for (String column : List.of("token_digest", "blue_schema", "green_schema", "lease_renewed")) {
            warehouse.run("ALTER TABLE dataops.switch_state DROP COLUMN " + column);
        }
        warehouse.run("UPDATE dataops.switch_version SET version = 1");

        BlueGreenResult status = warehouse.as(request).status();
        assertThat(status.lease().orElseThrow().owner()).isEqualTo("alice");
        assertThat(status.journal()).singleElement()
                .satisfies(entry -> assertThat(entry.revision()).isEqualTo("r1"));
        assertThat(warehouse.events()).hasSize(1);
        assertThat(warehouse.read("SELECT version FROM dataops.switch_version")).containsExactly("1");
        assertThat(warehouse.as(request.withLease(LeaseTerms.of("bob").under("2"))).abandon().outcome())
                .isEqualTo(Outcome.FAILED);
        assertThat(warehouse.as(request.withLease(alice().under("1"))).abandon().outcome())
                .isEqualTo(Outcome.FAILED);
        BlueGreenRequest goesOn = request.withLease(alice().under("2")).withRelease(Release.of("r2"));
        assertThat(warehouse.as(goesOn).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
        assertThat(warehouse.read("SELECT version FROM dataops.switch_version")).containsExactly("3");
        warehouse.release(request, 3);
        assertThat(warehouse.as(request).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @ParameterizedTest
    @EnumSource
    void aBuildThatOutlivesItsRunWritesNowhere(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        String old = Warehouse.candidate(warehouse.asDying(warehouse.request().withLease(alice().forWholeRun())).prepare());
        warehouse.build(old, 2);
        BlueGreen next = warehouse.as(warehouse.request());
        String fresh = Warehouse.candidate(next.prepare());
        assertThat(fresh).isNotEqualTo(old).startsWith("flights__green");
        warehouse.build(fresh, 3);
        assertThatThrownBy(() -> warehouse.run("INSERT INTO " + old + ".daily VALUES (9, 2)"))
                .hasMessageContaining(old);
        assertThat(next.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        assertThatThrownBy(() -> warehouse.run("INSERT INTO " + old + ".daily VALUES (9, 2)"))
                .hasMessageContaining(old);
        assertThat(warehouse.versions()).containsExactly("3/3");
        // What was given up leaves a build, too; and a name once left is never come back to.
        assertThat(Warehouse.candidate(warehouse.as(warehouse.request()).prepare())).isEqualTo("flights__blue");
        warehouse.as(warehouse.request()).abandon();
        String third = Warehouse.candidate(warehouse.as(warehouse.request()).prepare());
        assertThat(third).startsWith("flights__blue_");
        warehouse.build(third, 4);
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("4/4");
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("3/3");
    }

    @Test
    void aSwitchIsToldAlthoughTheProductCannotBeGivenBack() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        BlueGreen blueGreen = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(blueGreen.prepare()), 1);
        warehouse.run(
                """
                CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF NEW.lease_owner IS NULL THEN RAISE EXCEPTION 'the standby took over'; END IF;
                  RETURN NEW;
                END $$
                """,
                "CREATE TRIGGER keep BEFORE UPDATE ON dataops.switch_state FOR EACH ROW EXECUTE FUNCTION keep()");
        BlueGreenResult switched = blueGreen.switchOver(List.of(), List.of());
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(switched.deployment()).isPresent();
        assertThat(switched.events()).isNotEmpty();
        assertThat(said(switched.warnings())).anyMatch(warning ->
                warning.contains("could not be given back") && warning.contains("the standby took over"));
        assertThat(switched.lease()).isPresent();
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void whatCouldNotBeGivenBackCountsAsHeldWhereNobodyCanLook() throws Exception {
        Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
        Target target = new Target(warehouse.database(), warehouse.request(), Progress.SILENT);
        ProductState taken = new Leases(target, ProcessIdentity.current()).acquire();
        ActionResult answer = new ActionResult(target, "switch");
        answer.unreturned = taken.lease();
        assertThat(answer.result(Optional.empty(), List.of(), Optional.empty()).lease()).isPresent();
        assertThat(answer.result(Optional.of(taken.withLease(Optional.empty())), List.of(), Optional.empty()).lease())
                .isEmpty();
    }
}
