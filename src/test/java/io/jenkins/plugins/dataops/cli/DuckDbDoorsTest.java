package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way on which a project's SQL comes to DuckDB, tried with what leads out of the project and with a new .git. */
class DuckDbDoorsTest {
    /** What is refused with a sentence that says what SQL may reach. */
    private static final List<String> KEPT = List.of(
            "SELECT * FROM read_text('<out>/secret.csv')",
            "SELECT * FROM read_csv(['<in>/own.csv', '<out>/secret.csv'])",
            "SELECT * FROM glob('<out>/*')",
            "SELECT * FROM query('SELECT * FROM read_text(''<out>/secret.csv'')')",
            "SELECT * FROM read_csv('https://localhost/a.csv')",
            "COPY own FROM '<out>/secret.csv'",
            "COPY own TO '<out>/written.csv'",
            "ATTACH '<out>/other.duckdb' AS other",
            "ATTACH 'https://localhost/other.duckdb' AS other",
            "ATTACH '<in>/other.db' AS other (TYPE sqlite)",
            "EXPORT DATABASE '<out>/exported'",
            "IMPORT DATABASE '<out>'",
            "INSTALL httpfs",
            "FORCE INSTALL httpfs",
            "INSTALL httpfs FROM community",
            "INSTALL '<in>/evil.duckdb_extension'",
            "LOAD httpfs",
            "LOAD '<in>/evil.duckdb_extension'",
            "SET enable_external_access = true",
            "SET SESSION enable_external_access = true",
            "SET GLOBAL lock_configuration = false",
            "RESET enable_external_access",
            "RESET GLOBAL lock_configuration",
            "PRAGMA enable_external_access = true",
            "SET allowed_directories = ['/']",
            "SET allowed_paths = ['<out>/secret.csv']",
            "SET allowed_configs = ['enable_external_access']",
            "SET autoinstall_known_extensions = true",
            "SET secret_directory = '<in>'",
            "SET temp_directory = '<out>'",
            "CALL enable_logging(storage = 'file', storage_config = {'path': '<out>/log'})");

    /** What the engine does not have at all; what is imported looks for its files beside it. */
    private static final List<String> UNKNOWN = List.of(
            "SELECT getenv('HOME')", "RESET ALL", "SET LOCAL threads = 1", "IMPORT DATABASE '<in>/hostile'");

    @TempDir
    private Path machine;

    private Path outside;
    private Path project;

    /** The ways. */
    enum Door {
        SQL,
        MIGRATION,
        BUILD
    }

    @BeforeEach
    void files() throws IOException {
        outside = Files.createDirectories(machine.resolve("outside"));
        project = Files.createDirectories(machine.resolve("project"));
        Files.writeString(outside.resolve("secret.csv"), "word\nhunter2\n");
        Files.writeString(outside.resolve("schema.sql"), "");
        Files.writeString(outside.resolve("load.sql"), "");
        file("own.csv", "word\nours\n");
        file("hostile/schema.sql", "CREATE TABLE stolen (word VARCHAR);\n");
        file("hostile/load.sql", "COPY stolen FROM '" + outside.resolve("secret.csv") + "';\n");
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\nproducts: {flights: {}}\n");
        file("begin.sql", "CREATE TABLE own (word VARCHAR);\n");
        CommandRun.in(project, "sql", "begin.sql").exits(0);
    }

