package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL: what hangs on single columns of a view is told when they go, and comes back with them. */
class ColumnRightsTest {
    @TempDir
    Path folder;

    private Warehouse warehouse() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        return warehouse;
    }

    @Test
    void whatHungOnAColumnThatGoesIsToldAndComesBack() {
        Warehouse warehouse = warehouse();
        for (String role : List.of("official", "passing", "revoked")) {
            warehouse.run("CREATE ROLE " + role);
        }
        warehouse.run(
                "GRANT SELECT (version), UPDATE (version) ON flights.daily TO official WITH GRANT OPTION",
                "GRANT SELECT (version) ON flights.daily TO passing",
                "GRANT SELECT (id) ON flights.daily TO revoked",
                "COMMENT ON COLUMN flights.daily.version IS 'of the build'");
        for (Outcome after : List.of(Outcome.FAILED, Outcome.PASSED)) {
            BlueGreen second = warehouse.as(warehouse.request());
            warehouse.build(Warehouse.candidate(second.prepare()), 2);
            warehouse.run("ALTER TABLE flights__green.daily DROP COLUMN version");
            assertThat(said(second.plan().warnings())).anySatisfy(warning -> assertThat(warning)
                    .contains("'daily'", "SELECT (version) for 'official'", "UPDATE (version)", "comment on 'version'"));
            BlueGreenResult result = second.switchOver(List.of(), List.of(schema -> {
                warehouse.run("DROP ROLE IF EXISTS passing", "REVOKE ALL (id) ON flights.daily FROM revoked");
                return new CheckReport("check", after, Message.text("looked"), Duration.ZERO);
            }));
            assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(after);
            if (after == Outcome.PASSED) {
                assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
            }
            assertThat(warehouse.read("""
                    SELECT concat_ws('|', col_description(oid, 2),
                      has_column_privilege('official', oid, 'version', 'SELECT WITH GRANT OPTION'),
                      has_column_privilege('official', oid, 'version', 'UPDATE WITH GRANT OPTION'),
                      has_column_privilege('revoked', oid, 'id', 'SELECT'))
                    FROM pg_class WHERE oid = 'flights.daily'::regclass
                    """)).containsExactly("of the build|t|t|f");
        }
    }
}
