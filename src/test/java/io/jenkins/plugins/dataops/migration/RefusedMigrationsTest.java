package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would run otherwise than it reads is refused before anything runs. */
class RefusedMigrationsTest {
    @TempDir
    Path folder;

    private MigrationProject project;

    @BeforeEach
    void open() {
        project = new MigrationProject(folder, TestDatabases.postgreSql()).file("V1__a.sql", "CREATE TABLE a (i INT);");
    }

    private void refused(String message) {
        MigrationResult plan = project.migrations().plan();
        assertThat(plan.outcome()).as("%s", plan).isEqualTo(Outcome.FAILED);
        assertThat(said(plan.messages())).anyMatch(each -> each.startsWith(message));
        assertThat(project.migrations().validate().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(project.value("SELECT to_regclass('a')")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback", "/* so */ COMMIT", "end", "abort", "BEGIN", "start transaction", "commit and chain",
                "PREPARE TRANSACTION 'x'"
            })
    void endsOrBeginsItsOwnTransaction(String statement) {
        project.file("V2__b.sql", "\uFEFFCREATE TABLE b (i INT);\n\n" + statement + ";\n");
        refused("V2__b.sql:3: the statement begins or ends a transaction by itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "ABORT", "prepare transaction 'x'"})
    void takesBackWhatItDidWithoutATransaction(String statement) {
        project.file("V2__b.sql", "BEGIN;\nCREATE TABLE b (i INT);\n" + statement + ";")
                .file("V2__b.sql.conf", "executeInTransaction=false");
        refused("V2__b.sql:3: the statement takes back or puts aside");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DISCARD ALL", "discard\n all", "SELECT pg_advisory_unlock_all()",
                "select pg_catalog.pg_advisory_unlock_all ()"
            })
    void givesAwayTheLockThatKeepsTwoRunsApart(String statement) {
        project.file("V2__b.sql", "SELECT 1;\n" + statement + ";").file("V2__b.sql.conf", "executeInTransaction=false");
        refused("V2__b.sql:2: the statement gives away the lock that keeps two runs apart");
    }

    @Test
    void leavesATransactionOpen() {
        project.file("V2__b.sql", "SELECT 1;\nBEGIN;\nCREATE TABLE b (i INT);")
                .file("V2__b.sql.conf", "executeInTransaction=false");
        refused("V2__b.sql:2: the transaction that begins here does not end");
    }

    @Test
    void hasCommandsOfPsql() {
        project.file("V2__b.sql", "\\echo hi\nCREATE TABLE b (i INT);");
        refused("V2__b.sql:1: a backslash command belongs to a client program");
        project.file("V2__b.sql", "SELECT 1;\nSELECT 2 AS x \\gset\nCREATE TABLE b (i INT);");
        refused("V2__b.sql:2: a backslash command belongs to a client program");
    }

    @Test
    void hasTextThatDoesNotEnd() {
        project.file("V2__b.sql", "/* open\nCREATE TABLE b (i INT);\n");
        refused("V2__b.sql: the comment that begins at line 1 is not closed");
        project.file("V2__b.sql", "CREATE TABLE b (i INT);\nSELECT 'it''s;\nCREATE TABLE c (i INT);\n");
        refused("V2__b.sql: the quoted text that begins at line 2 is not closed");
        project.file("V2__b.sql", "SELECT 1;\n\nDO $x$ BEGIN NULL; END $$;\nSELECT 2;\n");
        refused("V2__b.sql: the dollar-quoted text that begins at line 3 is not closed");
        project.file("V2__b.sql", "SELECT 1 AS \"x;\nSELECT 2;\n");
        refused("V2__b.sql: the quoted name that begins at line 1 is not closed");
        project.file("V2__b.sql", "COPY a FROM STDIN;\n1\n2\n");
        refused("V2__b.sql: a quote, comment, block or the rows of a COPY is not closed");
        project.file("V2__b.sql", "SELECT 1;\n".repeat(200_000) + "/* /* nested */\nSELECT 2;");
        refused("V2__b.sql: the comment that begins at line 200001 is not closed");
    }

    /** Each holds a COMMIT in its third line, which a splitter by slightly other rules passes over. */
    static List<String> hiddenCommits() {
        return List.of(
                "PREPARE p(int) AS SELECT $1;\n\nCOMMIT;\nPREPARE q(int, int) AS SELECT $1 + $2;",
                "SELECT e'\\'' AS a;\n\nCOMMIT;\nSELECT 1 -- '\n;",
                "SELECT E'a'\n'\\'' AS a;\nCOMMIT;\nSELECT 1 -- '\n;",
                "SELECT E'a' -- it's\n'\\'';\nCOMMIT;\nSELECT 1 -- '\n;",
                "SELECT 1 AS \uD83D\uDE00$a$;\n\nCOMMIT;\nSELECT 1 AS \uD83D\uDE00$a$;",
                "SELECT 1 AS x\u00A0$a$;\n\nCOMMIT;\nSELECT 1 AS x\u00A0$a$;",
                "SELECT begin AS x, begin atomic FROM (SELECT 1 AS begin) x;\n\nCOMMIT;\nSELECT 1 AS end;");
    }

    @ParameterizedTest
    @MethodSource("hiddenCommits")
    void endsItsTransactionWhereASplitterMaySeeNoStatement(String sql) throws SQLException {
        project.file("V2__b.sql", sql);
        refused("V2__b.sql:3: the statement begins or ends a transaction by itself");
        assertThat(isSeveral(sql)).as("so the server reads it").isTrue();
    }

    /** Whether the server ends the transaction, or finds several statements where the driver, too, took them for one. */
    private boolean isSeveral(String sql) throws SQLException {
        try (Connection connection = project.database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE a (i INT)");
            statement.execute(sql);
            connection.rollback();
            return project.value("SELECT to_regclass('a')") != null;
        } catch (SQLException refused) {
            return refused.getMessage().contains("multiple commands");
        }
    }

    @Test
    void hasAStatementThatThePlanWouldShowAsAPartOfAnother() {
        project.file("V2__b.sql", "SELECT 1 AS \uD83D\uDE00$a$;\nCREATE TABLE b ();\nSELECT 1 AS \uD83D\uDE00$a$;");
        refused("V2__b.sql:2: the database reads a statement of its own here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET standard_conforming_strings = off", "set local \"standard_conforming_strings\" to 'false'",
                "RESET standard_conforming_strings", "SELECT set_config('standard_conforming_strings', 'off', true)"
            })
    void makesItsOwnTextsEndElsewhere(String statement) {
        project.file("V2__b.sql", "SELECT 1;\n" + statement + ";\nSELECT '\\''; COMMIT; SELECT 1 -- '\n;");
        refused("V2__b.sql:2: the statement switches standard_conforming_strings off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPLAIN ANALYZE COMMIT", "PREPARE p AS COMMIT", "SELECT 1 AS \uD83D\uDE00$a$;COMMIT;SELECT 1 AS \uD83D\uDE00$a$"})
    void endsTheTransactionOfDuckDbInAnotherStatement(String statement) {
        MigrationProject duck = new MigrationProject(folder.resolve("duck"), TestDatabases.duckDb(folder))
                .file("V1__a.sql", "CREATE TABLE kept (i INTEGER);\n" + statement + ";");
        assertThat(said(duck.migrations().plan().messages())).anyMatch(message -> message.startsWith("V1__a.sql:2: "));
        assertThat(duck.migrations().apply().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void callbacksAreHeldToTheSame() {
        project.file("afterMigrate.sql", "SELECT 1;\nCOMMIT;");
        refused("afterMigrate.sql:2: the statement begins or ends a transaction by itself");
    }

    @Test
    void duckDbIsHeldToTheSame() {
        MigrationProject duck = new MigrationProject(folder.resolve("duck"), TestDatabases.duckDb(folder))
                .file("V1__a.sql", "CREATE TABLE lost (i INTEGER);\nROLLBACK;")
                .file("V2__b.sql", "/* open\nCREATE TABLE b (i INTEGER);");
        MigrationResult refused = duck.migrations().apply();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.messages()))
                .anyMatch(message -> message.startsWith("V1__a.sql:2: "))
                .anyMatch(message -> message.startsWith("V2__b.sql: the comment"));
    }

    @Test
    void whatOnlyLooksLikeItRuns() {
        project.file(
                        "V2__b.sql",
                        """
                        SAVEPOINT s; ROLLBACK TO SAVEPOINT s; RELEASE SAVEPOINT s;
                        CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
                        DO $$ BEGIN PERFORM 1; END $$;
                        CREATE OR REPLACE FUNCTION g() RETURNS int LANGUAGE sql
                        BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
                        PREPARE p(int) AS SELECT $1; PREPARE q(int, int) AS SELECT $1 + $2;
                        SET LOCAL standard_conforming_strings = on;
                        SELECT e'it\\'s; COMMIT; ', 'SET standard_conforming_strings = off';
                        SELECT E'\\\\', '\\d', "commit" FROM (SELECT 1 AS "commit") x;
                        SELECT 1 -- that is all /*""")
                .file("V3__c.sql", "BEGIN;\nCREATE TABLE c (i INT);\nCOMMIT;")
                .file("V3__c.sql.conf", "executeInTransaction=false")
                .file("V4__d.sql", "CREATE TABLE d (i INT)")
                .file("V5__e.sql", "COPY d FROM STDIN;\n1\n\\.\n");
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).as("%s", applied).isEqualTo(Outcome.PASSED);
        assertThat(applied.migrations().get(1).statementCount()).isEqualTo(12);
    }
}
