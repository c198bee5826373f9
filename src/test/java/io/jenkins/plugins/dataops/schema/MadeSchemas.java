package io.jenkins.plugins.dataops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.cli.ResultTypes;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.project.ProjectFile;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Each schema as it follows from what this version reads and writes. */
final class MadeSchemas {
    private MadeSchemas() {}

    static ObjectNode of(Schema schema) {
        return switch (schema) {
            case PROJECT -> written(schema, ProjectFile.class);
            case SPECIFICATION -> written(schema, SpecFile.class);
            case LEDGER_LINE -> line(schema);
            case RESULT_MIGRATION,
                    RESULT_BLUE_GREEN,
                    RESULT_BLACK_BOX,
                    RESULT_DELIVERY,
                    RESULT_SQL,
                    RESULT_LEDGER,
                    RESULT_REPORT,
                    RESULT_PROBLEM -> result(schema, kind(schema));
        };
    }

    /** The schema of the documents of a kind; their names begin alike. */
    static Schema describing(Kind kind) {
        return Schema.valueOf("RESULT_" + kind.name());
    }

    private static Kind kind(Schema schema) {
        return Kind.valueOf(schema.name().substring("RESULT_".length()));
    }

    private static ObjectNode written(Schema schema, Class<?> root) {
        RecordSchemas records = new RecordSchemas(new YamlNotation(), rules(schema.toString()));
        ObjectNode whole = records.whole(schema, root);
        assertThat(records.unusedRules()).as("rules of no record").isEmpty();
        return whole;
    }

    private static ObjectNode line(Schema schema) {
        RecordSchemas records = new RecordSchemas(new JsonNotation(true), rules("events"));
        ObjectNode root = Notation.node().put("description", "Something that happened to a data product.");
        root.setAll(records.value(Event.class));
        ObjectNode whole = records.whole(schema, root);
        assertThat(records.unusedRules()).as("rules of no record").isEmpty();
        return whole;
    }

    private static ObjectNode result(Schema schema, Kind kind) {
        ObjectNode rules = (ObjectNode) rules("events");
        rules.setAll((ObjectNode) rules("result"));
        RecordSchemas records = new RecordSchemas(new JsonNotation(false), rules);
        ObjectNode document = records.object(ResultDocument.class);
        ObjectNode keys = (ObjectNode) document.get("properties");
        keys.putObject("kind")
                .put("description", "which command it comes from, and so what `result` holds")
                .put("const", Json.mapper().convertValue(kind, String.class));
        ((ObjectNode) keys.get("result")).setAll(records.oneOf(ResultTypes.of(kind)));
        ObjectNode part = records.definition("ResultDocument")
                .put("description", "Work done along the way; the schema of its `kind` describes it in full.");
        ((ObjectNode) part.get("properties")).remove("parts");
        return records.whole(schema, document);
    }

    private static JsonNode rules(String name) {
        try (InputStream rules = MadeSchemas.class.getResourceAsStream("/schema/" + name + ".json")) {
            return Json.mapper().readTree(rules);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
