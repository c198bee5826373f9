package io.jenkins.plugins.dataops.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database finds by hashes is what is found when every value is looked at, figure by figure, cell by cell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SegmentedComparisonTest {
    /** Above the number from which rows are hashed. */
    private static final int ROWS = 22_000;

    /** What is done to the actual rows, which are the expected ones before. */
    private static final List<String> CHANGES = List.of(
            "SELECT 1",
            "UPDATE actual SET x = x + 1 WHERE id = 77",
            "UPDATE actual SET note = NULL WHERE id = 5",
            "UPDATE actual SET note = '' WHERE note IS NULL",
            "UPDATE actual SET note = upper(note) WHERE id = 12345",
            "UPDATE actual SET note = note || ' ' WHERE id = 12346",
            // Two cells change places: counts and sums of every column stay.
            "UPDATE actual SET d = CASE id WHEN 10 THEN (SELECT d FROM expected WHERE id = 11) ELSE"
                    + " (SELECT d FROM expected WHERE id = 10) END WHERE id IN (10, 11)",
            "INSERT INTO actual SELECT * FROM expected WHERE id = 500",
            "DELETE FROM actual WHERE id IN (1, 21999)",
            "UPDATE actual SET id = id + 100000 WHERE id % 7000 = 1",
            "UPDATE actual SET id = NULL WHERE id IN (3, 4)",
            "UPDATE actual SET seen = seen + INTERVAL '1 microsecond' WHERE id % 3 = 0",
            "UPDATE actual SET x = -x WHERE x = 0",
            "DELETE FROM actual WHERE id > 100",
            "DELETE FROM actual");

    private static final List<String> RULES = List.of(
            "key: [id]",
            "key: [id]\n  tolerance: {x: {absolute: 2}}",
            "key: [d, id]\n  ignore: [seen]",
            "ignore: [seen, x]",
            "key: [d]\n  columns: [note]");

    private List<Bench> benches;
    private Path folder;

    @BeforeAll
    void fill(@TempDir Path files) {
        folder = files;
        benches = Stream.of(TestDatabases.duckDb(files), TestDatabases.postgreSql())
                .map(database -> new Bench(database, files))
                .toList();
        for (Bench bench : benches) {
            bench.sql("CREATE TABLE expected AS SELECT CAST(n AS bigint) AS id,"
                    + " CAST(CASE WHEN n % 50 = 0 THEN 0 ELSE n / 4 END AS double precision) AS x,"
                    + " CASE WHEN n % 10 = 0 THEN NULL ELSE 'Röw ' || n END AS note,"
                    + " CAST(n % 997 AS numeric(10, 2)) AS d,"
                    + " TIMESTAMP '2026-01-01 00:00:00' + n * INTERVAL '1 second' AS seen"
                    + " FROM generate_series(1, " + ROWS + ") AS numbers (n)");
        }
    }

    Stream<Arguments> cases() {
        return benches.stream().flatMap(bench -> CHANGES.stream().map(change -> Arguments.of(bench, change)));
    }

    private static TestResult compared(Bench bench, String rules) {
        return bench.one("mask: []\nexpect:\n  actual: {table: actual}\n  expected: {query: SELECT * FROM expected}\n"
                + "  allow_empty: true\n  " + rules);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothWaysFindTheSame(Bench bench, String change) {
        bench.sql("DROP TABLE IF EXISTS actual", "CREATE TABLE actual AS SELECT * FROM expected", change);
        for (String rules : RULES) {
            TestResult hashed = compared(bench, rules);
            TestResult exact = compared(bench, rules + "\n  exact: true");
            String what = rules + ": " + Language.ENGLISH.say(hashed.message());
            assertThat(hashed.outcome()).as(what).isEqualTo(exact.outcome());
            Comparison found = hashed.comparison().orElseThrow();
            assertThat(withoutHashes(found)).as(what).isEqualTo(exact.comparison().orElseThrow());
            assertThat(found.byHash().orElse(0L) + found.differing()).as(what).isPositive();
            assertThat(hashed.statements()).as(what).anyMatch(sql -> sql.contains("FULL JOIN"));
        }
    }

    private static Comparison withoutHashes(Comparison found) {
        return new Comparison(
                found.key(), found.expectedRows(), found.actualRows(), found.matched(), found.missing(), found.added(),
                found.changed(), found.duplicated(), found.columns(), found.columnNotes(), Optional.empty(),
                found.samples());
    }

    Stream<Bench> benches() {
        return benches.stream();
    }

    @ParameterizedTest
    @MethodSource("benches")
    void whoReadsTheResultSeesThatHashesHaveDecided(Bench bench) {
        bench.sql("DROP TABLE IF EXISTS actual", "CREATE TABLE actual AS SELECT * FROM expected");
        TestResult result = compared(bench, "key: [id]");
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Language.ENGLISH.say(result.message()))
                .isEqualTo("22,000 rows as expected; 22,000 pairs of rows found equal by hashes in the database");
        assertThat(Language.ENGLISH.say(compared(bench, "key: [id]\n  exact: true").message()))
                .isEqualTo("22,000 rows as expected");
    }

    /** Rows that are equal take no memory: a budget of a few rows is enough for any number of them. */
    @ParameterizedTest
    @MethodSource("benches")
    void equalRowsAreNotHeld(Bench bench) throws Exception {
        bench.sql(
                "DROP TABLE IF EXISTS actual",
                "CREATE TABLE actual AS SELECT * FROM expected",
                "UPDATE actual SET x = -1 WHERE id = 9");
        Path spec = Files.writeString(folder.resolve("held.yaml"), """
                tests:
                - name: it
                  expect:
                    actual: {table: actual}
                    expected: {query: SELECT * FROM expected}
                    key: [id]
                """);
        TestResult result = new BlackBoxTests(bench.database(), Map.of(), Progress.SILENT, 100)
                .run(List.of(spec))
                .tests()
                .get(0);
        assertThat(result.outcome()).as(result.message().toString()).isEqualTo(Outcome.FAILED);
        assertThat(result.comparison().orElseThrow().changed()).isEqualTo(1);
    }

    /** A query that gives other rows each time that it runs is read once, as a whole: whatever is told is true of one answer. */
    @ParameterizedTest
    @MethodSource("benches")
    void aQueryThatIsNeverTheSameIsReadOnce(Bench bench) {
        bench.sql("CREATE OR REPLACE VIEW shuffled AS SELECT * FROM expected ORDER BY random() LIMIT 21000");
        for (String actual : List.of("{table: shuffled}", "{query: SELECT * FROM expected ORDER BY random() LIMIT 21000}")) {
            isReadOnce(bench.one("expect:\n  actual: " + actual + "\n  expected: {query: SELECT * FROM expected}\n  key: [id]"));
        }
    }

    private static void isReadOnce(TestResult result) {
        Comparison found = result.comparison().orElseThrow();
        assertThat(found.missing()).as(result.message().toString()).isEqualTo(1_000);
        assertThat(found.matched()).isEqualTo(21_000);
        assertThat(found.byHash()).isEmpty();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("postgresql", "numeric(12, 2)", "100.00", "-100.00"),
                Arguments.of("postgresql", "numeric", "'NaN'", "'Infinity'"),
                Arguments.of("postgresql", "numeric", "'Infinity'", "'-Infinity'"),
                Arguments.of("postgresql", "bigint", "-1", "4294967295"),
                Arguments.of("postgresql", "bigint", "1", "4294967296"),
                Arguments.of(
                        "postgresql", "timestamp", "'2000-01-01 00:00:00.000005'", "'2000-01-01 05:57:54.83648'"),
                Arguments.of("postgresql", "time", "'00:00:00.000001'", "'01:11:34.967296'"),
                Arguments.of("postgresql", "text", "'a'", "'A'"),
                Arguments.of("postgresql", "uuid", "'00000000-0000-0001-0000-000000000002'", "'00000000-0000-0002-0000-000000000001'"),
                Arguments.of("postgresql", "bytea", "'\\x00'", "'\\x0000'"),
                Arguments.of("duckdb", "HUGEINT", "0", "-1"),
                Arguments.of("duckdb", "HUGEINT", "1", "18446744073709551616"),
                Arguments.of("duckdb", "DECIMAL(38, 2)", "0.00", "-0.01"),
                Arguments.of("duckdb", "UUID", "'00000000-0000-0001-0000-000000000002'", "'00000000-0000-0002-0000-000000000001'"),
                Arguments.of("duckdb", "BIGINT", "-1", "4294967295"),
                Arguments.of("duckdb", "VARCHAR COLLATE NOCASE", "'a'", "'A'"),
                Arguments.of("duckdb", "DOUBLE", "'NaN'", "'Infinity'"));
    }

    /** Values that hashes of the engine's own would take for the same; as a key, too. */
    @ParameterizedTest
    @MethodSource("values")
    void valuesThatHashAlikeAreToldApart(String engine, String type, String before, String after) {
        Bench bench = benches.stream().filter(one -> one.toString().equals(engine)).findFirst().orElseThrow();
        bench.sql(
                "DROP TABLE IF EXISTS alike",
                "DROP TABLE IF EXISTS changed",
                "CREATE TABLE alike (id integer, v " + type + ")",
                "INSERT INTO alike SELECT n, " + before + " FROM generate_series(1, " + ROWS + ") AS numbers (n)",
                "CREATE TABLE changed (id integer, v " + type + ")",
                "INSERT INTO changed SELECT id, CASE WHEN id = 700 THEN CAST(" + after + " AS " + type.replace(" COLLATE NOCASE", "")
                        + ") ELSE v END FROM alike");
        for (String key : List.of("key: [id]", "key: [id, v]", "columns: [v]")) {
            TestResult result =
                    bench.one("expect:\n  actual: {table: changed}\n  expected: {query: SELECT * FROM alike}\n  " + key);
            assertThat(result.outcome()).as(key + ": " + result.message()).isEqualTo(Outcome.FAILED);
            assertThat(result.comparison().orElseThrow().differing()).as(key).isBetween(1L, 2L);
            // Without a key a value that is on both sides, and not equally often, is one.
            assertThat(result.comparison().orElseThrow().duplicated()).as(key).isLessThanOrEqualTo(key.startsWith("key") ? 0 : 1);
        }
    }

    /** The query's own conditions guard its expressions, and an operator may look like a parameter. */
    @ParameterizedTest
    @MethodSource("benches")
    void aQueryIsRunAsItIsWritten(Bench bench) {
        bench.sql(
                "DROP TABLE IF EXISTS loose",
                "CREATE TABLE loose AS SELECT n AS id, CASE WHEN n % 2 = 0 THEN 'word' ELSE CAST(n AS text) END AS v"
                        + " FROM generate_series(1, " + 2 * ROWS + ") AS numbers (n)",
                "DROP TABLE IF EXISTS good",
                "CREATE TABLE good AS SELECT id FROM loose WHERE v <> 'word'");
        String joined = "SELECT loose.id, CAST(v AS integer) + %s AS v FROM loose JOIN good ON good.id = loose.id";
        TestResult result = bench.one("expect:\n  actual: {query: '" + joined.formatted("CASE loose.id WHEN 77 THEN 1 ELSE 0 END")
                + "'}\n  expected: {query: '" + joined.formatted("0") + "'}\n  key: [id]");
        assertThat(result.outcome()).as(result.message().toString()).isEqualTo(Outcome.FAILED);
        assertThat(result.comparison().orElseThrow().changed()).isEqualTo(1);
        if (bench.toString().equals("postgresql")) {
            String documents = "SELECT id FROM expected WHERE jsonb_build_object('k', id) ? 'k'";
            assertThat(bench.one("expect:\n  actual: {query: \"" + documents + "\"}\n  expected: {query: \"" + documents
                                    + "\"}\n  key: [id]")
                            .outcome())
                    .isEqualTo(Outcome.PASSED);
        }
    }

    /** What the engine's hashes do not tell as this program does is read as before. */
    @ParameterizedTest
    @MethodSource("benches")
    void otherTypesAreReadValueByValue(Bench bench) {
        bench.sql("DROP TABLE IF EXISTS actual", "CREATE TABLE actual AS SELECT *, INTERVAL '1 day' AS i FROM expected");
        TestResult result = bench.one("expect:\n  actual: {table: actual}\n"
                + "  expected: {query: \"SELECT *, INTERVAL '1 day' AS i FROM expected\"}\n  key: [id]");
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.comparison().orElseThrow().byHash()).isEmpty();
    }
}
