package io.jenkins.plugins.dataops.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlackBoxTestsTest {
    @TempDir
    private Path folder;

    private Bench bench(String engine) {
        return new Bench(
                        engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql(), folder)
                .sql(
                        "CREATE SCHEMA green",
                        "CREATE TABLE green.daily (carrier varchar(2), flight_day date, delay numeric(9,2), note text)",
                        "INSERT INTO green.daily VALUES ('AA', DATE '2026-03-01', 1.50, 'x'), "
                                + "('AA', DATE '2026-03-02', NULL, ''), ('BB', DATE '2026-03-01', 3, NULL)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void everyKindPassesOnGoodData(String engine) {
        BlackBoxResult result = bench(engine)
                .file("expected/daily.csv", "carrier,flight_day,delay,note\nAA,2026-03-01,1.5,x\n"
                        + "AA,2026-03-02,,\"\"\nBB,2026-03-01,3.00,\n")
                .run(Map.of("schema", "green", "now", "2026-03-02T12:00:00Z", "least", "1"), """
                    tests:
                      - name: as agreed
                        expect:
                          actual: {table: daily}
                          expected: {csv: expected/daily.csv}
                          key: [carrier, flight_day]
                      - name: inline
                        expect:
                          actual: {query: 'SELECT carrier, count(*) AS days FROM ${schema}.daily GROUP BY carrier'}
                          expected:
                            rows:
                              - {carrier: AA, days: 2}
                              - {carrier: BB, days: 1}
                      - name: two queries
                        expect:
                          actual: {table: daily, where: "delay >= ${least}"}
                          expected: {query: "SELECT * FROM ${schema}.daily WHERE delay IS NOT NULL"}
                      - name: unique
                        unique: {table: daily, columns: [carrier, flight_day]}
                      - name: not null
                        not_null: {table: daily, columns: [carrier, flight_day]}
                      - name: accepted
                        accepted_values: {table: daily, column: carrier, values: [AA, BB]}
                      - name: range
                        range: {table: daily, column: delay, min: 0, max: 3}
                      - name: days in range
                        range: {table: daily, column: flight_day, min: 2026-03-01, max: 2026-03-02}
                      - name: count
                        row_count: {table: daily, min: 1, max: 3}
                      - name: foreign key
                        foreign_key:
                          table: daily
                          columns: [carrier]
                          references: {query: "SELECT 'AA' AS code UNION ALL SELECT 'BB'", columns: [code]}
                      - name: fresh
                        freshness: {table: daily, column: flight_day, within: PT36H}
                      - name: nothing negative
                        sql: {query: "SELECT * FROM ${schema}.daily WHERE delay < 0"}
                    """);
        assertThat(result.tests()).allSatisfy(test -> assertThat(test.outcome())
                .as(test.name() + ": " + Language.ENGLISH.say(test.message()))
                .isEqualTo(Outcome.PASSED));
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Language.ENGLISH.say(result.summary())).isEqualTo("12 tests: 12 passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void everyKindSaysWhatIsWrong(String engine) throws Exception {
        Bench bench = bench(engine);
        bench.sql("INSERT INTO green.daily VALUES ('AA', DATE '2026-03-01', -7, 'twice'), (NULL, NULL, 99, 'odd')");
        BlackBoxResult result = bench.run(Map.of("schema", "green", "now", "2026-03-09T00:00:00Z"), """
                    tests:
                      - name: expect
                        expect:
                          actual: {table: daily}
                          expected:
                            rows:
                              - {carrier: AA, flight_day: 2026-03-01, delay: 1.5, note: x}
                              - {carrier: AA, flight_day: 2026-03-02, delay: null, note: 'null'}
                              - {carrier: CC, flight_day: 2026-03-01, delay: 3, note: null}
                          key: [carrier, flight_day]
                      - name: unique
                        unique: {table: daily, columns: [carrier, flight_day]}
                      - name: not null
                        not_null: {table: daily, columns: [carrier, delay]}
                      - name: accepted
                        accepted_values: {table: daily, column: carrier, values: [BB]}
                      - name: range
                        range: {table: daily, column: delay, min: 0, max: 50}
                      - name: count
                        row_count: {table: daily, equals: 3}
                      - name: foreign key
                        foreign_key:
                          table: daily
                          columns: [carrier]
                          references: {query: "SELECT 'BB' AS carrier"}
                      - name: fresh
                        freshness: {table: daily, column: flight_day, within: PT24H}
                      - name: sql
                        sql: {query: "SELECT note FROM ${schema}.daily WHERE delay < 0"}
                    """);
        assertThat(result.tests()).allSatisfy(test -> assertThat(test.outcome())
                .as(test.name() + ": " + Language.ENGLISH.say(test.message()))
                .isEqualTo(Outcome.FAILED));
        assertThat(result.tests()).extracting(test -> Language.ENGLISH.say(test.message())).containsExactly(
                "5 of 6 rows differ: 1 missing, 3 added, 1 changed (column note), 1 key duplicated",
                "5 rows: 1 value of (carrier, flight_day) more than once, 1 row too many",
                "2 of 5 rows: NULL in carrier (1), delay (1)",
                "3 of 5 rows: another value in carrier",
                "2 of 5 rows: delay outside 0 to 50",
                "5 rows instead of exactly 3",
                "3 of 5 rows: (carrier) not found where it refers to",
                "latest flight_day is 2026-03-02, 7 d old, more than 1 d",
                "the query returns 1 row");
        RowDifference first = result.tests().get(0).comparison().orElseThrow().samples().get(0);
        assertThat(first.change()).isEqualTo(RowDifference.Change.ADDED);
        assertThat(first.cells().get(0).actual()).as("a NULL key comes first").isEmpty();
        assertThat(result.tests().get(8).violations().orElseThrow().samples().get(0)).containsExactly(Optional.of("twice"));
        String json = Json.mapper().writeValueAsString(result);
        assertThat(Json.mapper().readValue(json, BlackBoxResult.class)).isEqualTo(result);
    }

    @Test
    void oneBrokenTestHidesNoOther() {
        BlackBoxResult result = bench("duckdb").run("""
                tests:
                  - name: no such table
                    not_null: {table: absent, columns: [x]}
                  - name: no such parameter
                    sql: {query: "SELECT ${who} "}
                  - name: no such file
                    expect: {actual: {table: green.daily}, expected: {csv: absent.csv}}
                  - name: nothing to see
                    not_null: {table: green.daily, where: 1 = 0, columns: [carrier]}
                  - name: only warns
                    severity: warn
                    row_count: {table: green.daily, equals: 0}
                  - name: fine
                    row_count: {table: green.daily, equals: 3}
                """);
        assertThat(result.tests()).extracting(TestResult::outcome).containsExactly(
                Outcome.ERROR, Outcome.ERROR, Outcome.ERROR, Outcome.ERROR, Outcome.UNSTABLE, Outcome.PASSED);
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(Language.ENGLISH.say(result.tests().get(1).message())).contains("unknown parameter '${who}'").contains("now");
        assertThat(Language.ENGLISH.say(result.summary())).isEqualTo("6 tests: 4 could not be answered, 1 failed but only warn, 1 passed");
    }

    @Test
    void malformedSpecificationRunsNothing() {
        Bench bench = bench("duckdb");
        assertThatThrownBy(() -> bench.run("tests:\n  - name: a\n    uniqe: {table: t, columns: [a]}\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("spec.yaml line")
                .hasMessageContaining("unknown key 'uniqe'");
    }

    @Test
    void noSpecificationIsNoSuccess() {
        BlackBoxTests tests = new BlackBoxTests(TestDatabases.duckDb(folder), Map.of(), Progress.SILENT);
        assertThatThrownBy(() -> tests.run(List.of())).isInstanceOf(UsageException.class);
    }

    @Test
    void whatATestSaysIsOneLineWithoutControlCharacters() {
        bench("duckdb").file("s.yaml", "tests: [{name: \"a\\n\\e[31mb\", sql: {query: SELECT 1 AS v}}]");
        List<String> lines = new ArrayList<>();
        new BlackBoxTests(TestDatabases.duckDb(folder), Map.of(), lines::add).run(List.of(folder.resolve("s.yaml")));
        assertThat(lines).containsExactly("failed: a [31mb: the query returns 1 row");
    }

    /** What the next engine would read otherwise, or not at all, is read here. */
    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void boundsAndValuesAreReadBeforeTheDatabaseSeesThem(String engine) {
        Bench bench = bench(engine).sql("CREATE TABLE v (n int, f double precision, b boolean, d date, t timestamp)",
                "INSERT INTO v VALUES (1000, 'Infinity', true, DATE '2026-03-01', TIMESTAMP '2026-03-01 12:00:00')");
        for (String good : List.of(
                "range: {table: v, column: n, min: 0x3E8, max: 1e3}",
                "range: {table: v, column: n, min: 999.5, max: 1000.5}",
                "range: {table: v, column: n, min: -0.5}",
                "range: {table: v, column: f, max: .inf}",
                "accepted_values: {table: v, column: n, values: [0o1750]}",
                "accepted_values: {table: v, column: b, values: [true, false]}",
                "range: {table: v, column: d, min: 2026-03-01, max: 2026-03-01}",
                "range: {table: v, column: t, min: 2026-03-01, max: 2026-03-01T12:00:00}")) {
            TestResult result = bench.one(good);
            assertThat(result.outcome()).as(good + ": " + Language.ENGLISH.say(result.message())).isEqualTo(Outcome.PASSED);
        }
        for (String bad : List.of(
                "range: {table: v, column: n, max: 1_000}",
                "range: {table: v, column: n, max: many}",
                "accepted_values: {table: v, column: b, values: [yes]}",
                "range: {table: v, column: d, max: yesterday}",
                "range: {table: v, column: t, max: now}")) {
            TestResult result = bench.one(bad);
            assertThat(result.outcome()).as(bad).isEqualTo(Outcome.ERROR);
            assertThat(Language.ENGLISH.say(result.message())).contains("is no value of column");
        }
    }

    /** A bound need not be a value of the column's type: a percentage in DECIMAL(4,2) is at most 100, whatever fits in it. */
    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void boundsBeyondTheColumnsTypeAreBounds(String engine) {
        Bench bench = bench(engine).sql("CREATE TABLE v (s smallint, i int, l bigint, p numeric(4,2), w numeric(38,10))",
                "INSERT INTO v VALUES (1, 2, 9007199254740993, 99.99, 3), (NULL, NULL, NULL, NULL, NULL)");
        for (String good : List.of(
                "range: {table: v, column: s, min: -40000, max: 40000}",
                "range: {table: v, column: i, min: -3000000000, max: 1e10}",
                "range: {table: v, column: i, min: -.inf, max: .inf}",
                "range: {table: v, column: l, min: -1e30, max: 1e30}",
                "range: {table: v, column: l, max: 9007199254740993.5}",
                "range: {table: v, column: p, min: -100, max: 100}",
                "range: {table: v, column: p, max: 1e50}",
                "range: {table: v, column: l, max: 1e400}",
                "range: {table: v, column: w, max: 1e30}",
                "accepted_values: {table: v, column: i, values: [2, 2.5, 3000000000]}")) {
            TestResult result = bench.one(good);
            assertThat(result.outcome()).as(good + ": " + Language.ENGLISH.say(result.message())).isEqualTo(Outcome.PASSED);
        }
        for (String broken : List.of(
                "range: {table: v, column: i, min: 3000000000}",
                "range: {table: v, column: l, max: 9007199254740992.5}",
                "range: {table: v, column: p, min: 100}",
                "range: {table: v, column: p, max: 99.985}",
                "accepted_values: {table: v, column: l, values: [9007199254740992, 1e30]}",
                "accepted_values: {table: v, column: l, values: [9007199254740992, 0.5, 1e50]}",
                "accepted_values: {table: v, column: s, values: [40000]}")) {
            TestResult result = bench.one(broken);
            assertThat(result.outcome()).as(broken + ": " + Language.ENGLISH.say(result.message())).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void aRangeThatNoValueKeepsIsAnErrorAndNotAFaultOfTheData() {
        Bench bench = bench("duckdb").sql("CREATE TABLE v (n int, t varchar)", "INSERT INTO v VALUES (NULL, '5')");
        TestResult none = bench.one("range: {table: v, column: n, min: 10, max: 9}");
        assertThat(none.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(Language.ENGLISH.say(none.message())).contains("its 'min' is above its 'max'");
        assertThat(bench.one("range: {table: v, column: t, min: 10, max: 9}").outcome())
                .as("as texts 10 comes before 9")
                .isEqualTo(Outcome.PASSED);
    }
}
