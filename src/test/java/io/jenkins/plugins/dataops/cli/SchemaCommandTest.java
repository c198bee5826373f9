package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.example.Shell;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schemas are handed out by the command that they belong to. */
class SchemaCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Schema.class)
    void printsASchemaAndNothingElse(Schema schema) throws IOException {
        CommandRun run = CommandRun.in(folder, "schema", schema.toString()).exits(0);
        assertThat(run.out()).isEqualTo(schema.text());
        assertThat(run.err()).isEmpty();
        JsonNode read = Json.mapper().readTree(run.out());
        assertThat(read.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(read.path("$id").asText()).isEqualTo(schema.id()).endsWith("/" + schema + ".schema.json");
    }

    @Test
    void listsWhatThereIs() {
        CommandRun run = CommandRun.in(folder, "schema").exits(0);
        for (Schema schema : Schema.values()) {
            assertThat(run.out()).containsPattern("(?m)^  " + schema + " +" + schema.title() + "$");
        }
    }

    /** Whatever lies in the folder: an editor asks also where the project file is broken. */
    @Test
    void needsNoProject() {
        Shell.write(folder.resolve("dataops.yaml"), "connections: [\n");
        CommandRun.in(folder, "schema", "project").exits(0);
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearestOne() {
        assertThat(CommandRun.in(folder, "schema", "projct").exits(2))
                .satisfies(run -> assertThat(run.out()).isEmpty())
                .satisfies(run -> assertThat(run.err())
                        .contains("there is no schema 'projct'; known are project, specification")
                        .contains("; did you mean 'project'?"));
        assertThat(CommandRun.in(folder, "schema", "something").exits(2).err()).doesNotContain("did you mean");
        assertThat(CommandRun.in(folder, "schema", "project", "specification").exits(2).err()).contains("specification");
    }
}
