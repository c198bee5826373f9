package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.Specimen;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.request.ChapterRequest;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.LedgerVerbRequest;
import io.jenkins.plugins.dataops.request.MigrateAction;
import io.jenkins.plugins.dataops.request.MigrateRequest;
import io.jenkins.plugins.dataops.request.ProductVerbRequest;
import io.jenkins.plugins.dataops.request.ReportRequest;
import io.jenkins.plugins.dataops.request.SqlRequest;
import io.jenkins.plugins.dataops.request.StatusRequest;
import io.jenkins.plugins.dataops.request.TestRequest;
import io.jenkins.plugins.dataops.request.VerbRequest;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A verb does the same, whether its request is typed as options or handed over whole. */
class RequestOptionsTest {
    @TempDir
    Path folder;

    /** What each option is given in JSON, and typed. */
    private static final String VALUES =
            """
            {"locations": ["m", "n"], "schemas": ["a", "b"], "placeholders": {"x": "1=2", "y": "z"},
             "noPlaceholders": true, "table": "h", "outOfOrder": true, "noCreateSchemas": true,
             "allowUnrecognized": true, "lockWait": "PT1M", "expectedPlanHash": "abc", "atVersion": "3",
             "description": "why"}
            """;

    @ParameterizedTest
    @EnumSource
    void whatIsTypedIsTheRequest(MigrateAction action) throws IOException {
        JsonNode values = Json.mapper().readTree(VALUES);
        ObjectNode expected = Json.mapper().createObjectNode().put("action", action.word());
        List<String> words = new ArrayList<>(List.of("migrate", action.word()));
        Set<String> refused = new TreeSet<>();
        for (DeclaredOption option : DeclaredOption.of(MigrateRequest.class)) {
            JsonNode value = values.get(option.parameter());
            if (action.takes(option)) {
                expected.set(option.parameter(), value);
                words.addAll(typed(option, value));
            } else {
                refused.add(option.name());
            }
        }
        CommandLine verb = parsed(words, words.subList(0, 2));
        assertThat(((MigrateVerb) verb.getCommandSpec().userObject()).request())
                .isEqualTo(Json.mapper()
                        .treeToValue(
                                Json.mapper().createObjectNode().set("migrate", expected), VerbRequest.class));
        assertThat(verb.getCommandSpec().optionsMap()).doesNotContainKeys(refused.toArray(String[]::new));
    }

    @Test
    void operandsAndNumbersAreTyped() {
        assertThat(request("sql", "--parameter=a=b=c", "--no-transaction", "x/*.sql", "y.sql"))
                .isEqualTo(new SqlRequest(List.of("x/*.sql", "y.sql"), Map.of("a", "b=c"), true));
        assertThat(request("test", "--row-limit=7", "--junit=t.xml", "--", "--x.yaml"))
                .isEqualTo(new TestRequest(List.of("--x.yaml"), Map.of(), Optional.of(7L), Optional.of("t.xml")));
        assertThat(request("test")).isEqualTo(new TestRequest(null, null, null, null));
    }

    private static Object request(String... words) {
        CommandLine line = CommandReference.commandLine();
        line.parseArgs(words);
        return ((RequestVerb<?>) line.getSubcommands().get(words[0]).getCommandSpec().userObject()).request();
    }

    /** All but those that lack what they cannot do without. */
    static Stream<VerbRequest> requests() {
        return Stream.of(ProductVerbRequest.class, LedgerVerbRequest.class, ReportRequest.class)
                .flatMap(type -> Specimen.of(type).stream())
                .map(VerbRequest.class::cast)
                .filter(request -> request.fault().filter(fault -> fault.contains("is missing")).isEmpty());
    }

    /** Every word of every choice, and every option of every part. */
    @ParameterizedTest
    @MethodSource("requests")
    void whatIsTypedIsTheRequestOfEveryVerb(VerbRequest request) {
        ObjectNode written = Json.mapper().valueToTree(request);
        List<String> words = new ArrayList<>(request.verb());
        List<String> operands = new ArrayList<>();
        for (DeclaredOption option : DeclaredOption.of(((Record) request).getClass())) {
            JsonNode part = written.elements().next();
            for (RecordComponent step : option.parts()) {
                part = part.get(step.getName());
            }
            JsonNode value = part.get(option.parameter());
            if (request instanceof LedgerVerbRequest && !LedgerVerbRequest.takes(option)) {
                ((ObjectNode) part).putNull(option.parameter());
            } else if (option.declaration().operand()) {
                (value.isArray() ? value : Json.mapper().createArrayNode().add(value))
                        .forEach(operand -> operands.add(operand.asText()));
            } else if (!value.isNull() && !value.equals(BooleanNode.FALSE)) {
                words.addAll(typed(option, value));
            }
        }
        words.add("--");
        words.addAll(operands);
        if (request instanceof StatusRequest) {
            ((ObjectNode) written.get("status")).putNull("after");
        }
        Object typed = ((RequestVerb<?>) parsed(words, request.verb()).getCommandSpec().userObject()).request();
        assertThat(Json.mapper().<JsonNode>valueToTree(typed)).isEqualTo(written);
    }

    private static List<String> typed(DeclaredOption option, JsonNode value) {
        List<String> words = new ArrayList<>();
        if (option.isFlag()) {
            words.add(option.name());
        } else if (value.isObject()) {
            value.fields().forEachRemaining(entry ->
                    words.add(option.name() + "=" + entry.getKey() + "=" + entry.getValue().asText()));
        } else if (value.isArray()) {
            value.forEach(entry -> {
                if (option.entries().contains(ChapterRequest.class)) {
                    words.addAll(List.of(option.name(), entry.get("title").asText()));
                    entry.get("results").forEach(result -> words.add(result.asText()));
                } else {
                    words.add(option.name() + "=" + entry.asText());
                }
            });
        } else {
            words.add(option.name() + "=" + value.asText());
        }
        return words;
    }

