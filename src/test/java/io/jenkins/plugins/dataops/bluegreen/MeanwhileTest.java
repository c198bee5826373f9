package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Between;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL: what others commit between the moment at which a switch has read the live views and the moment at which
 * it holds them. None of it may be undone or lost, whether the views are replaced in place or made anew.
 */
class MeanwhileTest {
    private static final String RIGHTS = """
            SELECT x.grantee || ' ' || x.right FROM (
              SELECT CASE WHEN p.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(p.grantee) END AS grantee,
                     p.privilege_type || CASE WHEN p.is_grantable THEN '*' ELSE '' END
                       || ' by ' || pg_get_userbyid(p.grantor) AS right
              FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) p
              WHERE c.oid = 'flights.daily'::regclass AND p.grantee <> c.relowner) x ORDER BY 1
            """;

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void roles() {
        warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        for (String role : List.of("team", "member", "auditor")) {
            if (warehouse.read("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
                warehouse.run("CREATE ROLE " + role);
            }
        }
        warehouse.release(warehouse.request(), 1);
        warehouse.run("GRANT USAGE ON SCHEMA flights TO team, member, auditor", "GRANT SELECT ON flights.daily TO team");
    }

    /** A second version whose view must be dropped and created, or only replaced. */
    private void build(BlueGreenRequest request, boolean recreated) {
        warehouse.build(Warehouse.candidate(warehouse.as(request).prepare()), 2);
        if (recreated) {
            warehouse.run("ALTER TABLE flights__green.daily DROP COLUMN version",
                    "ALTER TABLE flights__green.daily ADD COLUMN version text DEFAULT '2'");
        }
    }

    private BlueGreen meanwhile(BlueGreenRequest request, String... statements) {
        Warehouse disturbed = new Warehouse(Between.batches(warehouse.database(), () -> warehouse.run(statements)));
        return disturbed.as(request);
    }

    @Test
    void rightsGivenAndTakenAreKept() {
        build(warehouse.request(), true);
        BlueGreenResult result = meanwhile(
                        warehouse.request(),
                        "REVOKE SELECT ON flights.daily FROM team",
                        "GRANT SELECT ON flights.daily TO auditor",
                        "GRANT SELECT (id) ON flights.daily TO member")
                .switchOver(List.of(), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(result.timings().orElseThrow().attempts()).isEqualTo(2);
        assertThat(warehouse.read(RIGHTS)).containsExactly("auditor SELECT by postgres");
        assertThat(warehouse.read("SELECT has_column_privilege('member', 'flights.daily', 'id', 'SELECT')"))
                .containsExactly("t");
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @Test
    void theSameOnTheWayBack() {
        build(warehouse.request(), true);
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        BlueGreenResult back = meanwhile(
                        warehouse.request(),
                        "REVOKE SELECT ON flights.daily FROM team",
                        "GRANT SELECT ON flights.daily TO auditor",
                        "COMMENT ON VIEW flights.daily IS 'said meanwhile'")
                .rollback();
        assertThat(back.outcome()).as(said(back.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(RIGHTS)).containsExactly("auditor SELECT by postgres");
        assertThat(warehouse.read("SELECT obj_description('flights.daily'::regclass)"))
                .containsExactly("said meanwhile");
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void anApprovedPlanThatWouldUndoThemIsRefused() {
        build(warehouse.request(), true);
        SwitchPlan plan = warehouse.as(warehouse.request()).plan().plan().orElseThrow();
        BlueGreenResult refused = meanwhile(
                        approved(plan.hash()), "REVOKE SELECT ON flights.daily FROM team")
                .switchOver(List.of(), List.of());
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("not the approved one");
        assertThat(warehouse.read(RIGHTS)).isEmpty();
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    private BlueGreenRequest approved(String hash) {
        BlueGreenRequest base = warehouse.request();
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), base.start(), base.retention(),
                base.drift(), base.dropObjects(), base.allowOneWay(), base.readers(), base.release(), base.lease(),
                Optional.of(hash), base.patience());
    }

    @Test
    void optionsAndQueriesChangedByHandAreSeen() {
        build(warehouse.request(), false);
        BlueGreenResult result = meanwhile(
                        warehouse.request(), "ALTER VIEW flights.daily SET (security_barrier = true)")
                .switchOver(List.of(), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read("SELECT reloptions::text FROM pg_class WHERE oid = 'flights.daily'::regclass"))
                .containsExactly("{security_barrier=true}");
        warehouse.build(Warehouse.candidate(warehouse.as(warehouse.request()).prepare()), 3);
        BlueGreenResult refused = meanwhile(
                        warehouse.request(),
                        "CREATE OR REPLACE VIEW flights.daily AS SELECT id, version FROM flights__green.daily WHERE id <> 1")
                .switchOver(List.of(), List.of());
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("flights.daily was changed by hand").contains("id <> 1");
        assertThat(warehouse.read("SELECT count(*) FROM flights.daily")).containsExactly("1");
    }

    @Test
    void grantsComeBackFromThoseWhoGaveThem() throws SQLException {
        warehouse.run("GRANT SELECT ON flights.daily TO team WITH GRANT OPTION",
                "REVOKE TRIGGER ON flights.daily FROM postgres");
        try (Connection connection = warehouse.database().connect()) {
            Query.run(connection, "SET ROLE team");
            Query.run(connection, "GRANT SELECT ON flights.daily TO member WITH GRANT OPTION");
            Query.run(connection, "SET ROLE member");
            Query.run(connection, "GRANT SELECT ON flights.daily TO auditor");
            Query.run(connection, "GRANT SELECT (id) ON flights.daily TO PUBLIC");
        }
        List<String> before = warehouse.read(RIGHTS);
        assertThat(before).containsExactly(
                "auditor SELECT by member", "member SELECT* by team", "team SELECT* by postgres");
        String all = "SELECT relacl::text || (SELECT string_agg(attacl::text, '') FROM pg_attribute WHERE attrelid = c.oid)"
                + " FROM pg_class c WHERE oid = 'flights.daily'::regclass";
        List<String> whole = warehouse.read(all);
        build(warehouse.request(), true);
        assertThat(said(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).verdict())).contains("released");
        assertThat(warehouse.read(RIGHTS)).isEqualTo(before);
        assertThat(warehouse.read(all)).isEqualTo(whole);
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(all)).isEqualTo(whole);
    }
}
