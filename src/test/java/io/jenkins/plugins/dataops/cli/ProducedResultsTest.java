package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.example.Shell;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.schema.Schema;
import io.jenkins.plugins.dataops.schema.SchemaFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verbs really answer, and the lines that they export, is what the schemas say. */
class ProducedResultsTest {
    @TempDir
    Path folder;

    private final Set<Kind> seen = EnumSet.noneOf(Kind.class);

    @Test
    void everyKindOfResultIsValid() throws IOException {
        file("dataops.yaml", "connections: {w: {url: 'jdbc:duckdb:w.duckdb'}}\n"
                + "products: {p: {checks: {before: [specs/good.yaml]}}}\n");
        file("migrations/V1__t.sql", "CREATE TABLE t (n INTEGER);\nINSERT INTO t VALUES (1), (2);\n");
        file("build/daily.sql", "CREATE TABLE ${candidate}.daily AS SELECT n, n * 0.5 AS half FROM t;\n");
        file("broken.sql", "SELECT * FROM nowhere;\n");
        file("specs/good.yaml", "tests:\n  - name: rows\n    row_count: {table: daily, equals: 2}\n");
        file("bad.yaml", "tests:\n"
                + "  - name: cells\n    expect:\n      actual: {table: t}\n      expected: {rows: [{n: 1}, {n: 3}]}\n"
                + "      key: [n]\n"
                + "  - name: range\n    range: {table: t, column: n, max: 1}\n");

        answer("migrate", "plan");
        answer("migrate", "apply");
        answer("migrate", "info");
        answer("sql", "broken.sql");
        answer("test", "bad.yaml");
        answer("blue-green", "deploy", "-p", "p", "--sql", "build/*.sql", "--revision", "r1");
        answer("blue-green", "deploy", "-p", "p", "--sql", "build/*.sql", "--revision", "r2");
        answer("blue-green", "status", "-p", "p");
        answer("blue-green", "rollback", "-p", "p");
        answer("dora", "report", "-p", "p");
        answer("ledger", "record-incident", "-p", "p", "--reason", "late");
        answer("ledger", "export", "-o", "all.jsonl");
        Files.copy(folder.resolve("result.json"), folder.resolve("earlier.json"));
        answer("report", "--html", "report.html", "earlier.json");
        answer("ledger", "import", "nothing.jsonl");

        assertThat(seen).containsExactlyInAnyOrder(Kind.values());
        SchemaFile line = new SchemaFile(Schema.LEDGER_LINE);
        List<String> lines = Files.readAllLines(folder.resolve("all.jsonl"));
        assertThat(lines).hasSizeGreaterThan(2);
        for (String each : lines) {
            assertThat(line.faults(Json.mapper().readTree(each))).as(each).isEmpty();
        }
    }

    private void answer(String... words) {
        List<String> call = new ArrayList<>(List.of(words));
        call.addAll(List.of("--format", "json", "--result", "result.json"));
        CommandRun run = CommandRun.in(folder, call.toArray(String[]::new));
        try {
            JsonNode document = Json.mapper().readTree(run.out());
            Kind kind = run.document().kind();
            assertValid(kind, document);
            for (JsonNode part : document.path("parts")) {
                assertValid(Json.mapper().convertValue(part.path("kind"), Kind.class), part);
            }
            seen.add(kind);
        } catch (IOException malformed) {
            throw new UncheckedIOException(run.out() + run.err(), malformed);
        }
    }

    private static void assertValid(Kind kind, JsonNode document) {
        Schema schema = Schema.valueOf("RESULT_" + kind.name());
        assertThat(new SchemaFile(schema).faults(document)).as("%s", document).isEmpty();
    }

    private void file(String name, String text) {
        Shell.write(folder.resolve(name), text);
    }
}