    private void file(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String expand(String statement) {
        return statement.replace("<out>", outside.toString()).replace("<in>", project.toString());
    }

    private CommandRun run(Door door, String statement) throws IOException {
        String sql = expand(statement) + ";\n";
        CommandRun run = switch (door) {
            case SQL -> {
                file("door.sql", sql);
                yield CommandRun.in(project, "sql", "door.sql");
            }
            case MIGRATION -> {
                file("migrations/V1__own.sql", "CREATE TABLE own (word VARCHAR);\n");
                file("migrations/V2__door.sql", sql);
                yield CommandRun.in(project, "migrate", "apply", "-c", "jdbc:duckdb:migrated.duckdb");
            }
            case BUILD -> {
                file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n" + sql);
                yield CommandRun.in(project, "blue-green", "deploy", "--sql", "build/*.sql");
            }
        };
        assertThat(run.out() + run.err()).as(statement).doesNotContain("hunter2").doesNotContain("\tat ");
        return run;
    }

    private List<String> outside() throws IOException {
        try (Stream<Path> all = Files.walk(machine)) {
            return all.filter(path -> !path.startsWith(project)).map(Path::toString).sorted().toList();
        }
    }

    private static String words(CommandRun run) {
        return (run.out() + run.err()).replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource
    void noWayLeadsOut(Door door) throws IOException {
        List<String> before = outside();
        List<String> statements = Stream.concat(KEPT.stream(), UNKNOWN.stream()).toList();
        // A deployment takes its time, and its build is what the verb for SQL runs: of each kind one.
        for (int i = 0; i < statements.size(); i += door == Door.BUILD ? 5 : 1) {
            String statement = statements.get(i);
            CommandRun run = run(door, statement);
            assertThat(run.exitCode()).as("%s: %s", statement, words(run)).isNotZero();
            if (KEPT.contains(statement)) {
                assertThat(words(run)).as(statement).contains("SQL reaches the project's folder and what the connection");
            }
        }
        assertThat(outside()).isEqualTo(before);
    }

    @Test
    void aQueryOfATestAndACopiedFileDoNotEither() throws IOException {
        List<String> before = outside();
        for (String statement : KEPT) {
            file("tests/door.yaml", "tests:\n  - name: door\n    row_count:\n      query: >-\n        " + expand(statement)
                    + "\n      equals: 1\n");
            CommandRun run = CommandRun.in(project, "test", "tests/door.yaml").exits(3);
            assertThat(run.out() + run.err()).as(statement).doesNotContain("hunter2");
        }
        file("copy.sql", "\\copy own FROM '" + outside.resolve("secret.csv") + "' (FORMAT csv)\n");
        assertThat(words(CommandRun.in(project, "sql", "copy.sql").exits(3))).contains("SQL reaches the project's folder");
        assertThat(outside()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aRepositoryThatSqlMakesIsTold(Door door) throws IOException {
        CommandRun run = run(door, "EXPORT DATABASE '<in>/.git'");
        assertThat(run.exitCode()).as(words(run)).isNotZero();
        assertThat(words(run))
                .contains(project.resolve(".git") + " has appeared while the SQL ran")
                .contains("delete it");
        assertThat(project.resolve(".git")).as("what is told is true").isDirectory();
        // It was there before the next.
        file("next.sql", "SELECT 1;\n");
        CommandRun.in(project, "sql", "next.sql").exits(0);
    }

    @Test
    void whatWasTheReasonTakesNothingIntoTheDatabase() throws IOException {
        file("sub/keep.txt", "");
        CommandRun run = run(Door.SQL, "CREATE TABLE gone AS SELECT 1 AS i; COPY own TO '<in>/sub/.git' (USE_TMP_FILE false)");
        assertThat(words(run.exits(3)))
                .contains(project.resolve("sub/.git") + " has appeared")
                .contains("Nothing of the file is in the database");
        file("look.sql", "SELECT * FROM gone;\n");
        CommandRun.in(project, "sql", "look.sql").exits(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"SQL", "MIGRATION"})
    void aFailureDoesNotHideIt(Door door) throws IOException {
        CommandRun run = run(door, "EXPORT DATABASE '<in>/.git'; SELECT * FROM absent");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(words(run)).contains("absent", project.resolve(".git") + " has appeared while the SQL ran");
    }

    @Test
    void aRepositoryThatIsThereIsNoReason() throws IOException {
        Files.createDirectories(project.resolve(".git/hooks"));
        Files.createDirectories(project.resolve("out"));
        for (Door door : Door.values()) {
            run(door, "COPY own TO '<in>/out/" + door + ".csv'").exits(0);
        }
    }

    @Test
    void aQueryOfATestThatMakesOneIsToldToo() throws IOException {
        file("tests/door.yaml", "tests:\n  - name: door\n    row_count:\n      query: COPY (SELECT 1) TO '"
                + project.resolve(".git") + "' (FORMAT csv, USE_TMP_FILE false)\n      equals: 1\n");
        CommandRun run = CommandRun.in(project, "test", "tests/door.yaml").exits(3);
        if (Files.exists(project.resolve(".git"))) {
            assertThat(words(run)).contains(project.resolve(".git") + " has appeared while the SQL ran");
        }
    }
}
