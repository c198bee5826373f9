package io.jenkins.plugins.dataops.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.project.ProjectFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Each schema as it follows from what this version reads and writes. */
final class MadeSchemas {
    private MadeSchemas() {}

    static ObjectNode of(Schema schema) {
        return switch (schema) {
            case PROJECT -> new RecordSchemas(new YamlNotation(), rules("project")).whole(schema, ProjectFile.class);
            case SPECIFICATION ->
                new RecordSchemas(new YamlNotation(), rules("specification")).whole(schema, SpecFile.class);
        };
    }

    private static JsonNode rules(String name) {
        try (InputStream rules = MadeSchemas.class.getResourceAsStream("/schema/" + name + ".json")) {
            return Json.mapper().readTree(rules);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