    private static CommandLine parsed(List<String> words, List<String> verb) {
        CommandLine line = CommandReference.commandLine();
        line.parseArgs(words.toArray(String[]::new));
        for (String word : verb) {
            line = line.getSubcommands().get(word);
        }
        return line;
    }

    @ParameterizedTest
    @EnumSource
    void everyActionIsDoneByARequest(MigrateAction action) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("sql")).resolve("V1__t.sql"), "CREATE TABLE ${name} (i INT);");
        Database database = TestDatabases.postgreSql();
        if (action == MigrateAction.VALIDATE) {
            handed(database, MigrateAction.APPLY, "").exits(0);
        }
        handed(database, action, action == MigrateAction.BASELINE ? ", \"atVersion\": \"1\"" : "").exits(0);
        MigrationResult result = result().as(MigrationResult.class);
        assertThat(result.action()).isEqualTo(action.word());
        assertThat(result.currentVersion().isPresent())
                .isEqualTo(Set.of(MigrateAction.APPLY, MigrateAction.VALIDATE, MigrateAction.BASELINE).contains(action));
    }

    @Test
    void filesAndSpecificationsAreRunByARequest() throws IOException {
        Database database = TestDatabases.postgreSql();
        Files.writeString(folder.resolve("--t.sql"), "CREATE TABLE t AS SELECT ${a} AS a; COMMIT; SELECT 1;");
        String sql = "{\"sql\": {\"files\": [\"--t.sql\"], \"parameters\": {\"a\": \"b=c \"}%s}}";
        assertThat(handed(database, sql.formatted("")).exits(2).err())
                .contains("Next: the step runSql with noTransaction: true");
        assertThat(result().as(Problem.class).english()).contains("run the file without a transaction around it");
        Files.writeString(folder.resolve("--t.sql"), "CREATE TABLE t AS SELECT ${a} AS a; VACUUM t;");
        handed(database, sql.formatted(", \"noTransaction\": true")).exits(0);
        assertThat(result().kind()).isEqualTo(ResultDocument.Kind.SQL);
        Files.writeString(
                folder.resolve("t.yaml"), "tests: [{name: a, sql: {query: \"SELECT 1 FROM t WHERE a <> 'b=c '\"}}]\n");
        handed(database, "{\"test\": {\"specs\": [\"*.yaml\"], \"rowLimit\": 1, \"junit\": \"j.xml\"}}").exits(0);
        assertThat(result().kind()).isEqualTo(ResultDocument.Kind.BLACK_BOX);
        assertThat(folder.resolve("j.xml")).content().contains("<testsuite");
        assertThat(handed(database, "{\"test\": {\"rowLimit\": 0}}").exits(2).err())
                .isEqualTo("dataops: rowLimit must be from 1 to 1000000000\n");
        assertThat(handed(database, "{\"sql\": {}}").exits(2).err()).contains("files is missing");
    }

    private ResultDocument result() throws IOException {
        return ResultDocument.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve("r.json"))));
    }

    private CommandRun handed(Database database, MigrateAction action, String further) throws IOException {
        return handed(
                database,
                "{\"migrate\": {\"action\": \"" + action.word() + "\", \"locations\": [\"sql\"]" + further + "}}");
    }

    private CommandRun handed(Database database, String verb) throws IOException {
        ObjectNode request = Json.mapper().createObjectNode().put("result", "r.json");
        request.putObject("connections")
                .putObject("w")
                .put("url", database.settings().url())
                .put("user", database.settings().user().orElse(""))
                .put("password", database.settings().password().map(SecretValue::reveal).orElse(""));
        request.putObject("placeholders").put("name", "of_the_build");
        request.putObject("request")
                .put("version", 1)
                .<ObjectNode>set("warehouse", Json.mapper().createObjectNode().put("connection", "w"))
                .set("verb", Json.mapper().readTree(verb));
        Files.writeString(folder.resolve("request.json"), request.toString());
        return CommandRun.in(folder, "--request", "request.json");
    }

    @Test
    void aRequestThatCannotBeDoneIsRefusedInOneSentence() throws IOException {
        for (String verb : List.of(
                "{\"migrate\": {\"action\": \"plan\", \"lockWait\": \"PT1S\"}}",
                "{\"migrate\": {\"action\": \"apply\", \"lockWait\": \"P2D\"}}",
                "{\"migrate\": {\"action\": \"apply\", \"lokWait\": \"PT1S\"}}")) {
            Files.writeString(
                    folder.resolve("request.json"),
                    "{\"request\": {\"version\": 1, \"warehouse\": {}, \"verb\": " + verb + "}}");
            CommandRun run = CommandRun.in(folder, "--request", "request.json").exits(2);
            assertThat(run.err()).startsWith("dataops: ").containsOnlyOnce("\n").containsAnyOf("lockWait", "lokWait");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void theProjectFileOfARequestIsRead() throws IOException {
        Files.writeString(
                folder.resolve("request.json"),
                "{\"request\": {\"version\": 1, \"warehouse\": {\"project\": \"other.yaml\"}, \"verb\": {\"migrate\":"
                        + " {\"action\": \"apply\"}}}}");
        assertThat(CommandRun.in(folder, "--request", "request.json").exits(2).err()).contains("other.yaml");
    }
}
