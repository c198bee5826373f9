package io.jenkins.plugins.dataops.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.Stop;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of SQL leaves behind that fails, is stopped or says how it is committed. */
class ScriptTransactionsTest extends ScriptFolder {
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
}
