package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL: what hangs on a view survives a switch, also one that must drop it, and the way back. */
class PrivilegesTest {
    private static final String STATE = """
            SELECT concat_ws('|', pg_get_userbyid(relowner), reloptions::text, obj_description(oid, 'pg_class'),
              col_description(oid, 1), has_table_privilege('reader', oid, 'SELECT'),
              has_table_privilege('reader', oid, 'SELECT WITH GRANT OPTION'),
              has_column_privilege('clerk', oid, 'id', 'SELECT'), has_table_privilege('clerk', oid, 'SELECT'),
              has_table_privilege('stranger', oid, 'SELECT'))
            FROM pg_class WHERE oid = 'flights.daily'::regclass
            """;
    private static final String EXPECTED =
            "keeper|{security_barrier=true}|it's \\ \"quoted\"|the key|t|t|t|f|f";

    @TempDir
    Path folder;

    private Warehouse warehouse() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        for (String role : List.of("reader", "clerk", "stranger", "keeper")) {
            if (warehouse.read("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
                warehouse.run("CREATE ROLE " + role);
            }
        }
        warehouse.run(
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO stranger",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO keeper",
                "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO keeper");
        warehouse.release(warehouse.request(), 1);
        warehouse.run(
                "ALTER DEFAULT PRIVILEGES IN SCHEMA flights GRANT SELECT ON TABLES TO stranger",
                "ALTER VIEW flights.daily OWNER TO keeper",
                "ALTER VIEW flights.daily SET (security_barrier = true)",
                "GRANT SELECT ON flights.daily TO reader WITH GRANT OPTION",
                "GRANT SELECT (id) ON flights.daily TO clerk",
                "COMMENT ON VIEW flights.daily IS E'it''s \\\\ \"quoted\"'",
                "COMMENT ON COLUMN flights.daily.id IS 'the key'");
        assertThat(warehouse.read(STATE)).containsExactly(EXPECTED);
        return warehouse;
    }

    @Test
    void replacedInPlace() throws SQLException {
        Warehouse warehouse = warehouse();
        warehouse.release(warehouse.request(), 2);
        assertThat(warehouse.read(STATE)).containsExactly(EXPECTED);
        warehouse.run("GRANT USAGE ON SCHEMA flights TO reader");
        try (Connection connection = warehouse.database().connect()) {
            Query.run(connection, "SET ROLE reader");
            assertThat(Query.list(connection, "SELECT max(version) FROM flights.daily", row -> row.getInt(1)))
                    .as("a reader needs nothing on the colour")
                    .containsExactly(2);
        }
    }

    @Test
    void droppedAndCreatedAndBack() {
        Warehouse warehouse = warehouse();
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        warehouse.run("ALTER TABLE flights__green.daily DROP COLUMN version",
                "ALTER TABLE flights__green.daily ADD COLUMN version text DEFAULT '2'");
        BlueGreenResult result = second.switchOver(List.of(), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(result.plan().orElseThrow().objects().get(0).kind()).isEqualTo(ObjectChange.Kind.RECREATED);
        assertThat(result.plan().orElseThrow().privileges()).anyMatch(right -> right.privilege().grantee().equals("clerk"));
        assertThat(warehouse.read(STATE)).containsExactly(EXPECTED);
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(STATE)).containsExactly(EXPECTED);
        assertThat(warehouse.versions()).containsExactly("1/1");
    }

    @Test
    void droppedByTheReleaseAndBroughtBack() {
        Warehouse warehouse = warehouse();
        BlueGreenRequest base = warehouse.request();
        BlueGreen second = warehouse.as(new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), List.of("monthly"), base.start(),
                base.retention(), base.drift(), true, false, List.of(), base.release(), base.lease(), Optional.empty(),
                base.patience()));
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read("SELECT to_regclass('flights.daily')")).containsExactly((String) null);
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(STATE)).containsExactly(EXPECTED);
    }

    @Test
    void dependantsOutsideHoldTheirView() {
        Warehouse warehouse = warehouse();
        warehouse.run("CREATE SCHEMA bi", "CREATE VIEW bi.report AS SELECT id, version FROM flights.daily");
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        warehouse.run("ALTER TABLE flights__green.daily DROP COLUMN version");
        assertThat(said(second.switchOver(List.of(), List.of()).verdict())).contains("bi.report").contains("would break");
        warehouse.run("ALTER TABLE flights__green.daily ADD COLUMN version integer DEFAULT 2",
                "ALTER TABLE flights__green.daily ADD COLUMN extra text");
        assertThat(said(second.switchOver(List.of(), List.of(schema -> {
            warehouse.run("CREATE VIEW bi.newer AS SELECT extra FROM flights.daily");
            return new CheckReport("new report", Outcome.FAILED, Message.text("no"), java.time.Duration.ZERO);
        })).verdict())).contains("switched back to blue");
        assertThat(warehouse.read("SELECT DISTINCT version FROM bi.report")).containsExactly("1");
        assertThat(warehouse.read("SELECT extra FROM bi.newer")).containsOnlyNulls().hasSize(2);
    }

    @Test
    void anOldSnapshotIsTold() throws Exception {
        Warehouse warehouse = warehouse();
        try (Connection old = warehouse.database().connect()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Query.run(old, "SELECT 1");
            BlueGreenResult result = warehouse.release(warehouse.request(), 2);
            assertThat(said(result.warnings())).anyMatch(warning -> warning.contains("that look at the data as it was"));
            old.rollback();
        }
        // The run itself keeps one, too, in which it has checked the candidate.
        BlueGreenResult alone = warehouse.release(warehouse.request(), 3);
        assertThat(said(alone.warnings())).noneMatch(warning -> warning.contains("that look at the data as it was"));
    }

    @Test
    void aRoleWithoutSpecialRightsCanDeploy() {
        Warehouse admin = new Warehouse(Engine.POSTGRESQL.open(folder));
        if (admin.read("SELECT 1 FROM pg_roles WHERE rolname = 'deployer'").isEmpty()) {
            admin.run("CREATE ROLE deployer LOGIN PASSWORD 'secret'");
        }
        for (String schema : List.of("dataops", "flights", "flights__blue", "flights__green")) {
            admin.run("CREATE SCHEMA " + schema + " AUTHORIZATION deployer");
        }
        ConnectionSettings settings = admin.database().settings();
        Warehouse warehouse = new Warehouse(Database.open(
                new ConnectionSettings(
                        settings.name(), settings.url(), Optional.of("deployer"), Optional.of(new SecretValue("secret")),
                        Optional.empty(), Map.of()),
                new Drivers(List.of())));
        for (int version = 1; version < 4; version++) {
            warehouse.release(warehouse.request(), version);
        }
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }

    @Test
    void aViewOfAnOwnerWhoMayNotReadTheCandidateIsNotSwitched() {
        Warehouse warehouse = warehouse();
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        warehouse.run("REVOKE SELECT ON flights__green.daily FROM keeper");
        BlueGreenResult planned = second.plan();
        assertThat(planned.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(planned.verdict()))
                .contains("keeper, the owner of flights.daily, may not read flights__green.daily");
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(warehouse.versions()).containsExactly("1/1");
        // The remedy that it names.
        warehouse.run(said(planned.verdict()).replaceAll("(?s).*\\(run (.*)\\)\\.$", "$1").split("; "));
        assertThat(second.plan().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("2/2");
    }
}
