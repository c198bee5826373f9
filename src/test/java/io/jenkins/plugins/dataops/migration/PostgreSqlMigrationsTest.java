package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only PostgreSQL has: COPY, dollar quotes, statements outside transactions, search paths. */
class PostgreSqlMigrationsTest {
    @TempDir
    Path folder;

    private MigrationProject project;

    @BeforeEach
    void open() {
        project = new MigrationProject(folder, TestDatabases.postgreSql());
    }

    @Test
    void aTextStaysItselfBehindAResetOfAllSettings() {
        String place = project.database.place();
        project.sql("ALTER DATABASE " + place.substring(place.lastIndexOf('/') + 1)
                + " SET standard_conforming_strings = off");
        project.file("V1__reset.sql", "RESET ALL;\nCREATE TABLE t AS SELECT 'a\\' AS a, '; DROP TABLE t; --' AS b;\n")
                .file("V2__outside.sql", "RESET ALL;\nINSERT INTO t SELECT 'b\\', '; DROP TABLE t; --';\n")
                .file("V2__outside.sql.conf", "executeInTransaction=false");
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).as("%s", applied).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT string_agg(a, '' ORDER BY a) FROM t")).isEqualTo("a\\b\\");
    }

    @Test
    void functionsDollarQuotesCommentsByteOrderMarkAndWindowsLines() {
        project.write(
                "migrations/V1__function.sql",
                """
                \uFEFF-- première; not a statement
                /* nor; /* this; */ one */
                CREATE FUNCTION "größe"(a int) RETURNS text LANGUAGE plpgsql AS $body$
                BEGIN
                  IF a > 0 THEN RETURN 'it''s; $$big$$'; END IF;
                  RETURN E'\\'small;\\'';
                END;
                $body$;

                CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a; SELECT a * 2; END;
                """
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(project.migrations().plan().migrations().get(0).statements())
                .extracting(PlannedStatement::line)
                .containsExactly(3, 10);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT \"größe\"(1) || twice(4)")).isEqualTo("it's; $$big$$8");
    }

    @Test
    void statementsWithSemicolonsInsideAreOneEach() {
        project.file(
                "V1__tricky.sql",
                """
                CREATE TABLE t (a int, "b;c" int, d$e int);
                CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM t WHERE a = 1; DELETE FROM t WHERE a = 2);
                CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql
                    BEGIN ATOMIC SELECT CASE WHEN x = 1 THEN 2 ELSE 3 END; SELECT 4; END;
                CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); END;
                SELECT d$e FROM t WHERE d$e = 1; SELECT 1 AS a$$b, 'x' AS "c;d";
                SELECT E'\\\\', 'a\\'; SELECT 'it''s;'
                    'more';
                SELECT $$ ' ; $$, $x$ $$; $x$; SELECT U&'\\0441;', B'10'::text, N'a;b';
                SELECT 1 /* a /* ; */ ; */ + 1; SELECT 5 -- ; 'quote
                    + 6;
                SELECT 1 AS begin_, 2 AS "end"; SELECT CASE WHEN true THEN 1 END; DO LANGUAGE plpgsql 'begin perform 1; end'
                """);
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).as("%s", applied).isEqualTo(Outcome.PASSED);
        assertThat(applied.migrations().get(0).statementCount()).isEqualTo(15);
    }

    @Test
    void copyLoadsItsRowsAndNamesTheFaultyOne() {
        project.file(
                "V1__load.sql", "CREATE TABLE t (a int, b text);\nCOPY t (a, b) FROM STDIN;\n1\tx;y\n2\t\\N\n\\.\n");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT string_agg(a || coalesce(b, '-'), ',' ORDER BY a) FROM t"))
                .isEqualTo("1x;y,2-");

        project.file("V2__load.sql", "\n-- more\nCOPY t (a, b) FROM STDIN;\n3\tz\nthree\tz\n\\.\n");
        MigrationFailure failure = project.migrations().apply().failure().orElseThrow();
        assertThat(failure.line()).isEqualTo(5);
        assertThat(failure.message()).contains("invalid input syntax for type integer: \"three\"");
        assertThat(project.value("SELECT count(*) FROM t")).isEqualTo("2");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // A hang in the driver hears no interrupt.
    void concurrentIndexRunsOutsideATransaction() {
        project.file("V1__t.sql", "CREATE TABLE t (a int)")
                .file("V2__i.sql", "CREATE INDEX CONCURRENTLY i ON t (a);\nDROP INDEX CONCURRENTLY i;");
        MigrationResult plan = project.migrations().plan();
        assertThat(plan.migrations())
                .extracting(entry -> entry.transactional().orElseThrow())
                .containsExactly(true, false);
        assertThat(plan.migrations().get(1).statements()).noneMatch(PlannedStatement::transactional);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void mixtureIsRefusedByLineUnlessTheScriptSaysSo() {
        project.file("V1__mixed.sql", "CREATE TABLE t (a int);\n\nCREATE INDEX CONCURRENTLY i ON t (a);");
        assertThatThrownBy(() -> project.migrations().plan())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("V1__mixed.sql:3: ")
                .hasMessageContaining("V1__mixed.sql.conf");
        project.file("V1__mixed.sql.conf", "executeInTransaction=false");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void failureOutsideATransactionIsRecordedAndRepaired() {
        project.file("V1__half.sql", "CREATE TABLE t (a int);\nSELECT nothing;")
                .file("V1__half.sql.conf", "executeInTransaction=false");
        MigrationResult failed = project.migrations().apply();
        assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(failed.migrations()).extracting(MigrationEntry::state).containsExactly(State.FAILED);
        assertThat(said(failed.failure().orElseThrow().leftBehind()))
                .isEqualTo("V1__half.sql runs without a transaction: the statement before line 2 is in the database");

        MigrationResult refused = project.migrations().apply();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.messages()).get(0)).startsWith("V1__half.sql failed earlier (20").contains("repair");

        project.sql("DROP TABLE t");
        project.file("V1__half.sql", "CREATE TABLE t (a int);");
        assertThat(said(project.migrations().repair().messages())).contains("removed the failed run of 1 half");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aVersionThatFailedIsNotReached() {
        project.file("V1__half.sql", "CREATE TABLE t (a int);\nSELECT nothing;")
                .file("V1__half.sql.conf", "executeInTransaction=false");
        assertThat(project.migrations().apply().currentVersion()).isEmpty();
        assertThat(project.migrations().info().currentVersion()).isEmpty();
        project.sql("DROP TABLE t");
        project.migrations().repair();
        project.file("V1__half.sql", "CREATE TABLE t (a int);")
                .file("V1.10__whole.sql", "CREATE TABLE u (a int);")
                .file("V2__half.sql", "DROP TABLE u;\nSELECT nothing;")
                .file("V2__half.sql.conf", "executeInTransaction=false");
        assertThat(project.migrations().apply().currentVersion()).contains("1.10");
        assertThat(project.migrations().info().currentVersion()).contains("1.10");
        assertThat(project.migrations().plan().currentVersion()).contains("1.10");
    }

    @Test
    void dumpsThatEmptyTheSearchPathDoNotHarmTheNextMigration() {
        project.file(
                        "V1__dump.sql",
                        "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.t (a int);")
                .file("V2__next.sql", "CREATE TABLE u (a int);");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT count(*) FROM public.u")).isEqualTo("0");
    }

    @Test
    void schemasWithHostileNamesAreCreated() {
        project.schemas("We\"ird; DROP TABLE x--", "second")
                .file("V1__t.sql", "CREATE TABLE t (a int);\nCREATE TABLE second.t (a int);");
        assertThat(said(project.migrations().plan().messages()))
                .contains("schema We\"ird; DROP TABLE x-- does not exist and would be created");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        String history = "\"We\"\"ird; DROP TABLE x--\".flyway_schema_history";
        assertThat(project.value("SELECT count(*) FROM " + history + " WHERE version = '1'")).isEqualTo("1");
        assertThat(project.migrations().plan().migrations()).isEmpty();
    }

    @Test
    void schemasAreNotCreatedWhenThatIsForbidden() {
        project.schemas("absent")
                .file("V1__t.sql", "CREATE TABLE t (a int)")
                .request(request -> request.with(new MigrationOptions(false, true, false, false, Duration.ZERO)));
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(project.migrations().plan().messages()).get(0)).startsWith("schema absent does not exist");
    }

    @Test
    void baselineMigrationStandsForThoseBeforeIt() {
        project.file("V1__a.sql", "CREATE TABLE a (x int)")
                .file("V2__b.sql", "CREATE TABLE b (x int)")
                .file("B2__both.sql", "CREATE TABLE a (x int); CREATE TABLE b (x int)")
                .file("V3__c.sql", "CREATE TABLE c (x int)");
        assertThat(project.migrations().plan().migrations())
                .extracting(MigrationEntry::script)
                .containsExactly("B2__both.sql", "V3__c.sql");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.migrations().info().migrations())
                .extracting(MigrationEntry::state)
                .contains(State.BASELINE, State.BELOW_BASELINE, State.APPLIED);
    }

    @Test
    void noticesAreProgressAndNoResult() {
        project.file("V1__n.sql", "DO $$ BEGIN RAISE NOTICE 'half way'; END $$;");
        assertThat(said(project.migrations().apply().messages())).noneMatch(message -> message.contains("half way"));
        assertThat(project.said).anyMatch(line -> line.contains("half way"));
    }

    @Test
    void olderVersionsWaitForLeave() {
        project.file("V2__b.sql", "CREATE TABLE b (a int)");
        project.migrations().apply();
        project.file("V1__a.sql", "CREATE TABLE a (a int)");
        MigrationResult refused = project.migrations().apply();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.messages()).get(0))
                .startsWith("V1__a.sql was not applied and is older than the database's version 2");
        project.request(request -> request.with(new MigrationOptions(true, true, true, false, Duration.ofSeconds(5))));
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(applied.migrations()).extracting(MigrationEntry::state).containsExactly(State.OUT_OF_ORDER);
    }
}
