package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No line is wider than a terminal, but for what is there to be copied whole (a word, a command, a line
 * of SQL) and for what the database says, in its own lines.
 */
class NarrowTerminalTest {
    private static final Pattern WHOLE = Pattern.compile(
            "\\s*\\S+|plan hash: \\S+|    (?:\\w+ Error|Candidate bindings): .*|.*\\bdataops [a-z].*|\\s+(?:CREATE|DROP|ALTER|INSERT|SELECT|GRANT) .*");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {50, 80})
    void whatVerbsFound(int columns) throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\nproducts: {flights: {}}\n");
        file("migrations/V1__t.sql", "CREATE TABLE t AS SELECT i AS id, 'a value that is rather long ' || i AS name,"
                + " i * 1000000 AS amount_in_some_currency, DATE '2026-01-01' AS day_of_departure FROM range(40) r(i);\n");
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
        file("build/2.sql", "CREATE VIEW ${candidate}.a_view_with_a_rather_long_name AS SELECT * FROM ${candidate}.daily;\n");
        file("wrong.sql", "SELECT this_is_no_column_of_it FROM t;\n");
        file("specs/a.yaml", """
                tests:
                  - name: the rows of the table are those that somebody has written down
                    expect:
                      actual: {table: t}
                      expected: {query: "SELECT id + 3 AS id, name || '!' AS name, amount_in_some_currency,
                        day_of_departure FROM t"}
                      key: [id]
                  - name: few
                    row_count: {table: t, max: 3}
                """);
        narrow(0, columns, "migrate", "plan");
        narrow(0, columns, "migrate", "apply");
        narrow(0, columns, "migrate", "info");
        narrow(1, columns, "test", "specs/*.yaml");
        narrow(3, columns, "sql", "wrong.sql");
        narrow(0, columns, "blue-green", "deploy", "--sql", "build/*.sql", "--revision", "r1");
        Map<String, String> run = new HashMap<>(CommandRun.in(folder, "blue-green", "prepare", "--format", "json")
                .exits(0)
                .document()
                .as(BlueGreenResult.class)
                .environmentVariables());
        CommandRun.in(folder, run, "sql", "build/1.sql").exits(0);
        // An object that readers would lose has it refused.
        assertThat(narrow(run, 1, columns, "blue-green", "plan")).contains("refused");
        CommandRun.in(folder, run, "sql", "build/2.sql").exits(0);
        assertThat(narrow(run, 0, columns, "blue-green", "plan")).contains("would change");
        assertThat(narrow(0, columns, "blue-green", "status")).contains("held by");
        narrow(0, columns, "ledger", "record-incident", "-p", "flights", "--reason", "late by a long while, as it seems");
        narrow(0, columns, "ledger", "record-deployment", "-p", "flights", "--id", "again");
        narrow(0, columns, "ledger", "record-deployment", "-p", "flights", "--id", "again", "--revision", "other");
        assertThat(narrow(0, columns, "dora", "report")).contains("flights");
        narrow(0, columns, "ledger", "export", "-o", "all.jsonl");
        narrow(0, columns, "ledger", "import", "all.jsonl");
    }

    @Test
    void theHelpOfEveryVerb() {
        List<String> verbs = new ArrayList<>(CommandReference.verbs());
        verbs.addAll(List.of("", "migrate", "blue-green", "ledger", "dora", "schema", "help"));
        for (int columns : new int[] {50, 80}) {
            for (String verb : verbs) {
                List<String> words = new ArrayList<>(List.of(verb.split(" ")));
                words.remove("");
                words.add("--help");
                narrow(0, columns, words.toArray(String[]::new));
            }
        }
    }

    private String narrow(int exitCode, int columns, String... words) {
        return narrow(Map.of(), exitCode, columns, words);
    }

    private String narrow(Map<String, String> environment, int exitCode, int columns, String... words) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("COLUMNS", String.valueOf(columns));
        CommandRun run = CommandRun.in(folder, all, words).exits(exitCode);
        assertThat(run.out().lines())
                .as("%s at %d columns", String.join(" ", words), columns)
                .isNotEmpty()
                .allMatch(line -> line.length() <= columns || WHOLE.matcher(line).matches());
        return run.out();
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
