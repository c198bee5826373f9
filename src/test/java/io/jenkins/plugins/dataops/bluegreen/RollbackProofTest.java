package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL: no release goes live that could not be taken back, unless somebody allowed that. */
class RollbackProofTest {
    private static final String HANGING = """
            SELECT pg_get_triggerdef(oid) || coalesce(obj_description(oid, 'pg_trigger'), '') FROM pg_trigger
             WHERE tgrelid = 'flights.daily'::regclass
            UNION ALL
            SELECT pg_get_ruledef(oid) || coalesce(obj_description(oid, 'pg_rewrite'), '') FROM pg_rewrite
             WHERE ev_class = 'flights.daily'::regclass AND rulename <> '_RETURN'
            UNION ALL
            SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'flights.daily'::regclass
            ORDER BY 1
            """;

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private List<String> hanging;

    @BeforeEach
    void writableView() {
        warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        warehouse.run(
                "CREATE TABLE public.written (id integer)",
                "CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$BEGIN INSERT INTO public.written VALUES (NEW.id); RETURN NEW; END$$",
                "CREATE TRIGGER \"Takes In\" INSTEAD OF INSERT ON flights.daily FOR EACH ROW"
                        + " EXECUTE FUNCTION public.note()",
                "COMMENT ON TRIGGER \"Takes In\" ON flights.daily IS 'it''s needed'",
                "CREATE RULE hands_off AS ON DELETE TO flights.daily DO INSTEAD NOTHING",
                "CREATE RULE versions AS ON UPDATE TO flights.daily WHERE NEW.version > 9"
                        + " DO INSTEAD (INSERT INTO public.written VALUES (NEW.version); SELECT 1)",
                "ALTER VIEW flights.daily ALTER COLUMN id SET DEFAULT 42");
        hanging = warehouse.read(HANGING);
        assertThat(hanging).hasSize(4);
    }

    private BlueGreenRequest request(boolean allowed, String... objects) {
        BlueGreenRequest base = warehouse.request();
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), List.of(objects), base.start(),
                base.retention(), base.drift(), objects.length > 0, allowed, base.readers(), base.release(),
                base.lease(), Optional.empty(), base.patience());
    }

    private void build(BlueGreenRequest request, String... changes) {
        warehouse.build(Warehouse.candidate(warehouse.as(request).prepare()), 2);
        warehouse.run(changes);
    }

    @Test
    void aBadReleaseThatAddedAColumnIsSwitchedBackWithAllThatHungOnTheView() {
        build(warehouse.request(), "ALTER TABLE flights__green.daily ADD COLUMN extra text");
        BlueGreenResult result = warehouse.as(warehouse.request())
                .switchOver(List.of(), List.of(warehouse.check("bad", Outcome.FAILED)));
        assertThat(said(result.verdict())).contains("switched back to blue");
        assertThat(said(result.plan().orElseThrow().oneWay())).isEmpty();
        assertThat(warehouse.versions()).containsExactly("1/1");
        assertThat(warehouse.read(HANGING)).isEqualTo(hanging);
        warehouse.run("INSERT INTO flights.daily (version) VALUES (7)", "DELETE FROM flights.daily");
        assertThat(warehouse.read("SELECT id FROM public.written")).containsExactly("42");
        assertThat(warehouse.read("SELECT count(*) FROM flights.daily")).containsExactly("2");
    }

    @Test
    void aViewMadeAnewKeepsThemAndRollsBack() {
        build(warehouse.request(),
                "ALTER TABLE flights__green.daily DROP COLUMN version",
                "ALTER TABLE flights__green.daily ADD COLUMN version bigint DEFAULT 2");
        BlueGreenResult result = warehouse.as(warehouse.request()).switchOver(List.of(), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(HANGING)).isEqualTo(hanging);
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(HANGING)).isEqualTo(hanging);
    }

    @Test
    void whatNeedsALostColumnComesBackWithIt() {
        build(warehouse.request(), "ALTER TABLE flights__green.daily DROP COLUMN version");
        BlueGreenResult result = warehouse.as(warehouse.request()).switchOver(List.of(), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(result.warnings())).anyMatch(warning -> warning.contains("rule versions"));
        assertThat(warehouse.read(HANGING)).hasSize(3);
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(HANGING)).isEqualTo(hanging);
    }

    @Test
    void aDroppedObjectComesBackWithAllThatHungOnIt() {
        build(request(false, "monthly"));
        BlueGreenResult result = warehouse.as(request(false, "monthly")).switchOver(List.of(), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(HANGING)).isEqualTo(hanging);
    }

    @Test
    void aOneWayReleaseNeedsConsent() {
        // A role may own a view that it could no longer be given: to replace it in place is all that can be done.
        Warehouse deployer = deployer();
        deployer.release(deployer.request(), 1);
        warehouse.run("ALTER VIEW other.daily OWNER TO holder");
        deployer.build(Warehouse.candidate(deployer.as(deployer.request()).prepare()), 2);
        deployer.run("ALTER TABLE other__green.daily ADD COLUMN extra text", "GRANT SELECT ON other__green.daily TO holder");
        BlueGreenResult refused = deployer.as(deployer.request()).plan();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict()))
                .contains("could not be taken back")
                .contains("holder").contains("GRANT CREATE ON SCHEMA other TO holder");
        assertThat(said(refused.plan().orElseThrow().oneWay())).hasSize(1);
        BlueGreenRequest base = deployer.request();
        BlueGreenRequest allowed = new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), base.start(), base.retention(),
                base.drift(), base.dropObjects(), true, base.readers(), base.release(), base.lease(),
                base.expectedPlanHash(), base.patience());
        BlueGreenResult done = deployer.as(allowed).switchOver(List.of(), List.of());
        assertThat(done.outcome()).as(said(done.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(done.warnings())).anyMatch(warning -> warning.contains("could not be taken back"));
        assertThat(deployer.as(base).rollback().outcome()).isEqualTo(Outcome.FAILED);
        // The remedy that was named.
        warehouse.run("GRANT CREATE ON SCHEMA other TO holder");
        assertThat(said(deployer.as(base).rollback().verdict())).contains("rolled back");
        assertThat(warehouse.read("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'other.daily'::regclass"))
                .containsExactly("holder");
    }

    private Warehouse deployer() {
        if (warehouse.read("SELECT 1 FROM pg_roles WHERE rolname = 'holder'").isEmpty()) {
            warehouse.run("CREATE ROLE holder", "CREATE ROLE carrier LOGIN PASSWORD 'secret'",
                    "GRANT holder TO carrier");
        }
        warehouse.run("GRANT ALL ON SCHEMA dataops TO carrier",
                "GRANT ALL ON ALL TABLES IN SCHEMA dataops TO carrier");
        for (String schema : List.of("other", "other__blue", "other__green")) {
            warehouse.run("CREATE SCHEMA " + schema + " AUTHORIZATION carrier");
        }
        warehouse.run("GRANT USAGE ON SCHEMA other__blue, other__green TO holder",
                "ALTER DEFAULT PRIVILEGES FOR ROLE carrier IN SCHEMA other__blue GRANT SELECT ON TABLES TO holder");
        return new Warehouse(Logins.as(warehouse.database(), "carrier"), "other");
    }
}
