package io.jenkins.plugins.dataops.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a masked column holds stands nowhere in a result: no cell, no figure, no sentence, no error, no SQL. */
class MaskedColumnsTest {
    private static final String VALUE = "123-45-6789";
    private static final String BORN = "1987-06-05";

    @TempDir
    private Path folder;

    private Bench bench(String engine) {
        return new Bench(engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql(), folder)
                .sql(
                        "CREATE TABLE people (id int, ssn varchar(20), born date)",
                        "INSERT INTO people VALUES (1, '" + VALUE + "', DATE '" + BORN + "')",
                        "CREATE VIEW people_bad AS SELECT id, CAST(ssn AS int) AS ssn FROM people",
                        "CREATE VIEW people_late AS SELECT id, CAST(ssn AS date) AS ssn FROM people");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FAILED | `{freshness: {table: people, column: born, within: PT1H}, mask: [born]}`",
                "PASSED | `{freshness: {table: people, column: born, within: P40000D}, mask: [born]}`",
                "ERROR | `{not_null: {table: people_bad, columns: [ssn]}, mask: [ssn]}`",
                "ERROR | `{not_null: {table: people_late, columns: [ssn]}, mask: [ssn]}`",
                "ERROR | `{expect: {actual: {table: people_bad}, expected: {rows: [{id: 1, ssn: 5}]}, key: [id]}, mask: [ssn]}`",
                "ERROR | `{expect: {actual: {query: select id from people}, expected: {rows: [{id: 123-45-6789}]}}, mask: [id]}`",
                "FAILED | `{expect: {actual: {table: people}, expected: {rows: [{id: 1, ssn: x, born: null}]}, key: [id]}, mask: [ssn, born]}`",
                "FAILED | `{expect: {actual: {query: \"select id, ssn, 'no ' || ssn as copy from people\"}, expected: {rows: [{id: 1, ssn: x, copy: x}]}, key: [id]}, mask: [ssn]}`",
                "FAILED | `{unique: {query: select ssn from people union all select ssn from people, columns: [ssn]}, mask: [ssn]}`",
                "FAILED | `{accepted_values: {query: \"select id, ssn from people\", column: ssn, values: [other]}, mask: [ssn]}`",
                "PASSED | `{accepted_values: {table: people, column: ssn, values: [123-45-6789]}, mask: [ssn]}`",
                "FAILED | `{range: {query: \"select id, ssn from people\", column: ssn, min: 123-45-6789x}, mask: [ssn]}`",
                "ERROR | `{range: {table: people, column: born, max: 1987-06-05x}, mask: [born]}`",
                "FAILED | `{sql: {query: \"select ssn, ssn || '!' as copy from people where ssn = '123-45-6789'\"}, mask: [ssn]}`",
                "ERROR | `{sql: {query: \"select cast(ssn as numeric) as n, ssn from people where born < date '1987-06-05' + 1\"}, mask: [ssn]}`"
            })
    void nothingOfItIsSeen(Outcome outcome, String test) throws Exception {
        for (String engine : new String[] {"duckdb", "postgresql"}) {
            TestResult result = bench(engine).one(inBlocks(test));
            assertThat(result.outcome()).as(engine + " " + result).isEqualTo(outcome);
            assertThat(Json.mapper().writeValueAsString(result))
                    .as(engine)
                    .doesNotContain(VALUE)
                    .doesNotContain("6789")
                    .doesNotContain(BORN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void aCopyInOtherCaseIsMaskedToo(String engine) throws Exception {
        Bench bench = bench(engine)
                .sql("CREATE TABLE mails (mail varchar(40))", "INSERT INTO mails VALUES ('Zo\u00eb.Stra\u00dfe@example.org')");
        TestResult result = bench.one("""
                expect:
                  actual: {query: "select mail, upper(mail) as loud, 'to ' || lower(mail) as quiet from mails"}
                  expected: {rows: [{mail: x, loud: x, quiet: x}]}
                mask: [mail]
                """);
        assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.FAILED);
        assertThat(Json.mapper().writeValueAsString(result)).doesNotContainIgnoringCase("example.org");
    }

    /** The two keys of a test in a line each. */
    private static String inBlocks(String test) {
        return test.substring(1, test.length() - 1).replaceFirst("^(\\w+): (.*), mask: (\\[.*])$", "$1: $2\nmask: $3");
    }

    @ParameterizedTest
    @CsvSource({"duckdb, Conversion Error", "postgresql, 22P02"})
    void anErrorStillSaysWhatKindItIs(String engine, String kind) {
        TestResult result = bench(engine).one("not_null: {table: people_bad, columns: [ssn]}\nmask: [ssn]");
        assertThat(Language.ENGLISH.say(result.message())).contains(kind).contains("values are left out");
    }

    @ParameterizedTest
    @CsvSource({"duckdb", "postgresql"})
    void whatPeopleRaiseThemselvesIsNotRepeated(String engine) {
        Bench bench = bench(engine);
        if (engine.equals("postgresql")) {
            bench.sql("CREATE FUNCTION complain(t text) RETURNS text LANGUAGE plpgsql AS "
                    + "'BEGIN RAISE EXCEPTION ''bad ssn % found'', t; END'");
        } else {
            bench.sql("CREATE MACRO complain(t) AS error('bad ssn ' || t || ' found')");
        }
        TestResult result = bench.one("sql: {query: \"select complain(ssn) as x, ssn from people\"}\nmask: [ssn]");
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(Language.ENGLISH.say(result.message())).doesNotContain("6789").doesNotContain("bad ssn");
    }
}
