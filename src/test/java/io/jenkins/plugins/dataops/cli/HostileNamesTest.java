package io.jenkins.plugins.dataops.cli;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Colour;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Product, schema, tables and columns with names that nobody should choose, through every verb that meets them. */
class HostileNamesTest {
    private static final String PRODUCT = "it's \"p\" \uD83D\uDE00; x";

    private static final List<String> NAMES = List.of(
            "a \"b\" c",
            "it's; DROP TABLE x--",
            "\uD83D\uDE00 \u00E9",
            "x".repeat(63),
            "\u00FC".repeat(31) + "y",
            "select",
            "User",
            "a.b",
            "$1 $x$ \\ %s {0} ?",
            "<b>&amp;</b>",
            " begins with a space",
            "/* -- */");

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private Database database;

    private void project(String engine) throws IOException {
        database = engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
        Map<String, String> connection = engine.equals("duckdb")
                ? Map.of("url", database.settings().url())
                : Map.of("url", database.settings().url(), "user", database.settings().user().orElseThrow());
        write(
                "dataops.yaml",
                Map.of(
                        "connections", Map.of("w", connection),
                        "products",
                                Map.of(
                                        PRODUCT,
                                        Map.of(
                                                "connection", "w",
                                                "start", "copy",
                                                "objects", NAMES,
                                                "checks", Map.of("before", List.of("t.yaml"), "after", List.of("t.yaml"))))));
        StringBuilder sql = new StringBuilder();
        List<Object> tests = new ArrayList<>();
        for (String name : NAMES) {
            String quoted = database.dialect().quote(name);
            String table = "${candidate}." + quoted;
            sql.append("DROP TABLE IF EXISTS " + table + ";\nCREATE TABLE " + table + " (" + quoted
                    + " INT, other TEXT);\nINSERT INTO " + table + " VALUES (1, 'a'), (2, NULL);\n");
            Map<String, Object> place = Map.of("table", '"' + name.replace("\"", "\"\"") + '"');
            tests.add(Map.of("name", "unique " + name, "unique", with(place, "columns", List.of(name))));
            tests.add(Map.of("name", "there " + name, "not_null", with(place, "columns", List.of(name))));
            tests.add(Map.of(
                    "name", "known " + name,
                    "accepted_values", Map.of("table", place.get("table"), "column", name, "values", List.of(1, 2))));
            tests.add(Map.of(
                    "name", "plausible " + name,
                    "range", Map.of("table", place.get("table"), "column", name, "min", 1, "max", 2)));
            tests.add(Map.of(
                    "name", "as expected " + name,
                    "expect",
                            Map.of(
                                    "actual", place,
                                    "expected", Map.of("rows", List.of(Map.of(name, 1), Map.of(name, 2))),
                                    "key", List.of(name),
                                    "ignore", List.of("other"))));
        }
        Files.writeString(folder.resolve("build.sql"), sql);
        write("t.yaml", Map.of("tests", tests));
    }

    private static Map<String, Object> with(Map<String, Object> place, String key, Object value) {
        return Map.of("table", place.get("table"), key, value);
    }

    private void write(String file, Object content) throws IOException {
        Files.writeString(folder.resolve(file), json.writeValueAsString(content));
    }

    private ResultDocument run(Map<String, String> environment, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        return CommandRun.in(folder, environment, all.toArray(String[]::new)).exits(0).document();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void passThroughEveryVerb(String engine) throws IOException {
        project(engine);
        BlueGreenResult first = run(Map.of(), "blue-green", "deploy", "--sql", "build.sql").as(BlueGreenResult.class);
        assertThat(first.colours().live()).contains(Colour.BLUE);
        assertThat(first.plan().orElseThrow().objects())
                .extracting(object -> object.name())
                .containsExactlyInAnyOrderElementsOf(NAMES);

        Map<String, String> environment = run(Map.of(), "blue-green", "prepare", "--product", PRODUCT)
                .as(BlueGreenResult.class)
                .environmentVariables();
        run(environment, "sql", "build.sql", "-c", "w");
        run(environment, "blue-green", "renew");
        run(environment, "blue-green", "plan");
        CommandRun.in(folder, environment, "blue-green", "plan").exits(0);
        BlueGreenResult second = run(environment, "blue-green", "switch").as(BlueGreenResult.class);
        assertThat(second.colours().live()).contains(Colour.GREEN);
        assertThat(second.checks()).isNotEmpty();
        BlackBoxResult live = run(Map.of(), "test", "t.yaml", "-c", "w", "--parameter", "schema=" + PRODUCT)
                .as(BlackBoxResult.class);
        assertThat(live.tests()).hasSize(NAMES.size() * 5);
        CommandRun.in(folder, "test", "t.yaml", "-c", "w", "--parameter", "schema=" + PRODUCT).exits(0);

        assertThat(said(run(Map.of(), "blue-green", "status").as(BlueGreenResult.class).verdict()))
                .contains("green is live")
                .doesNotContain("by hand");
        assertThat(run(Map.of(), "blue-green", "rollback").as(BlueGreenResult.class).colours().live())
                .contains(Colour.BLUE);
        run(Map.of(), "blue-green", "deploy", "--sql", "build.sql");
        run(Map.of(), "blue-green", "retire");
        assertThat(run(Map.of(), "blue-green", "status").as(BlueGreenResult.class).colours().previous()).isEmpty();
    }
}
