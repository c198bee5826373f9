package io.jenkins.plugins.dataops.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.blackbox.check.Violations;
import io.jenkins.plugins.dataops.blackbox.compare.RowDifference;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardCasesTest {
    private List<Bench> benches;

    @BeforeAll
    void fill(@TempDir Path folder) {
        benches = Stream.of(TestDatabases.duckDb(folder), TestDatabases.postgreSql())
                .map(database -> bench(database, folder))
                .toList();
    }

    private static Bench bench(Database database, Path folder) {
        return new Bench(database, folder)
                .sql(
                        "CREATE TABLE hard (id int, x double precision, code text, \"we\"\"ird; col\" text, "
                                + "seen timestamp with time zone)",
                        "INSERT INTO hard VALUES (1, 'NaN', '01', 'a', '2026-03-01 00:00:00+00')",
                        "INSERT INTO hard VALUES (2, 5, '1', NULL, '2026-03-01 10:00:00+09')",
                        "INSERT INTO hard VALUES (NULL, NULL, NULL, NULL, NULL)",
                        "INSERT INTO hard VALUES (NULL, 7, 'x', 'b', '9999-12-31 00:00:00+00')",
                        "CREATE TABLE nothing (id int, seen date)");
    }

    Stream<Bench> benches() {
        return benches.stream();
    }

    private static void ends(TestResult result, Outcome outcome, String message) {
        assertThat(Language.ENGLISH.say(result.message())).contains(message);
        assertThat(result.outcome()).as(Language.ENGLISH.say(result.message())).isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("benches")
    void ranges(Bench bench) {
        ends(bench.one("range: {table: hard, column: x, min: 0}"), Outcome.FAILED, "1 of 4 rows: x outside 0 to …");
        ends(bench.one("range: {table: hard, column: x, max: 100}"), Outcome.FAILED, "1 of 4 rows");
        ends(bench.one("range: {table: hard, column: id, min: 1, max: 2}"), Outcome.PASSED, "in range");
        ends(bench.one("range: {table: hard, column: absent, min: 1}"), Outcome.ERROR, "no column 'absent'; they are id");
        ends(bench.one("range: {table: hard, column: id, min: \"x' OR 1=1 --\"}"), Outcome.ERROR, "no value of column");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void valuesAreReadAsTheColumnsType(Bench bench) {
        ends(bench.one("accepted_values: {table: hard, column: code, values: [01, x]}"), Outcome.FAILED, "1 of 4 rows");
        ends(bench.one("accepted_values: {table: hard, column: id, values: ['1', 2]}"), Outcome.PASSED, "4 rows");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void uniqueTakesNullForEqual(Bench bench) {
        TestResult both = bench.one("unique: {table: hard, columns: [id]}");
        ends(both, Outcome.FAILED, "1 value of (id) more than once, 1 row too many");
        assertThat(both.violations().orElseThrow().samples()).containsExactly(List.of(Optional.empty(), Optional.of("2")));
        ends(bench.one("unique: {table: hard, where: id IS NOT NULL, columns: [id]}"), Outcome.PASSED, "2 rows");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void oddNamesAndMaskedSamples(Bench bench) {
        TestResult result = bench.one("mask: ['we\"ird; col', code]\n"
                + "not_null: {table: hard, columns: ['we\"ird; col', id]}");
        ends(result, Outcome.FAILED, "3 of 4 rows: NULL in we\"ird; col (2), id (2)");
        Violations found = result.violations().orElseThrow();
        assertThat(found.columns()).contains("we\"ird; col");
        assertThat(found.samples()).hasSize(3).allSatisfy(row -> assertThat(row.get(2).orElse("***")).startsWith("***"));
    }

    @ParameterizedTest
    @MethodSource("benches")
    void aMisspeltNameToMaskShowsNothing(Bench bench) {
        for (String check : List.of(
                "expect: {actual: {query: SELECT code FROM hard}, expected: {rows: [{code: a}]}}",
                "unique: {table: hard, columns: [code]}",
                "not_null: {table: hard, columns: [code]}",
                "accepted_values: {table: hard, column: code, values: [x]}",
                "range: {table: hard, column: code, min: x}",
                "row_count: {query: SELECT code FROM hard, equals: 1}",
                "foreign_key: {table: hard, columns: [code], references: {query: SELECT 'z' AS z, columns: [z]}}",
                "freshness: {table: hard, column: seen, within: PT1H}",
                "sql: {query: SELECT code FROM hard}")) {
            TestResult result = bench.one("mask: [Code]\n" + check);
            ends(result, Outcome.ERROR, "'mask' names 'Code'");
            assertThat(Language.ENGLISH.say(result.message())).contains("did you mean 'code'");
            assertThat(result.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("benches")
    void allowancesAreInclusiveAndSaid(Bench bench) {
        String check = "not_null: {table: hard, columns: [id], allow: {%s}}";
        ends(bench.one(check.formatted("rows: 2")), Outcome.PASSED, "NULL in id (2), within the allowed 2 rows");
        ends(bench.one(check.formatted("rows: 1")), Outcome.FAILED, "more than the allowed 1 row");
        ends(bench.one(check.formatted("percent: 50")), Outcome.PASSED, "within the allowed 50 percent");
        ends(bench.one(check.formatted("percent: 49.999")), Outcome.FAILED, "more than the allowed 49.999 percent");
        ends(bench.one("severity: warn\n" + check.formatted("rows: 0")), Outcome.UNSTABLE, "more than");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void nothingProvesNothing(Bench bench) {
        ends(bench.one("not_null: {table: nothing, columns: [id]}"), Outcome.ERROR, "nothing was checked");
        ends(bench.one("not_null: {table: nothing, columns: [id], allow_empty: true}"), Outcome.PASSED, "0 rows");
        ends(bench.one("row_count: {table: nothing, max: 0}"), Outcome.PASSED, "0 rows");
        ends(bench.one("freshness: {table: nothing, column: seen, within: PT1H}"), Outcome.FAILED, "nothing to be fresh");
        String both = "expect: {actual: {table: nothing}, expected: {rows: []}%s}";
        ends(bench.one(both.formatted("")), Outcome.ERROR, "nothing was compared");
        ends(bench.one(both.formatted(", allow_empty: true")), Outcome.PASSED, "0 rows as expected");
        ends(
                bench.one("expect: {actual: {query: SELECT id FROM hard}, expected: {rows: []}}"),
                Outcome.FAILED,
                "4 of 4 rows differ: 4 added");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void referencesWithNullReferToNothing(Bench bench) {
        String check = "foreign_key: {table: hard, columns: [id, code], references: {query: \"%s\", columns: [a, b]}}";
        ends(bench.one(check.formatted("SELECT 1 AS a, '01' AS b")), Outcome.FAILED, "1 of 4 rows");
        ends(
                bench.one(check.formatted("SELECT 1 AS a, '01' AS b UNION ALL SELECT 2, '1' UNION ALL SELECT NULL, NULL")),
                Outcome.PASSED,
                "every reference found");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void theClockIsFrozenAndTheFutureProvesNothing(Bench bench) {
        String spec = "tests: [{name: it, freshness: {table: hard, column: seen, within: PT1H}}]";
        TestResult fresh = bench.run(Map.of("now", "2026-03-01T10:30:00+09:00"), spec).tests().get(0);
        ends(fresh, Outcome.PASSED, "latest seen is 2026-03-01T01:00:00Z, 30 min old; 1 row after the clock of the run left out");
        TestResult stale = bench.run(Map.of("now", "2026-03-01T02:00:00.001Z"), spec).tests().get(0);
        ends(stale, Outcome.FAILED, "more than 1 h");
        ends(
                bench.run(Map.of("now", "2026-03-01T10:30:00+09:00"), "tests: [{name: it, sql: {query: \""
                                + "SELECT 1 AS v WHERE ${now} <> '2026-03-01T01:30:00Z'\"}}]")
                        .tests()
                        .get(0),
                Outcome.PASSED,
                "no row");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void samplesAreCappedAndKeepTheOrderOfTheQuery(Bench bench) {
        TestResult result = bench.one("samples: 2\nsql: {query: SELECT code FROM hard WHERE code IS NOT NULL ORDER BY 1 DESC}");
        ends(result, Outcome.FAILED, "the query returns 3 rows");
        assertThat(result.violations().orElseThrow().samples())
                .containsExactly(List.of(Optional.of("x")), List.of(Optional.of("1")));
        assertThat(result.statements()).singleElement().asString().contains("ORDER BY 1 DESC");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void orderIsComparedRowByRow(Bench bench) {
        String test = """
                expect:
                  actual: {query: "SELECT code, seen FROM hard WHERE id IS NOT NULL ORDER BY code%s"}
                  expected: {rows: [{code: 01, seen: '2026-03-01 00:00Z'}, {code: 1, seen: 2026-03-01T01:00:00Z}]}
                  ordered: true
                """;
        ends(bench.one(test.formatted("")), Outcome.PASSED, "2 rows as expected");
        ends(bench.one(test.formatted(" DESC")), Outcome.FAILED, "2 of 2 rows differ: 2 changed (columns code, seen)");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void toleranceTypesAndAllowanceTogether(Bench bench) {
        TestResult result = bench.one("""
                expect:
                  actual: {query: "SELECT id, x FROM hard WHERE id IS NOT NULL"}
                  expected: {query: "SELECT 1 AS id, 0.0 AS x UNION ALL SELECT 2, 5.0004"}
                  key: [id]
                  tolerance: {x: {absolute: 0.001}}
                  allow: {percent: 50}
                """);
        ends(result, Outcome.PASSED, "1 of 2 rows differs: 1 changed (column x), within the allowed 50 percent");
        RowDifference sample = result.comparison().orElseThrow().samples().get(0);
        assertThat(sample.cells().get(1).actual()).contains("NaN");
        assertThat(result.comparison().orElseThrow().columnNotes()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("benches")
    void whatCannotBeReadIsAnErrorThatNamesThePlace(Bench bench) {
        bench.file("bad.csv", "id,x\n1,0\ntwo,0\n");
        ends(
                bench.one("expect: {actual: {query: 'SELECT id, x FROM hard'}, expected: {csv: bad.csv}}"),
                Outcome.ERROR,
                "bad.csv line 3, column 'id': 'two'");
        ends(
                bench.one("expect: {actual: {query: 'SELECT id AS a, x AS a FROM hard'}, expected: {rows: [{a: 1}]}}"),
                Outcome.ERROR,
                "two columns 'a'");
        ends(bench.one("sql: {query: 'DELETE FROM hard'}"), Outcome.ERROR, "refused the query");
        assertThatThrownBy(() -> bench.one("sql: {query: 'SELECT 1 AS v; DELETE FROM hard'}"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("only one SQL statement");
        ends(bench.one("row_count: {table: hard, equals: 4}"), Outcome.PASSED, "4 rows");
    }

    @ParameterizedTest
    @MethodSource("benches")
    void columnsThemselvesCanDiffer(Bench bench) {
        TestResult result = bench.one("""
                expect:
                  actual: {query: "SELECT id, code AS seen FROM hard WHERE id = 1"}
                  expected: {query: "SELECT id, seen, x FROM hard WHERE id = 1"}
                  key: [id]
                """);
        ends(result, Outcome.FAILED, "column x is missing");
        assertThat(Language.ENGLISH.say(result.message())).contains("column seen is ").contains("cannot be compared");
    }
}
