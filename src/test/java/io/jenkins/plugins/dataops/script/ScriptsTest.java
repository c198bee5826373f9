package io.jenkins.plugins.dataops.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of SQL say, and what they load. */
class ScriptsTest extends ScriptFolder {
    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void runsStatementsAndLoadsFiles(String engine) throws Exception {
        Database database = open(engine);
        file("it's.csv", "n,t\n1,\"a;b\"\n2,\n");
        Path script = file(
                "build.sql",
                """
                \ufeffCREATE SCHEMA ${candidate};
                CREATE TABLE ${candidate}.t (n INTEGER, t VARCHAR(10));
                \\copy ${candidate}.t FROM 'it''s.csv' WITH (FORMAT csv, HEADER true)
                INSERT INTO ${candidate}.t VALUES (3, ${word});
                """.replace("\\ufeff", "\ufeff"));
        ScriptResult result = scripts(database, true).run(List.of(script));
        assertThat(result.failure()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.files()).singleElement().satisfies(run -> {
            assertThat(run.statements()).isEqualTo(4);
            assertThat(run.file()).isEqualTo("build.sql");
        });
        assertThat(read(database, "SELECT string_agg(coalesce(t, 'NULL'), ',' ORDER BY n) FROM "
                        + database.dialect().quote(HOSTILE) + ".t"))
                .isEqualTo("a;b,NULL,it's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void aFileOfValuesMeansTheSameOnEveryEngine(String engine) throws Exception {
        Database database = open(engine);
        // More than an engine would look at to guess how the file is written.
        String plain = IntStream.range(0, 30_000).mapToObj(n -> n + ",p,q\n").collect(Collectors.joining());
        file("late.csv", "id,a,b\n" + plain + "99997,\"a,b\",\"\"\n99998,\"say \"\"hi\"\"\",\n99999,\"ab\",\" c\n\"\n");
        file("semicolons.csv", "1;'x''y';\n");
        file("days.csv", "2026-04-03\n");
        ScriptResult result = scripts(database, true).run(List.of(file(
                "1.sql",
                """
                CREATE TABLE late (id INTEGER, a VARCHAR(20), b VARCHAR(20));
                \\copy late FROM 'late.csv' WITH (FORMAT csv, HEADER true)
                CREATE TABLE semicolons (id INTEGER, a VARCHAR(20), b VARCHAR(20));
                \\copy semicolons FROM 'semicolons.csv' WITH (FORMAT csv, DELIMITER ';', QUOTE \'\'\'\')
                CREATE TABLE days (d DATE);
                \\copy days FROM 'days.csv' (FORMAT csv)
                """)));
        assertThat(result.failure()).isEmpty();
        String rows = "SELECT string_agg(id || '=' || coalesce(a, 'NULL') || '=' || coalesce(b, 'NULL'), '|' ORDER BY id)"
                + " FROM ";
        assertThat(read(database, rows + "late WHERE id > 40000"))
                .isEqualTo("99997=a,b=|99998=say \"hi\"=NULL|99999=ab= c\n");
        assertThat(read(database, "SELECT count(*) FROM late")).isEqualTo("30003");
        assertThat(read(database, rows + "semicolons")).isEqualTo("1=x'y=NULL");
        assertThat(read(database, "SELECT CAST(d AS VARCHAR(10)) FROM days")).isEqualTo("2026-04-03");
    }

    @Test
    void whatTheAuthorSaysToDuckDbItselfStays() throws Exception {
        Database database = open("duckdb");
        file("two.csv", "1;\"\"\n");
        ScriptResult result = scripts(database, true).run(List.of(file(
                "1.sql",
                """
                CREATE TABLE two (id INTEGER, t VARCHAR);
                \\copy two FROM 'two.csv' (AUTO_DETECT false, DELIMITER ';')
                \\copy two FROM 'two.csv' (AUTO_DETECT true)
                """)));
        assertThat(result.failure()).isEmpty();
        assertThat(read(database, "SELECT string_agg(coalesce(t, 'NULL'), '|' ORDER BY rowid) FROM two")).isEqualTo("|NULL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void aFileThatIsWrittenOtherwiseIsRefused(String engine) throws Exception {
        Database database = open(engine);
        for (List<String> wrong : List.of(
                List.of("13;x;y\n", "(FORMAT csv)"), List.of("1,x\n", "(FORMAT csv)"),
                List.of("1,x,y\n", "CSV HEADER sometimes"))) {
            file("wrong.csv", wrong.get(0));
            ScriptResult result = scripts(database, true).run(List.of(file(
                    "1.sql",
                    "CREATE TABLE refused (id INTEGER, a VARCHAR(20), b VARCHAR(20));\n\\copy refused FROM 'wrong.csv' "
                            + wrong.get(1) + "\n")));
            assertThat(result.failure().orElseThrow().line()).as(wrong.toString()).isEqualTo(2);
        }
    }

    @Test
    void aFunctionWithABodyOfStatementsRuns() throws Exception {
        Database database = open("postgresql");
        ScriptResult result = scripts(database, true)
                .run(List.of(file(
                        "function.sql",
                        "CREATE SCHEMA ${candidate};\n\nCREATE FUNCTION ${candidate}.f() RETURNS int LANGUAGE sql\n"
                                + "BEGIN ATOMIC\n  SELECT 1;\n  SELECT 2;\nEND;\nSELECT ${candidate}.f();\n")));
        assertThat(result.failure()).isEmpty();
        assertThat(result.files().get(0).statements()).isEqualTo(3);
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedWithItsLine() throws Exception {
        for (String engine : List.of("duckdb", "postgresql")) {
            Path script = file("open.sql", "SELECT 1;\n\n-- x\nSELECT 'abc;\nSELECT 2;\n");
            assertThatThrownBy(() -> scripts(open(engine), true).run(List.of(script)))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("open.sql line 4: a quote is not closed in: -- x SELECT 'abc; SELECT 2;");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void missingDataFileIsNamed(String engine) throws Exception {
        Database database = open(engine);
        ScriptResult result = scripts(database, true)
                .run(List.of(file("1.sql", "CREATE TABLE a (n INTEGER);\n\\copy a FROM 'absent.csv'\n")));
        assertThat(result.failure().orElseThrow().message()).contains("absent.csv").contains("does not exist");
        assertThat(result.failure().orElseThrow().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void noPieceOfASecretIsLeftWhereALongStatementIsCut(String engine) throws Exception {
        for (int at = 1_980; at < 2_010; at += 3) {
            String begin = "SELECT nowhere, '";
            ScriptResult result = scripts(open(engine), true)
                    .run(List.of(file("1.sql", begin + "x".repeat(at - begin.length()) + "', 'hunter2hunter2';")));
            assertThat(result.failure().orElseThrow().statement()).as("cut at %s", at).doesNotContain("'h");
        }
    }

    @Test
    void aStatementThatIsHiddenInAnotherIsFound() throws Exception {
        String bear = "\uD83D\uDC3B";
        Path hidden = file(
                "hidden.sql", "SELECT 1;\nSELECT E'a'\n'\\'' AS " + bear + ";\nCOMMIT;\nSELECT 1 -- '\n;");
        Path switched = file("switched.sql", "SELECT 1;\nSET standard_conforming_strings TO off;");
        assertThatThrownBy(() -> scripts(open("postgresql"), true).run(List.of(hidden, switched)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("hidden.sql line 4: the file is one transaction")
                .hasMessageContaining("switched.sql line 2: the statement switches standard_conforming_strings off");
    }
}
