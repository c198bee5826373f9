package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Language;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DataVerbsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\ntests: {specs: [tests/*.yaml]}\n");
        file("load/1.sql", "CREATE TABLE t (id INTEGER, name VARCHAR);\nINSERT INTO t VALUES (1, 'a'), (2, NULL);\n");
    }

    @Test
    void sqlFilesRunInOrder() throws IOException {
        file("load/2.sql", "INSERT INTO t VALUES (3, ${name});\n");
        CommandRun run = CommandRun.in(folder, "sql", "load/*.sql", "--parameter", "name=it's", "--format", "json");
        assertThat(run.exits(0).document().kind()).isEqualTo(Kind.SQL);
        assertThat(run.document().as(ScriptResult.class).files()).extracting("rows").containsExactly(2L, 1L);
        assertThat(run.err()).contains("running load/1.sql");
    }

    @Test
    void failingSqlIsAnErrorWithItsLine() throws IOException {
        file("load/2.sql", "\nINSERT INTO nowhere VALUES (1);\n");
        assertThat(CommandRun.in(folder, "sql", "load/*.sql").exits(3).out())
                .contains("load/2.sql line 2", "nowhere", "error: 1 SQL file run on warehouse");
        assertThat(CommandRun.in(folder, "sql", "absent/*.sql").exits(2).err()).contains("absent/*.sql");
        assertThat(CommandRun.in(folder, "sql").exits(2).err()).contains("PATTERN");
    }

    private static final String ENDLESS =
            "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = -1";

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // A driver hears no interrupt.
    void aStatementThatTakesTooLongIsCancelled() throws IOException {
        file("long/1.sql", "CREATE TABLE never (i INTEGER);\n" + ENDLESS + ";\n");
        CommandRun run = CommandRun.in(folder, "sql", "long/*.sql", "--statement-timeout", "PT0.5S").exits(3);
        assertThat(run.out()).contains("the statement took longer than its time limit PT0.5S and was cancelled");
        String url = TestDatabases.postgreSql().settings().url();
        file("long/1.sql", "CREATE TABLE never (i INT);\nSELECT pg_sleep(600);\n");
        // Doubled for as long as the machine is too slow for a heartbeat within the limit.
        Duration limit = Duration.ofMillis(250);
        do {
            limit = limit.multipliedBy(2);
            run = CommandRun.in(
                            folder, "sql", "long/*.sql", "-c", url, "--user", "postgres", "--statement-timeout",
                            limit.toString(), "--heartbeat", "PT0.1S")
                    .exits(3);
            assertThat(run.out()).contains("the statement took longer than its time limit " + limit + " and was cancelled");
        } while (!run.err().contains("still at work") && limit.toMinutes() < 2);
        assertThat(run.err()).containsPattern("still at work for \\d+ s, since 20.* UTC: running long/1.sql");
        assertThat(CommandRun.in(folder, "sql", "long/*.sql", "--statement-timeout", "PT0S").exits(2).err())
                .contains("--statement-timeout");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // A driver hears no interrupt.
    void aTestThatTakesTooLongIsAnErrorAndHidesNoOther() throws IOException {
        CommandRun.in(folder, "sql", "load/*.sql").exits(0);
        file("tests/1.yaml", """
                tests:
                  - name: too long
                    timeout: PT0.5S
                    sql: {query: '%s'}
                  - name: in time
                    timeout: PT1H
                    sql: {query: SELECT 1 WHERE false}
                """.formatted(ENDLESS));
        var tests = CommandRun.in(folder, "test", "--format", "json").exits(3).document().as(BlackBoxResult.class).tests();
        assertThat(tests).extracting(test -> test.outcome()).containsExactly(Outcome.ERROR, Outcome.PASSED);
        assertThat(tests.get(0).message().code()).isEqualTo("timed-out");
        assertThat(Language.ENGLISH.say(tests.get(0).message()))
                .isEqualTo("took longer than its time limit PT0.5S and was cancelled");
        file("tests/1.yaml", "tests:\n  - name: x\n    timeout: PT0S\n    sql: {query: SELECT 1}\n");
        assertThat(CommandRun.in(folder, "test").exits(2).err()).contains("'timeout'");
    }

    @Test
    void schemasOfTheSurroundingDeploymentAreParameters() throws IOException {
        file("build/1.sql", "CREATE TABLE ${candidate}.x AS SELECT 1 AS n;\n");
        file("build/0.sql", "CREATE SCHEMA ${candidate};\n");
        CommandRun.in(folder, Map.of("DATAOPS_CANDIDATE_SCHEMA", "a b"), "sql", "build/*.sql").exits(0);
        assertThat(CommandRun.in(folder, "sql", "build/*.sql").exits(2).err()).contains("${candidate}");
    }

    @Test
    void testsTellWrongDataFromABrokenTest() throws IOException {
        CommandRun.in(folder, "sql", "load/*.sql").exits(0);
        file("tests/1.yaml", """
                tests:
                  - name: rows are right
                    expect: {actual: {table: t}, expected: {rows: [{id: 1, name: a}, {id: 2, name: null}]}, key: [id]}
                """);
        assertThat(CommandRun.in(folder, "test").exits(0).out()).contains("passed: ");

        file("tests/2.yaml", """
                tests:
                  - name: another name
                    expect: {actual: {table: t}, expected: {rows: [{id: 1, name: b}, {id: 2, name: null}]}, key: [id]}
                """);
        CommandRun wrong = CommandRun.in(folder, "test").exits(1);
        assertThat(wrong.out()).contains("failed: another name", "changed id=1", "expected", "actual").contains("b");

        file("tests/3.yaml", "tests:\n  - name: no such table\n    not_null: {table: absent, columns: [id]}\n");
        CommandRun broken =
                CommandRun.in(folder, "test", "--format", "json", "--junit", "results/tests.xml").exits(3);
        assertThat(folder.resolve("results/tests.xml")).content().contains("tests=\"3\"", "failures=\"1\"", "errors=\"1\"");
        assertThat(broken.document().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(broken.document().as(BlackBoxResult.class).tests())
                .extracting("spec")
                .as("files are named from the project's folder, wherever that is")
                .containsOnly("tests/1.yaml", "tests/2.yaml", "tests/3.yaml");
        assertThat(broken.document().as(BlackBoxResult.class).tests()).extracting("outcome")
                .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.ERROR);
        CommandRun.in(folder, "test", "tests/1.yaml").exits(0);
    }

    @Test
    void malformedSpecificationNamesItsLine() throws IOException {
        file("tests/1.yaml", "tests:\n  - name: x\n    expct: {}\n");
        assertThat(CommandRun.in(folder, "test").exits(2).err()).contains("1.yaml line 3").contains("expct");
        assertThat(CommandRun.in(folder, "test", "none/*.yaml").exits(2).err()).contains("none/*.yaml");
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
