package io.jenkins.plugins.dataops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas of results describe what this and every earlier version wrote, to the last key. */
class ResultSchemasTest {
    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyGoldenFileIsValid(Kind kind) throws IOException {
        SchemaFile schema = new SchemaFile(MadeSchemas.describing(kind));
        for (JsonNode document : documents(kind)) {
            assertThat(schema.faults(document)).as("%s", document).isEmpty();
            for (JsonNode part : document.path("parts")) {
                assertThat(schema(part).faults(part)).as("%s", part).isEmpty();
            }
        }
    }

    /** Later versions may write further keys; this one writes none that is not described. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void describesEveryKeyThatIsWritten(Kind kind) throws IOException {
        JsonNode open = Json.mapper().readTree(MadeSchemas.describing(kind).text());
        close(open);
        SchemaFile closed = new SchemaFile(open.toString());
        List<GoldenFile> files = files(kind);
        for (JsonNode document : Json.mapper().readTree(files.get(files.size() - 1).text())) {
            assertThat(closed.faults(document)).as("%s", document).isEmpty();
        }
    }

    /** Whatever is taken away or made something else shows itself. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesWhatLacksAPart(Kind kind) throws IOException {
        SchemaFile schema = new SchemaFile(MadeSchemas.describing(kind));
        JsonNode document = documents(kind).get(0);
        List<String> required = new ArrayList<>();
        Json.mapper().readTree(MadeSchemas.describing(kind).text()).path("required").forEach(key -> required.add(key.asText()));
        assertThat(required).contains("kind", "schemaVersion", "tool", "startedAt", "finishedAt", "outcome", "result");
        for (String key : required) {
            ObjectNode without = document.deepCopy();
            without.remove(key);
            assertThat(schema.faults(without)).as(key).isNotEmpty();
            ObjectNode other = document.deepCopy();
            other.putArray(key);
            assertThat(schema.faults(other)).as(key).isNotEmpty();
        }
        ObjectNode result = document.deepCopy();
        result.putObject("result");
        assertThat(schema.faults(result)).isNotEmpty();
    }

    private static SchemaFile schema(JsonNode document) {
        Kind kind = Json.mapper().convertValue(document.path("kind"), Kind.class);
        return new SchemaFile(MadeSchemas.describing(kind));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ResultSchemasTest::close);
    }

    private static List<GoldenFile> files(Kind kind) {
        return GoldenFile.all("result/" + Json.mapper().convertValue(kind, String.class), "json");
    }

    private static List<JsonNode> documents(Kind kind) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (GoldenFile file : files(kind)) {
            Json.mapper().readTree(file.text()).forEach(all::add);
        }
        assertThat(all).isNotEmpty();
        return all;
    }
}
