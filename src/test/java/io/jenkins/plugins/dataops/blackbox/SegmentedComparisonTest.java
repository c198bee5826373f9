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
        TestResult result = bench.one("expect:\n  actual: {query: SELECT * FROM expected ORDER BY random() LIMIT 21000}\n"
                + "  expected: {query: SELECT * FROM expected}\n  key: [id]");
        Comparison found = result.comparison().orElseThrow();
        assertThat(found.missing()).as(result.message().toString()).isEqualTo(1_000);
        assertThat(found.matched()).isEqualTo(21_000);
        assertThat(found.byHash()).isEmpty();
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
