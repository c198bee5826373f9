package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a migration that fails, and what of it stays. */
class FailedMigrationsTest {
    @TempDir
    Path folder;

    private MigrationProject postgreSql() {
        return new MigrationProject(folder, TestDatabases.postgreSql());
    }

    @Test
    void placeInFileAndStatement() {
        MigrationProject project = postgreSql()
                .file("V1__a.sql", "CREATE TABLE a (x int);")
                .file(
                        "V2__b.sql",
                        "CREATE TABLE b (x int);\n\n-- 'emoji' \uD83D\uDE00\n"
                                + "/* two\nlines */ SELECT x,\n  nothing\n FROM a;\n")
                .file("V3__c.sql", "CREATE TABLE c (x int);");
        MigrationResult result = project.migrations().apply();

        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.migrations())
                .extracting(MigrationEntry::state)
                .containsExactly(State.APPLIED, State.FAILED, State.PENDING);
        assertThat(result.currentVersion()).contains("1");
        MigrationFailure failure = result.failure().orElseThrow();
        assertThat(failure.script()).isEqualTo("V2__b.sql");
        assertThat(failure.line()).isEqualTo(6);
        assertThat(failure.column()).contains(3);
        assertThat(failure.statement().substring(failure.position().orElseThrow())).startsWith("nothing\n FROM");
        assertThat(failure.message()).contains("column \"nothing\" does not exist");
        assertThat(said(failure.leftBehind()))
                .isEqualTo("nothing of V2__b.sql is in the database: its transaction was rolled back");
        assertThat(said(result.messages()).get(0)).startsWith("V2__b.sql:6: ERROR: column \"nothing\"");
        assertThat(project.value("SELECT to_regclass('b')")).isNull();
    }

    @Test
    void longStatementsAreCutAroundTheFault() {
        String columns = "1 AS x,\n".repeat(5000);
        MigrationFailure failure = postgreSql()
                .file("V1__long.sql", "SELECT " + columns + "nothing,\n" + columns + "2")
                .migrations()
                .apply()
                .failure()
                .orElseThrow();
        assertThat(failure.line()).isEqualTo(5001);
        assertThat(failure.statement()).hasSizeLessThanOrEqualTo(4000);
        assertThat(failure.statement().substring(failure.position().orElseThrow())).startsWith("nothing,");
    }

    @Test
    void constraintThatFailsAtTheCommit() {
        MigrationProject project = postgreSql()
                .file(
                        "V1__a.sql",
                        """
                        CREATE TABLE a (x int PRIMARY KEY);
                        CREATE TABLE b (x int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
                        """)
                .file("V2__b.sql", "INSERT INTO b VALUES (1);");
        MigrationResult result = project.migrations().apply();
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.migrations()).extracting(MigrationEntry::state).containsExactly(State.APPLIED, State.FAILED);
        assertThat(result.failure().orElseThrow().message()).contains("violates foreign key constraint");
        assertThat(result.failure().orElseThrow().script()).isEqualTo("V2__b.sql");
        assertThat(project.migrations().info().currentVersion()).contains("1");
    }

    @Test
    void connectionThatIsLostInTheMiddle() {
        MigrationProject project = postgreSql()
                .file("V1__a.sql", "CREATE TABLE a (x int);")
                .file("V2__b.sql", "CREATE TABLE b (x int);\nSELECT pg_terminate_backend(pg_backend_pid());");
        MigrationResult result = project.migrations().apply();
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.migrations()).extracting(MigrationEntry::state).containsExactly(State.APPLIED, State.FAILED);
        assertThat(said(result.failure().orElseThrow().remedy())).contains("apply again");
        assertThat(project.value("SELECT to_regclass('b')")).isNull();

        project.file("V2__b.sql", "CREATE TABLE b (x int);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void callbacksRunOnApplyOnlyAndTheirFailureIsTold() {
        MigrationProject project = postgreSql()
                .file("V1__a.sql", "CREATE TABLE a (x int);")
                .file("beforeMigrate.sql", "CREATE TABLE seen (x int);")
                .file("afterConnect.sql", "DO $$ BEGIN RAISE NOTICE 'connected'; END $$;")
                .file("afterMigrate__grants.sql", "GRANT SELECT ON a TO nobody_there;");
        MigrationResult plan = project.migrations().plan();
        assertThat(plan.migrations())
                .extracting(MigrationEntry::script)
                .containsExactly("V1__a.sql", "beforeMigrate.sql", "afterMigrate__grants.sql", "afterConnect.sql");
        project.migrations().validate();
        project.migrations().info();
        assertThat(project.value("SELECT to_regclass('seen')")).isNull();
        assertThat(project.said).noneMatch(line -> line.contains("connected"));

        MigrationResult result = project.migrations().apply();
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.failure().orElseThrow().script()).isEqualTo("afterMigrate__grants.sql");
        assertThat(result.migrations())
                .extracting(MigrationEntry::state)
                .containsExactly(State.APPLIED, State.CALLBACK, State.FAILED, State.CALLBACK);
        assertThat(project.value("SELECT to_regclass('seen')")).isEqualTo("seen");
        assertThat(project.said).anyMatch(line -> line.contains("connected"));
    }

    @Test
    void duckDbPointsAtItsFaultToo() {
        MigrationProject project = new MigrationProject(folder, TestDatabases.duckDb(folder))
                .file("V1__a.sql", "CREATE TABLE a (x INTEGER);\n\nINSERT INTO a\n  SELECT nothing FROM a;\n");
        MigrationResult result = project.migrations().apply();
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(result.migrations()).extracting(MigrationEntry::state).containsExactly(State.FAILED);
        MigrationFailure failure = result.failure().orElseThrow();
        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.column()).contains(10);
        assertThat(failure.statement().substring(failure.position().orElseThrow())).startsWith("nothing FROM a");
        assertThat(project.value("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'a'")).isEqualTo("0");
    }
}
