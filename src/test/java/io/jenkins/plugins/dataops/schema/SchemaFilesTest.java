package io.jenkins.plugins.dataops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import io.jenkins.plugins.dataops.example.Shell;
import io.jenkins.plugins.dataops.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the schemas to the records that files are bound to; with -Dschemas.write=true it writes them instead. */
class SchemaFilesTest {
    @ParameterizedTest
    @EnumSource(Schema.class)
    void saysWhatTheRecordsAndTheirRulesSay(Schema schema) throws IOException {
        Path file = Shell.root()
                .resolve("src/main/resources/io/jenkins/plugins/dataops/schema/" + schema + ".schema.json");
        String made = written(MadeSchemas.of(schema));
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(file, made);
        }
        assertThat(file)
                .as("the schemas are made by: mvn -f standalone/pom.xml -pl engine test -Dtest=SchemaFilesTest"
                        + " -Dschemas.write=true")
                .content()
                .isEqualTo(made);
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    void isASchemaOfItsDraft(Schema schema) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        assertThat(registry.getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12))
                        .validate(MadeSchemas.of(schema).toString(), InputFormat.JSON))
                .isEmpty();
    }

    /** In words that editors show: no tags, and a full description of each key. */
    @ParameterizedTest
    @EnumSource(Schema.class)
    void describesEveryKey(Schema schema) {
        List<String> without = new ArrayList<>();
        look("", MadeSchemas.of(schema), without);
        assertThat(without).isEmpty();
    }

    private static void look(String path, JsonNode node, List<String> without) {
        // Below a condition properties only narrow what is described elsewhere.
        node.path("properties").fields().forEachRemaining(property -> {
            String text = property.getValue().path("description").asText();
            if (text.isBlank() || text.contains("{@")) {
                without.add(path + "/" + property.getKey() + ": " + text);
            }
        });
        node.path("$defs").fields().forEachRemaining(each -> look(path + "/" + each.getKey(), each.getValue(), without));
    }

    private static String written(ObjectNode schema) throws IOException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
        return Json.mapper().writer(printer).writeValueAsString(schema) + "\n";
    }
}
