package io.jenkins.plugins.dataops.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only MariaDB has: its syntax, and DDL that commits by itself. */
class MariaDbMigrationsTest {
    @TempDir
    Path folder;

    private MigrationProject project;

    @BeforeEach
    void open() {
        project = new MigrationProject(folder, TestDatabases.mariaDb());
    }

    @Test
    void splitsItsOwnSyntax() {
        project.file(
                "V1__syntax.sql",
                """
                CREATE TABLE `a;b``c` (x INTEGER, `d'` VARCHAR(20) DEFAULT "it's \\"; x") # a comment; it's
                ; -- another;
                /*! INSERT INTO `a;b``c` (x) VALUES (1--1) */;
                DELIMITER $$
                CREATE PROCEDURE p() BEGIN
                  IF 1 > 0 THEN UPDATE `a;b``c` SET x = CASE WHEN x > 1 THEN 7 ELSE 1 END; END IF;
                  WHILE 1 < 0 DO BEGIN SELECT 1; END; END WHILE;
                END$$
                DELIMITER ;
                CALL p();
                INSERT INTO `a;b``c` (x, `d'`) VALUES (2, 'a\\'; b');
                """);
        assertThat(project.migrations().plan().migrations().get(0).statements())
                .extracting(PlannedStatement::line)
                .containsExactly(1, 3, 5, 10, 11);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT group_concat(concat(x, `d'`) ORDER BY x SEPARATOR '|') FROM `a;b``c`"))
                .isEqualTo("2a'; b|7it's \"; x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "CREATE TABLE b (x INT);INSERT INTO a VALUES (1);INSERT INTO a VALUES (NULL); | its first statement is in the database | 1 | 0 | 3",
        "INSERT INTO a VALUES (1);INSERT INTO a VALUES (NULL); | none of its statements is in the database | 0 | 0 | 2",
        "INSERT INTO a VALUES (1);CREATE TABLE a (x INT); | its first statement is in the database | 0 | 1 | 2",
        "CREATE TABLE b (x INT);INSERT INTO a VALUES (1);ALTER TABLE absent ADD y INT; | its first 2 statements | 1 | 1 | 3",
    })
    void aFailedMigrationSaysTrulyWhatStands(String statements, String words, String tables, String rows, int line) {
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER NOT NULL);")
                .file("V2__b.sql", statements.replace(";", ";\n"));
        MigrationResult failed = project.migrations().apply();
        assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
        MigrationFailure failure = failed.failure().orElseThrow();
        assertThat(failure.line()).isEqualTo(line);
        assertThat(Language.ENGLISH.say(failure.leftBehind())).contains(words);
        assertThat(project.value("SELECT count(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'b'"))
                .isEqualTo(tables);
        assertThat(project.value("SELECT count(*) FROM a")).isEqualTo(rows);
        assertThat(project.migrations().info().currentVersion()).contains("1");
        assertThat(project.migrations().repair().outcome()).isEqualTo(Outcome.PASSED);
        project.file("V2__b.sql", "CREATE TABLE IF NOT EXISTS b (x INTEGER);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void repeatedRunsRepairAndBaselineKeepTheHistoryWhole() {
        project.sql("CREATE TABLE old (x INTEGER)");
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);").file("R__r.sql", "CREATE OR REPLACE VIEW r AS SELECT 1 AS x;");
        assertThat(project.migrations().plan().outcome()).as("objects without a history").isEqualTo(Outcome.FAILED);
        assertThat(project.migrations().baseline("0", "it's \\ old").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.migrations().apply().applied()).isEqualTo(2);
        assertThat(project.migrations().plan().migrations()).isEmpty();
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER, y INTEGER);");
        assertThat(project.migrations().validate().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(project.migrations().repair().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.migrations().validate().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.migrations().info().migrations())
                .extracting(MigrationEntry::state)
                .containsExactly(State.BASELINE, State.APPLIED, State.APPLIED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "COMMIT;", "/*! COMMIT */;", "SET sql_mode = 'ANSI_QUOTES';", "SELECT 1 INTO OUTFILE '/tmp/never';", "/*M!120000 SELECT 1 */;",
    })
    void whatWouldRunOtherwiseThanItReadsIsRefused(String statement) {
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);\n" + statement);
        assertThat(project.migrations().plan().outcome()).isEqualTo(Outcome.FAILED);
    }
}
