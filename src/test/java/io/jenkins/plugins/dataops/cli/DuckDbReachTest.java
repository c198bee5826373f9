package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL on DuckDB can bring into a report of the machine that the command runs on. */
class DuckDbReachTest {
    @TempDir
    private Path machine;

    private Path project;

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(machine.resolve("project"));
        Files.writeString(Files.createDirectories(machine.resolve("landing")).resolve("a.csv"), "word\nlanded\n");
        Files.writeString(Files.createDirectories(machine.resolve("other")).resolve("b.csv"), "word\nhunter2\n");
        Files.writeString(project.resolve("own.csv"), "word\nours\n");
        Files.writeString(
                project.resolve("dataops.yaml"),
                """
                connections:
                  warehouse:
                    url: jdbc:duckdb:warehouse.duckdb
                    files: [../landing]
                """);
        for (String place : new String[] {"own.csv", "../landing/a.csv", "../other/b.csv"}) {
            Files.writeString(
                    project.resolve(Path.of(place).getFileName() + ".yaml"),
                    "tests:\n  - name: reads\n    row_count: {query: \"SELECT * FROM read_csv('"
                            + project.resolve(place) + "')\", equals: 1}\n");
        }
        begin();
    }

    private void begin() throws IOException {
        Files.writeString(project.resolve("begin.sql"), "CREATE TABLE begun AS SELECT 1 AS a;\n");
        CommandRun.in(project, "sql", "begin.sql").exits(0);
    }

    @Test
    void thePersonAtTheCommandDecidesInTheFile() {
        assertThat(CommandRun.in(project, "test", "own.csv.yaml").exits(0).out()).contains("passed");
        CommandRun.in(project, "test", "a.csv.yaml").exits(0);
        CommandRun refused = CommandRun.in(project, "test", "b.csv.yaml").exits(3);
        assertThat(refused.out()).contains("Permission Error").doesNotContain("hunter2");
    }

    @Test
    void whoAsksAWorkerDecidesAndNotTheWorkspacesFile() throws IOException {
        Path request = machine.resolve("request.json");
        Files.writeString(request, "{\"connections\": {}}");
        CommandRun.in(project, "test", "own.csv.yaml", "--request", request.toString()).exits(0);
        Files.writeString(request, "{\"connections\": {}}");
        CommandRun.in(project, "test", "a.csv.yaml", "--request", request.toString()).exits(3);
        Files.writeString(
                request,
                "{\"connections\": {\"warehouse\": {\"url\": \"jdbc:duckdb:warehouse.duckdb\", \"files\": [\""
                        + machine.resolve("landing") + "\"]}}}");
        CommandRun.in(project, "test", "a.csv.yaml", "--request", request.toString()).exits(0);
    }

    @Test
    void aProjectOutsideOfTheWorkspaceIsNotRead() throws IOException {
        Path workspace = Files.createDirectories(machine.resolve("workspace"));
        Path request = machine.resolve("request.json");
        Files.writeString(request, "{\"connections\": {}}");
        CommandRun.in(
                        workspace,
                        "test",
                        "--file",
                        project.resolve("dataops.yaml").toString(),
                        "--request",
                        request.toString(),
                        "own.csv.yaml")
                .exits(2);
    }

    @Test
    void aFileOfSqlIsKeptToTheSame() throws IOException {
        Files.writeString(
                project.resolve("steal.sql"),
                "CREATE TABLE stolen AS SELECT * FROM read_text('" + machine.resolve("other/b.csv") + "');");
        assertThat(CommandRun.in(project, "sql", "steal.sql").exits(3).out()).doesNotContain("hunter2");
        Files.writeString(
                project.resolve("load.sql"),
                "CREATE TABLE own (word VARCHAR);\n\\copy own FROM 'own.csv' WITH (FORMAT csv, HEADER true)\n");
        CommandRun.in(project, "sql", "load.sql").exits(0);
    }
}
