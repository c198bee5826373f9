package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only DuckDB has: its own dialect and the small Flyway type that is written for it. */
class DuckDbMigrationsTest {
    @TempDir
    Path folder;

    private MigrationProject project;

    @BeforeEach
    void open() {
        project = new MigrationProject(folder, TestDatabases.duckDb(folder));
    }

    @Test
    void splitsItsOwnSyntax() {
        project.file(
                "V1__syntax.sql",
                """
                CREATE MACRO twice(a) AS a * 2; CREATE TYPE mood AS ENUM ('sad;', 'ok');
                CREATE TABLE t AS SELECT {'a': 1, 'b': [1, 2]} AS s, $$one; two$$ AS d, $x$ $$; $x$ AS e, 'it''s;' AS q;
                /* a /* nested; */ comment; */
                INSERT INTO t BY NAME SELECT {'a': 2, 'b': list_transform([1], lambda x : x + 1)} AS s;
                CREATE VIEW v AS FROM t SELECT CASE WHEN s.a > 1 THEN 'end;' ELSE 'x' END AS c;
                """);
        assertThat(project.migrations().plan().migrations().get(0).statements())
                .extracting(PlannedStatement::line)
                .containsExactly(1, 1, 2, 4, 5);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT d || e || q FROM t WHERE q IS NOT NULL")).isEqualTo("one; two $$; it's;");
    }

    @Test
    void theHistoryStaysWhereItIsWhateverDatabaseAScriptUses() {
        String lake = folder.resolve("lake.duckdb").toString();
        project.file(
                        "V8__lake.sql",
                        "ATTACH IF NOT EXISTS '" + lake + "' AS lake;\nUSE lake;\n"
                                + "CREATE TABLE IF NOT EXISTS log (i INTEGER);\nINSERT INTO log VALUES (1);")
                .file("V8__lake.sql.conf", "executeInTransaction=false")
                .file("V9__here.sql", "CREATE TABLE here (i INTEGER);");
        assertThat(project.migrations().apply().applied()).isEqualTo(2);
        assertThat(project.migrations().apply().migrations()).isEmpty();
        assertThat(project.migrations().info().currentVersion()).contains("9");
        assertThat(project.value("SELECT database_name = current_database() FROM duckdb_tables() WHERE table_name = 'here'"))
                .isEqualTo("true");
        project.sql("ATTACH IF NOT EXISTS '" + lake + "' AS lake; CREATE TABLE seen AS SELECT count(*) AS n FROM lake.log");
        assertThat(project.value("SELECT n FROM seen")).isEqualTo("1");
    }

    @Test
    void failedMigrationLeavesNothing() {
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1); INSERT INTO a VALUES ('x');");
        MigrationResult failed = project.migrations().apply();
        assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(said(failed.failure().orElseThrow().leftBehind())).startsWith("nothing of V1__a.sql");
        assertThat(project.value("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'a'")).isEqualTo("0");
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void checkpointNeedsAMigrationOfItsOwn() {
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);\nCHECKPOINT;");
        assertThatThrownBy(() -> project.migrations().plan())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("V1__a.sql:2: ");
        project.file("V1__a.sql", "CREATE TABLE a (x INTEGER);").file("V2__b.sql", "FORCE CHECKPOINT;");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void schemasWithHostileNamesAndAttachedDatabases() {
        project.schemas("a\"b.c")
                .file("V1__t.sql", "ATTACH ':memory:' AS other; CREATE TABLE other.main.t (a INTEGER);")
                .file("V1__t.sql.conf", "executeInTransaction=false")
                .file("V2__u.sql", "CREATE TABLE u (a INTEGER);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT count(*) FROM \"a\"\"b.c\".u")).isEqualTo("0");
        assertThat(project.migrations().plan().migrations()).isEmpty();
    }

    @Test
    void viewsMacrosAndTypesCountAsObjects() {
        for (String object : new String[] {
            "CREATE VIEW v AS SELECT 1 AS x",
            "CREATE MACRO m(a) AS a",
            "CREATE SEQUENCE s",
            "CREATE TYPE y AS ENUM ('a')"
        }) {
            MigrationProject other = new MigrationProject(folder, TestDatabases.duckDb(folder));
            other.file("V1__a.sql", "SELECT 1").sql(object);
            assertThat(other.migrations().plan().outcome()).as(object).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void repeatedRunsAndRepairKeepTheHistoryWhole() {
        project.file("V1__a.sql", "SELECT 1").file("R__r.sql", "SELECT 1");
        for (int run = 2; run < 5; run++) {
            project.migrations().apply();
            project.file("R__r.sql", "SELECT " + run).file("V1__a.sql", "SELECT " + run);
            assertThat(project.migrations().repair().outcome()).isEqualTo(Outcome.PASSED);
        }
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.migrations().info().migrations())
                .extracting(MigrationEntry::state)
                .containsExactly(
                        State.APPLIED, State.SUPERSEDED, State.SUPERSEDED, State.SUPERSEDED, State.APPLIED);
    }

    @Test
    void repairWithoutAnyFileIsRefused() {
        project.file("V1__a.sql", "SELECT 1").migrations().apply();
        project.delete("V1__a.sql");
        assertThatThrownBy(() -> project.migrations().repair())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("fix the location");
    }

    @Test
    void baselineArgumentsAreChecked() {
        Migrations migrations = project.file("V1__a.sql", "SELECT 1").migrations();
        assertThatThrownBy(() -> migrations.baseline("one", "")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> migrations.baseline("1", "'".repeat(101))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> migrations.baseline("1", "two\nlines")).isInstanceOf(UsageException.class);
        assertThat(migrations.baseline("1", "'".repeat(100)).migrations())
                .filteredOn(entry -> entry.state() == State.BASELINE)
                .extracting(MigrationEntry::description)
                .containsExactly("'".repeat(100));
        assertThatThrownBy(() -> migrations.baseline("2", "again"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("baseline");
    }
}
