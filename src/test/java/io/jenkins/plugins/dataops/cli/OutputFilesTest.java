package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be written stops the work before it begins; after it, it takes nothing of the result away. */
class OutputFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {}}
                """);
        file("migrations/V1__t.sql", "CREATE TABLE t (n INTEGER);\n");
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
        file("tests/a.yaml", "tests:\n  - name: a\n    row_count: {table: t, min: 0}\n");
        file("blocked", "a file where a folder should be");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsBegun() throws IOException {
        refused("blocked is no folder", "migrate", "apply", "--result", "blocked/r.json");
        refused("blocked is no folder", "blue-green", "deploy", "--sql", "build/*.sql", "--result", "blocked/deeper/r.json");
        refused("is a folder", "migrate", "apply", "--result", ".");
        refused("blocked is no folder", "test", "tests/*.yaml", "--junit", "blocked/junit.xml");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
        CommandRun.in(folder, "migrate", "plan", "--result", "new/folder/plan.json").exits(0);
        refused("blocked is no folder", "report", "new/folder/plan.json", "--html", "blocked/r.html");
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights").exits(0);
        refused("blocked is no folder", "ledger", "export", "--output", "blocked/l.jsonl");
        assertThat(Files.readString(folder.resolve("blocked"))).startsWith("a file");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void aResultIsToldEvenWhenItsFileCannotBeWrittenAnyMore() {
        for (String format : List.of("text", "json")) {
            CommandRun run = CommandRun.in(
                    folder, "blue-green", "deploy", "--sql", "build/*.sql", "--result", format, "--format", format, "--",
                    "mkdir", "-p", format + "/in/the/way");
            assertThat(run.exits(3).err()).contains("cannot be written: ").containsOnlyOnce("dataops: ");
            if (format.equals("text")) {
                assertThat(run.out()).contains("passed: ");
            } else {
                assertThat(run.document().outcome().exitCode()).isZero();
            }
        }
    }

    @Test
    void aWrittenResultIsNotReplacedByWhatWentWrongAfterIt() throws IOException {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        file("tests/a.yaml", "tests:\n  - name: a\n    row_count: {table: t, min: 1}\n");
        CommandRun run = CommandRun.in(folder, "test", "tests/*.yaml", "--result", "r.json", "--junit", "j.xml");
        assertThat(run.exits(1).out()).contains("failed: ");
        assertThat(Files.readString(folder.resolve("r.json"))).contains("\"kind\" : \"black-box\"");
        assertThat(folder.resolve("j.xml")).exists();
    }

    private void refused(String message, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        CommandRun run = CommandRun.in(folder, words.toArray(String[]::new)).exits(2);
        assertThat(run.err()).as(words.toString()).contains(message).containsOnlyOnce("dataops: ");
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
