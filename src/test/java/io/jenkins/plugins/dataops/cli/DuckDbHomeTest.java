package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process whose home folder somebody has filled for DuckDB. */
@Timeout(600)
class DuckDbHomeTest {
    private static final String ASK_FOR_SECRETS = "SELECT name FROM duckdb_secrets()";

    @TempDir
    Path machine;

    private Path home;
    private Path project;

    @BeforeEach
    void plant() throws IOException, SQLException {
        home = Files.createDirectories(machine.resolve("home"));
        project = Files.createDirectories(machine.resolve("project"));
        Files.writeString(home.resolve(".duckdbrc"), "COPY (SELECT 1) TO '" + machine.resolve("rc.csv") + "';\n");
        Properties settings = new Properties();
        settings.setProperty("secret_directory", home.resolve(".duckdb/stored_secrets").toString());
        try (Connection author = DriverManager.getConnection("jdbc:duckdb:", settings);
                Statement statement = author.createStatement()) {
            statement.execute("CREATE PERSISTENT SECRET planted (TYPE http, BEARER_TOKEN 'hunter2')");
            String place = ask(statement, "SELECT library_version FROM pragma_version()") + "/"
                    + ask(statement, "PRAGMA platform");
            Path extensions = Files.createDirectories(home.resolve(".duckdb/extensions/" + place));
            for (String name : List.of("httpfs", "sqlite_scanner", "evil")) {
                Files.writeString(extensions.resolve(name + ".duckdb_extension"), "planted".repeat(200));
            }
        }
        try (Connection again = DriverManager.getConnection("jdbc:duckdb:", settings);
                Statement statement = again.createStatement()) {
            assertThat(ask(statement, ASK_FOR_SECRETS)).as("whom nobody keeps from it").isEqualTo("planted");
        }
    }

    private static String ask(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private int run(String... words) throws Exception {
        List<String> command = new ArrayList<>(PackedCommand.words());
        command.addAll(List.of(words));
        ProcessBuilder child = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(project.resolve("said").toFile());
        child.environment().put("HOME", home.toString());
        child.environment().put("USERPROFILE", home.toString());
        return child.start().waitFor();
    }

    @Test
    void nothingThatLiesInTheHomeFolderIsUsedOrRead() throws Exception {
        Files.writeString(project.resolve("make.sql"), "CREATE TABLE t (i INT);\n");
        assertThat(run("sql", "make.sql", "-c", "jdbc:duckdb:w.duckdb")).isZero();
        Files.createDirectories(project.resolve("specs"));
        Files.writeString(
                project.resolve("specs/home.yaml"),
                """
                tests:
                  - {name: secrets, sql: {query: "%s"}}
                  - {name: scanner, sql: {query: "SELECT * FROM sqlite_scan('a', 'b')"}}
                  - {name: network, sql: {query: "SELECT * FROM 'https://localhost/a.csv'"}}
                  - {name: home, sql: {query: "SELECT * FROM read_text('~/.duckdbrc')"}}
                  - {name: stored, sql: {query: "SELECT * FROM read_text('%s/.duckdb/stored_secrets/*')"}}
                """
                        .formatted(ASK_FOR_SECRETS, home));
        assertThat(run("test", "-c", "jdbc:duckdb:w.duckdb", "--result", "result.json")).isEqualTo(3);
        assertThat(project.resolve("result.json")).content().doesNotContain("hunter2", "planted");
        List<Outcome> outcomes = ResultDocument.read(Files.newInputStream(project.resolve("result.json")))
                .as(BlackBoxResult.class)
                .tests()
                .stream()
                .map(test -> test.outcome())
                .toList();
        assertThat(outcomes)
                .containsExactly(Outcome.PASSED, Outcome.ERROR, Outcome.ERROR, Outcome.ERROR, Outcome.ERROR);
        for (String name : List.of("evil", "httpfs", "'" + home + "/.duckdb/evil.duckdb_extension'")) {
            Files.writeString(project.resolve("load.sql"), "LOAD " + name + ";\n");
            assertThat(run("sql", "load.sql", "-c", "jdbc:duckdb:w.duckdb")).isEqualTo(3);
            assertThat(project.resolve("said"))
                    .content()
                    .contains("disabled")
                    .doesNotContain("metadata", "is not a DuckDB extension");
        }
        assertThat(machine.resolve("rc.csv")).doesNotExist();
    }
}
