package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only SQLite has: its syntax, and a file that other processes write to as well. */
class SqliteMigrationsTest {
    @TempDir
    Path folder;

    private MigrationProject project;

    @BeforeEach
    void open() {
        project = new MigrationProject(folder, TestDatabases.sqlite(folder));
    }

    @Test
    void splitsItsOwnSyntax() {
        project.file(
                "V1__syntax.sql",
                """
                CREATE TABLE [a;b] (x INTEGER, `c;d` TEXT, "e;f" TEXT DEFAULT 'it''s;');
                /* a comment; */ -- another;
                CREATE TRIGGER t AFTER INSERT ON [a;b] WHEN new.x > 0 BEGIN
                  UPDATE [a;b] SET x = CASE WHEN x > 1 THEN 2 ELSE 1 END;
                  DELETE FROM [a;b] WHERE x < 0;
                END;
                INSERT INTO [a;b] (x, `c;d`) VALUES (5, 'y');
                """);
        assertThat(project.migrations().plan().migrations().get(0).statements())
                .extracting(PlannedStatement::line)
                .containsExactly(1, 3, 7);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT x || \"e;f\" FROM [a;b]")).isEqualTo("2it's;");
    }

    @Test
    void failedMigrationLeavesNothingAndIsTold() {
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER NOT NULL);")
                .file("V2__b.sql", "CREATE TABLE b (x INTEGER);\nINSERT INTO a VALUES (1);\nINSERT INTO a\n VALUES (absent);");
        MigrationResult failed = project.migrations().apply();
        assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
        MigrationFailure failure = failed.failure().orElseThrow();
        assertThat(said(failure.leftBehind())).startsWith("nothing of V2__b.sql");
        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.column()).contains(10);
        assertThat(project.value("SELECT count(*) FROM sqlite_schema WHERE name = 'b'")).isEqualTo("0");
        assertThat(project.value("SELECT count(*) FROM a")).isEqualTo("0");
        assertThat(project.migrations().info().currentVersion()).contains("1");
        project.file("V2__b.sql", "CREATE TABLE b (x INTEGER);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aStatementOfItsOwnTransactionIsRefusedAndAPragmaRunsApart() {
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);\nCOMMIT;");
        assertThat(project.migrations().plan().outcome()).isEqualTo(Outcome.FAILED);
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);")
                .file("V2__b.sql", "VACUUM;")
                .file("V2__b.sql.conf", "executeInTransaction=false");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void repeatedRunsRepairAndBaselineKeepTheHistoryWhole() {
        project.sql("CREATE TABLE old (x INTEGER)");
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);").file("R__r.sql", "DROP VIEW IF EXISTS r; CREATE VIEW r AS SELECT 1 AS x;");
        assertThat(project.migrations().plan().outcome()).as("objects without a history").isEqualTo(Outcome.FAILED);
        assertThat(project.migrations().baseline("0", "it's old").outcome()).isEqualTo(Outcome.PASSED);
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

    @Test
    void aProcessThatWasKilledInTheMiddleLeavesNothing() throws Exception {
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        String place = project.database.place().substring("sqlite:".length());
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SqliteMigrationsTest.class.getName(),
                        place)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(writer.inputReader().readLine()).isEqualTo("half done");
        assertThat(Path.of(place + "-journal")).exists();
        writer.destroyForcibly().waitFor();
        Database reading = Database.open(project.database.settings(), new Drivers(List.of()), AccessMode.READ);
        assertThat(new MigrationProject(folder, reading).migrations().info().currentVersion()).contains("1");
        assertThat(project.value("SELECT count(*) FROM a")).isEqualTo("0");
        project.file("V2__b.sql", "CREATE TABLE b (x INTEGER);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    /** Changes a file, writes it out before the end of the transaction, and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 5");
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE b (x TEXT)");
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                    + " INSERT INTO a SELECT i FROM n");
            System.out.println("half done");
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
