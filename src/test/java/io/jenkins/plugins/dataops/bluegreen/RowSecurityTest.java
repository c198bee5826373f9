package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL: readers go on to see the rows that they may see, and no others. */
class RowSecurityTest {
    @TempDir
    Path folder;

    private Warehouse warehouse() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        return warehouse;
    }

    @Test
    void readersWhoNeedTheirOwnRightsAreNotSwitched() {
        Warehouse warehouse = warehouse();
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        for (String yes : List.of("true", "on", "1", "YES")) {
            warehouse.run("ALTER VIEW flights.monthly SET (security_invoker = " + yes + ")");
            assertThat(said(second.plan().verdict())).contains("security_invoker").contains("monthly").contains("RESET");
        }
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(warehouse.versions()).containsExactly("1/1");
        for (String no : List.of("false", "off", "0", "NO")) {
            warehouse.run("ALTER VIEW flights.monthly SET (security_invoker = " + no + ")");
            assertThat(said(second.plan().plan().orElseThrow().refusals())).isEmpty();
        }
    }

    @Test
    void rowsThatAPolicyHidesStayHidden() {
        Warehouse warehouse = warehouse();
        warehouse.run(
                "CREATE POLICY own ON flights__blue.daily USING (id IN (SELECT id FROM flights__blue.monthly))",
                "ALTER TABLE flights__blue.daily ENABLE ROW LEVEL SECURITY");
        BlueGreen second = warehouse.as(warehouse.request());
        warehouse.build(Warehouse.candidate(second.prepare()), 2);
        assertThat(said(second.switchOver(List.of(), List.of()).verdict()))
                .contains("table 'daily'").contains("policy own").contains("row security").contains("flights__green");
        warehouse.run("CREATE POLICY own ON flights__green.daily USING (true)",
                "ALTER TABLE flights__green.daily ENABLE ROW LEVEL SECURITY");
        assertThat(said(second.switchOver(List.of(), List.of()).verdict())).as("weaker").contains("policy own");
        assertThat(warehouse.versions()).containsExactly("1/1");
        warehouse.run("DROP POLICY own ON flights__green.daily",
                "CREATE POLICY own ON flights__green.daily USING (id IN (SELECT id FROM flights__green.monthly))");
        assertThat(second.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }
}
