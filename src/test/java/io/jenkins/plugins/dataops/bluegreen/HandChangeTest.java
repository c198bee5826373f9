package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A live view that somebody changed by hand is drift: it is not overwritten without a word, and status tells of it. */
class HandChangeTest {
    @TempDir
    Path folder;

    private static BlueGreenRequest accepting(BlueGreenRequest base) {
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), base.start(), base.retention(),
                DriftPolicy.ACCEPT, base.dropObjects(), base.allowOneWay(), base.readers(), base.release(),
                base.lease(), Optional.empty(), base.patience());
    }

    @ParameterizedTest
    @EnumSource
    void aFilterThatSomebodyAddedIsNotLostUnseen(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        assertThat(said(warehouse.as(warehouse.request()).status().verdict())).isEqualTo("flights: blue is live.");
        warehouse.run("CREATE OR REPLACE VIEW flights.daily AS SELECT id, version FROM flights__blue.daily WHERE id > 1");
        assertThat(said(warehouse.as(warehouse.request()).status().verdict()))
                .contains("changed by hand: flights.daily is now").contains("id > 1");
        warehouse.build(Warehouse.candidate(warehouse.as(warehouse.request()).prepare()), 2);
        BlueGreenResult refused = warehouse.as(warehouse.request()).switchOver(List.of(), List.of());
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("flights.daily was changed by hand").contains("id > 1");
        assertThat(warehouse.read("SELECT count(*) FROM flights.daily")).containsExactly("1");
        BlueGreenResult accepted = warehouse.as(accepting(warehouse.request())).switchOver(List.of(), List.of());
        assertThat(accepted.outcome()).as(said(accepted.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(accepted.warnings())).anyMatch(warning -> warning.contains("id > 1"));
        assertThat(warehouse.versions()).containsExactly("2/2");
        assertThat(said(warehouse.as(warehouse.request()).status().verdict())).isEqualTo("flights: green is live.");
    }

    @ParameterizedTest
    @EnumSource
    void aViewPointedBackByHandIsNamedWithItsColour(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        warehouse.release(warehouse.request(), 2);
        warehouse.run("CREATE OR REPLACE VIEW flights.daily AS SELECT id, version FROM flights__blue.daily");
        assertThat(said(warehouse.as(warehouse.request()).status().verdict()))
                .isEqualTo("flights: green is live, but was changed by hand: flights.daily reads blue.");
        BlueGreenResult back = warehouse.as(warehouse.request()).rollback();
        assertThat(back.outcome()).as("the way back is never held up").isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("1/1");
        warehouse.run("DROP VIEW flights.monthly");
        assertThat(said(warehouse.as(warehouse.request()).status().verdict())).contains("flights.monthly is gone");
    }

    @ParameterizedTest
    @EnumSource
    void hostileNamesAndColumnsKeptAsNullAreNoChange(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder), "Odd \"one\"");
        for (int version = 1; version <= 3; version++) {
            String schema = warehouse.database().dialect().quote(
                    Warehouse.candidate(warehouse.as(warehouse.request()).prepare()));
            warehouse.run("CREATE TABLE " + schema + ".\"select from\" (\"a, b\" numeric(10, 2), \"c\"\"d\" varchar(7), "
                    + "\"Group\" integer, tag text)");
            BlueGreenResult result = warehouse.as(warehouse.request()).switchOver(List.of(), List.of());
            assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
            assertThat(said(warehouse.as(warehouse.request()).status().verdict())).endsWith("is live.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsThatAWayBackKeptAsNullAreNoChange(Engine engine) {
        Warehouse warehouse = new Warehouse(engine.open(folder));
        warehouse.release(warehouse.request(), 1);
        warehouse.build(Warehouse.candidate(warehouse.as(warehouse.request()).prepare()), 2);
        warehouse.run("ALTER TABLE flights__green.daily ADD COLUMN amount numeric(10,2)",
                "ALTER TABLE flights__green.daily ADD COLUMN note varchar");
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        warehouse.run("CREATE SCHEMA bi", "CREATE VIEW bi.top AS SELECT amount, note FROM flights.daily");
        assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(said(warehouse.as(warehouse.request()).status().verdict())).isEqualTo("flights: blue is live.");
    }
}
