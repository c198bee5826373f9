package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every example of {@code docs/commands.md} as it stands, in the order of the page, in one project and one shell's
 * environment. What a person does between two of them is done here, before the example of a verb.
 */
class CommandExamplesTest {
    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private Shell shell;
    private Path project;

    @BeforeEach
    void aProject() throws IOException {
        shell = new Shell(folder);
        project = folder.resolve("project");
        file("dataops.yaml", """
                connections: {warehouse: {url: 'jdbc:duckdb:warehouse.duckdb'}}
                migrations: {schemas: [flights_raw]}
                products: {flights: {checks: {before: [tests/*.yaml]}}}
                """);
        file("migrations/V1__flights.sql", "CREATE TABLE flights_raw.flights (day DATE, delay INTEGER);\n");
        file("migrations/V2__carrier.sql", "ALTER TABLE flights_raw.flights ADD COLUMN carrier VARCHAR;\n");
        file("migrations/V3__origin.sql", "ALTER TABLE flights_raw.flights ADD COLUMN origin VARCHAR;\n");
        file("load/flights.sql", "INSERT INTO flights_raw.flights VALUES (DATE '2026-03-01', 5, 'AA', 'MQT');\n");
        file("build/daily.sql", """
                CREATE TABLE ${candidate}.daily AS
                SELECT day, COUNT(*) AS flights FROM flights_raw.flights GROUP BY day;
                """);
        file("tests/daily.yaml", """
                tests:
                  - name: one row for each day
                    unique: {table: daily, columns: [day], allow_empty: true}
                """);
        program("dbt", """
                #!/bin/sh
                [ "$*" = 'build --target candidate' ] && exec dataops sql 'build/*.sql'
                """);
        bash("git init --quiet && git add . && git commit --quiet --message 'Begin'");
    }

    @Test
    void everyExampleRunsAsItStands() throws IOException {
        List<MarkdownPage.Piece> examples = MarkdownPage.read("docs/commands.md").blocks("sh");
        assertThat(examples).hasSizeGreaterThan(20);

        for (MarkdownPage.Piece example : examples) {
            switch (example.heading()) {
                case "dataops migrate baseline" -> {
                    runInAnOlderDatabase(example);
                    continue;
                }
                case "dataops blue-green plan" -> run(List.of("sql", "build/*.sql"));
                case "dataops blue-green renew" -> run(List.of("blue-green", "prepare"));
                case "dataops report" -> writeResults();
                default -> {}
            }
            run(example);
        }

        assertThat(String.join("\n", said))
                .containsSubsequence(
                        "3 migrations applied",
                        "flights released: nothing -> blue",
                        "flights released: blue -> green",
                        "flights released: green -> blue",
                        "flights rolled back: blue -> green",
                        "1 passed",
                        " resolved at ");
        assertThat(project.resolve("history.jsonl")).content().contains("delays are negative");
        assertThat(List.of("results/tests.xml", "report.html", "week.html")).allSatisfy(
                written -> assertThat(project.resolve(written)).exists());
    }

    private void run(MarkdownPage.Piece example) throws IOException {
        // Lines that share a shell's variables stay together; a line goes on after a backslash.
        boolean together = example.text().contains("$(");
        for (String script : together ? new String[] {example.text()} : example.text().split("(?<!\\\\)\n")) {
            if (ShellWords.needsAll(script)) {
                bash(script);
            } else {
                ShellWords.of(shell, project, environment, script).forEach(this::run);
            }
        }
    }

    /** What a plan prints is what somebody approves. */
    private void run(List<String> words) {
        CommandRun run = CommandRun.in(project, environment, words.toArray(String[]::new)).exits(0);
        said.add(run.out());
        Matcher hash = HASH.matcher(run.out());
        if (words.contains("plan") && hash.find()) {
            environment.put("APPROVED", hash.group());
        }
    }

    /** As in a shell, the next example finds what this one exported. */
    private void bash(String script) throws IOException {
        Path exported = folder.resolve("exported");
        Map<String, String> author = new HashMap<>(environment);
        for (String who : List.of("AUTHOR", "COMMITTER")) {
            author.put("GIT_" + who + "_NAME", "A");
            author.put("GIT_" + who + "_EMAIL", "a@example.org");
        }
        String whole = script + "\nenv -0 >'" + exported + "'\n";
        said.add(shell.run(project, author, List.of("bash", "-euc", whole)).endsWith(0).output());
        Stream.of(Files.readString(exported).split("\0"))
                .filter(variable -> variable.startsWith("DATAOPS_"))
                .map(variable -> variable.split("=", 2))
                .forEach(variable -> environment.put(variable[0], variable[1]));
    }

    /** A database with the tables of all versions, which some other way has made. */
    private void runInAnOlderDatabase(MarkdownPage.Piece example) throws IOException {
        Path warehouse = project.resolve("warehouse.duckdb");
        Path aside = folder.resolve("aside.duckdb");
        Files.move(warehouse, aside);
        file("older.sql", "CREATE SCHEMA flights_raw;\nCREATE TABLE flights_raw.flights (day DATE, origin VARCHAR);\n");
        run(List.of("sql", "older.sql"));
        run(example);
        assertThat(CommandRun.in(project, "migrate", "plan").exits(0).out()).contains("0 migrations to run");
        Files.move(aside, warehouse, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(project.resolve("older.sql"));
    }

    private void writeResults() {
        for (String name : List.of("plan", "tests", "switch", "mo1", "mo2", "tu")) {
            run(List.of("blue-green", "status", "--result", name + ".json"));
        }
    }

    private void file(String name, String text) {
        Shell.write(project.resolve(name), text);
    }

    private void program(String name, String text) {
        Shell.write(folder.resolve(name), text);
        assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
    }
}
