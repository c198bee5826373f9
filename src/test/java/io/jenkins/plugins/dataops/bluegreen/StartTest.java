package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A candidate that starts with the live structure or data, in spite of all that can tie two tables together. */
class StartTest {
    @TempDir
    Path folder;

    private static BlueGreenRequest starting(BlueGreenRequest base, Start start, Retention retention) {
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), start, retention, base.drift(),
                base.dropObjects(), base.allowOneWay(), base.readers(), base.release(), base.lease(),
                base.expectedPlanHash(), base.patience());
    }

    @ParameterizedTest
    @CsvSource({"DUCKDB, STRUCTURE", "DUCKDB, COPY", "POSTGRESQL, STRUCTURE", "POSTGRESQL, COPY"})
    void startsFromWhatIsLive(Engine engine, Start start) {
        Warehouse warehouse = new Warehouse(engine.open(folder), "we \"ird'");
        BlueGreen first = warehouse.as(warehouse.request());
        String blue = warehouse.database().dialect().quote(Warehouse.candidate(first.prepare()));
        String sequence = (blue + ".\"S eq\"").replace("'", "''");
        warehouse.run(
                "CREATE SEQUENCE " + blue + ".\"S eq\"",
                "CREATE TABLE " + blue + ".\"Pa rent\" (id integer DEFAULT nextval('" + sequence
                        + "') PRIMARY KEY, name text NOT NULL DEFAULT 'it''s (' CHECK (name <> ''))",
                "CREATE TABLE " + blue + ".child (pid integer REFERENCES " + blue + ".\"Pa rent\" (id), d date)",
                "CREATE INDEX \"I x\" ON " + blue + ".child (d)",
                "INSERT INTO " + blue + ".\"Pa rent\" (name) VALUES ('a'), ('b')",
                "INSERT INTO " + blue + ".child VALUES (2, DATE '2026-02-28')");
        assertThat(first.switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);

        BlueGreen second = warehouse.as(starting(warehouse.request(), start, Retention.DROP));
        BlueGreenResult prepared = second.prepare();
        String green = warehouse.database().dialect().quote(Warehouse.candidate(prepared));
        assertThat(warehouse.read("SELECT count(*) FROM " + green + ".child"))
                .containsExactly(start == Start.COPY ? "1" : "0");
        warehouse.run("INSERT INTO " + green + ".\"Pa rent\" (name) VALUES ('new')");
        // DuckDB forgets where a sequence began once its file was closed.
        assertThat(warehouse.read("SELECT id FROM " + green + ".\"Pa rent\" WHERE name = 'new'"))
                .as("numbers go on and are not given out twice")
                .isSubsetOf("3", start == Start.COPY || engine == Engine.DUCKDB ? "3" : "1");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> warehouse.run("INSERT INTO " + green + ".child VALUES (99, NULL)"))
                .as("the foreign key came along");
        BlueGreenResult result = second.switchOver(List.of(), List.of());
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(result.warnings())).noneMatch(warning -> warning.contains("not dropped"));
        assertThat(result.colours().previous()).isEmpty();
        assertThat(warehouse.read("SELECT count(*) FROM information_schema.tables WHERE table_schema LIKE '%blue'"))
                .containsExactly("0");
        assertThat(warehouse.read("SELECT name FROM " + warehouse.database().dialect().quote(warehouse.live())
                        + ".\"Pa rent\" ORDER BY id"))
                .endsWith("new");
    }

    @ParameterizedTest
    @EnumSource
    void longNamesKeepTheirColoursApart(Engine engine) {
        String stem = "ünïcödé_" + "x".repeat(47);
        Warehouse one = new Warehouse(engine.open(folder), stem + "_one");
        Warehouse two = new Warehouse(one.database(), stem + "_two");
        assertThat(one.live().getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isEqualTo(63);
        for (Warehouse warehouse : List.of(one, two)) {
            warehouse.release(warehouse.request(), 1);
            warehouse.release(warehouse.request(), 2);
            assertThat(warehouse.versions()).containsExactly("2/2");
            assertThat(warehouse.as(warehouse.request()).rollback().outcome()).isEqualTo(Outcome.PASSED);
            assertThat(warehouse.versions()).containsExactly("1/1");
        }
        assertThat(one.read("SELECT count(DISTINCT table_schema) FROM information_schema.tables WHERE table_schema "
                        + "LIKE 'ünïcödé%'"))
                .containsExactly("6");
    }

    @Test
    void aCopyHasTypesOfItsOwn() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        Warehouse.candidate(warehouse.as(warehouse.request()).prepare());
        warehouse.run(
                "CREATE TYPE flights__blue.mood AS ENUM ('ok', 'it''s bad')",
                "CREATE DOMAIN flights__blue.small AS integer DEFAULT 3 CHECK (VALUE < 10)",
                "CREATE TABLE flights__blue.daily (id flights__blue.small NOT NULL, m flights__blue.mood"
                        + " DEFAULT 'it''s bad', past flights__blue.mood[], n integer GENERATED ALWAYS AS IDENTITY)",
                "CREATE INDEX ON flights__blue.daily (m)",
                "INSERT INTO flights__blue.daily (id, m, past) VALUES (1, 'ok', ARRAY['ok', NULL]::flights__blue.mood[])");
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        BlueGreenRequest copying = starting(warehouse.request(), Start.COPY, Retention.KEEP);
        BlueGreenResult prepared = warehouse.as(copying).prepare();
        assertThat(prepared.outcome()).as(said(prepared.verdict())).isEqualTo(Outcome.PASSED);
        warehouse.run("INSERT INTO flights__green.daily (id) VALUES (2)");
        BlueGreenResult switched = warehouse.as(copying).switchOver(List.of(), List.of());
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read("SELECT concat_ws('|', id, m, past, n) FROM flights.daily ORDER BY id"))
                .containsExactly("1|ok|{ok,NULL}|1", "2|it's bad|2");
        assertThat(warehouse.as(warehouse.request()).retire().outcome()).isEqualTo(Outcome.PASSED);
        warehouse.run("CREATE TYPE flights__green.pair AS (x integer, y integer)",
                "CREATE TABLE flights__green.pairs (p flights__green.pair)",
                "ALTER TABLE flights__green.daily ADD CHECK (m <> 'ok' OR id < 5)");
        BlueGreenResult refused = warehouse.as(copying).prepare();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict())).contains("flights__green.pair").contains("flights__green.mood");
        assertThat(said(refused.next()).orElseThrow()).contains("let the candidate begin empty");
        assertThat(warehouse.as(warehouse.request()).prepare().outcome()).isEqualTo(Outcome.PASSED);
    }
}
