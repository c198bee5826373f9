package io.jenkins.plugins.dataops.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    private static final String HOSTILE = "a \"b\" ü; DROP";

    @TempDir
    Path folder;

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTextStaysItselfBehindAResetOfAllSettings(boolean transaction) throws Exception {
        Database database = open("postgresql");
        String name = database.place().substring(database.place().lastIndexOf('/') + 1);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " SET standard_conforming_strings = off");
        }
        ScriptResult result = scripts(database, transaction)
                .run(List.of(file(
                        "reset.sql",
                        (transaction ? "RESET ALL;\n" : "DISCARD ALL;\n")
                                + "CREATE TABLE t AS SELECT 'a\\' AS a, ${word} || '' AS b, '\\${word}\\' AS c,"
                                + " '; DROP TABLE t; --' AS d;\n")));
        assertThat(result.failure()).isEmpty();
        assertThat(result.files().get(0).statements()).isEqualTo(2);
        assertThat(read(database, "SELECT concat_ws('|', a, b, c, d) FROM t"))
                .isEqualTo("a\\|it's|\\it's\\|; DROP TABLE t; --");
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
    @ValueSource(strings = {"COMMIT", "/* x */ begin -- y\n", "Start Transaction", "ROLLBACK", "END", "-- a\nabort",
        "COMMIT/**/AND CHAIN", "PREPARE TRANSACTION 'x'"})
    void aTransactionIsLeftToTheFile(String statement) throws Exception {
        Database database = open("duckdb");
        Path script = file("own.sql", "CREATE TABLE own (n INTEGER);\n" + statement + ";\nSELECT 1;\n");
        assertThatThrownBy(() -> scripts(database, true).run(List.of(script)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("own.sql line")
                .hasMessageContaining("without a transaction around it");
        assertThat(read(database, "SELECT count(*) FROM information_schema.tables WHERE table_name = 'own'"))
                .isEqualTo("0");
    }

    @Test
    void whereTheFileIsAlwaysOneTransactionNoOptionIsProposed() throws Exception {
        Path script = file("own.sql", "CREATE TABLE own (n INTEGER);\nCOMMIT;\n");
        Scripts scripts = new Scripts(
                open("duckdb"), folder, ReachableFiles.ALL, Map.of(), TransactionUnit.FILE, Progress.SILENT, text -> text);
        assertThatThrownBy(() -> scripts.run(List.of(script)))
                .hasMessage("own.sql line 2: the file is one transaction, which no statement of its own can begin or end:"
                        + " take the statement out, and give what is to be committed by itself a file of its own")
                .extracting(refused -> ((UsageException) refused).next())
                .isEqualTo(Optional.empty());
    }

    @Test
    void whatOnlyLooksLikeATransactionRuns() throws Exception {
        ScriptResult result = scripts(open("postgresql"), true)
                .run(List.of(file(
                        "savepoint.sql",
                        "SAVEPOINT a;\nROLLBACK TO SAVEPOINT a;\nSELECT 'COMMIT';\nCREATE TABLE ending (n INTEGER);\n")));
        assertThat(result.failure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void aFailingFileLeavesNothingAndStopsTheRest(String engine) throws Exception {
        Database database = open(engine);
        ScriptResult result = scripts(database, true)
                .run(List.of(
                        file("1.sql", "CREATE TABLE a (n INTEGER);"),
                        file("2.sql", "CREATE TABLE b (n INTEGER);\n\nINSERT INTO nowhere\nVALUES (1);"),
                        file("3.sql", "CREATE TABLE c (n INTEGER);")));
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.files()).extracting(ScriptResult.FileRun::file).containsExactly("1.sql");
        assertThat(result.failure().orElseThrow().line()).isEqualTo(3);
        assertThat(result.failure().orElseThrow().file()).isEqualTo("2.sql");
        assertThat(result.failure().orElseThrow().message()).contains("nowhere");
        assertThat(read(database, "SELECT string_agg(table_name, ',') FROM information_schema.tables"
                        + " WHERE table_name IN ('a', 'b', 'c')"))
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void withoutTransactionWhatIsDoneStays(String engine) throws Exception {
        Database database = open(engine);
        ScriptResult result = scripts(database, false)
                .run(List.of(file("2.sql", "CREATE TABLE b (n INTEGER);\nINSERT INTO nowhere VALUES (1);")));
        assertThat(Language.ENGLISH.say(result.failure().orElseThrow().leftBehind())).contains("may be");
        assertThat(read(database, "SELECT count(*) FROM b")).isEqualTo("0");
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
    void nothingRunsWhenAnyFileIsWrong(String engine) throws Exception {
        Database database = open(engine);
        for (String wrong : List.of("SELECT ${unknown};", "SELECT 'open", "\\copy a TO 'x'")) {
            assertThatThrownBy(() -> scripts(database, true)
                            .run(List.of(file("1.sql", "CREATE TABLE a (n INTEGER);"), file("2.sql", "\n" + wrong))))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("2.sql line 2");
        }
        assertThat(read(database, "SELECT count(*) FROM information_schema.tables WHERE table_name = 'a'"))
                .isEqualTo("0");
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

    private Database open(String engine) {
        return engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStopBeforeAFileSaysThatNothingOfItWasBegun(boolean transaction) throws Exception {
        Database database = open("duckdb");
        try (PlayedStop played = new PlayedStop()) {
            Scripts scripts = new Scripts(
                    database, folder, ReachableFiles.ALL, Map.of(), unit(transaction), line -> Stop.request("SIGTERM"), text -> text);
            ScriptResult result = scripts.run(List.of(file("1.sql", "CREATE TABLE t (n INTEGER);")));
            assertThat(Language.ENGLISH.say(result.failure().orElseThrow().leftBehind())).isEqualTo("Nothing of the file was begun.");
        }
        assertThat(read(database, "SELECT count(*) FROM information_schema.tables WHERE table_name = 't'")).isEqualTo("0");
    }

    @Test
    void whatFailsOnlyAtTheEndOfTheFileIsRolledBack() throws Exception {
        Database database = open("postgresql");
        ScriptResult result = scripts(database, true).run(List.of(file(
                "1.sql",
                "CREATE TABLE late_check (n INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED);\n"
                        + "INSERT INTO late_check VALUES (1), (1);\n")));
        assertThat(result.failure().orElseThrow().line()).isEqualTo(2);
        assertThat(result.failure().orElseThrow().message()).contains("duplicate key");
        assertThat(Language.ENGLISH.say(result.failure().orElseThrow().leftBehind()))
                .isEqualTo("Nothing of the file is in the database: it was one transaction.");
        assertThat(read(database, "SELECT to_regclass('late_check') IS NULL")).isEqualTo("t");
    }

    private Scripts scripts(Database database, boolean transaction) {
        return new Scripts(
                database,
                folder,
                ReachableFiles.ALL,
                Map.of("candidate", HOSTILE, "word", "it's"),
                unit(transaction),
                Progress.SILENT,
                text -> text.replace("hunter2hunter2", "****"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String read(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static TransactionUnit unit(boolean transaction) {
        return transaction ? TransactionUnit.FILE_OR_STATEMENT : TransactionUnit.STATEMENT;
    }
}
