package io.jenkins.plugins.dataops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dataops.blackbox.spec.SpecFile;
import io.jenkins.plugins.dataops.example.MarkdownPage;
import io.jenkins.plugins.dataops.example.Shell;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.format.StrictYaml;
import io.jenkins.plugins.dataops.project.Project;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas of what people write say what the readers of these files say. */
class WrittenSchemasTest {
    /** What a key means to an engine depends on the URL. */
    private static final String PROJECT_MEANINGS = "means nothing to|the driver property";

    /** What names have to do with each other, and what stands in SQL. */
    private static final String SPECIFICATION_MEANINGS = "two tests are named|'ordered: true'|'tolerance' needs a 'key'"
            + "|is in '\\w+' and in|'foreign_key' refers from|cannot be kept by any number|has other columns";

    @TempDir
    Path folder;

    @Test
    void aProjectIsWhatItsReaderTakes() {
        Agreement agreement = new Agreement(
                Schema.PROJECT, text -> Project.of(folder.resolve("dataops.yaml"), text), PROJECT_MEANINGS);
        List<JsonNode> projects = documents(false);
        assertThat(projects).hasSizeGreaterThan(3);
        agreement.takes(projects);
        agreement.holds("project files", projects, 2000);
    }

    @Test
    void aSpecificationIsWhatItsReaderTakes() {
        Path file = folder.resolve("specification.yaml");
        Agreement agreement = new Agreement(
                Schema.SPECIFICATION,
                text -> {
                    Shell.write(file, text);
                    SpecFile.read(file);
                },
                SPECIFICATION_MEANINGS);
        List<JsonNode> specifications = documents(true);
        assertThat(specifications).hasSizeGreaterThan(8);
        agreement.takes(specifications);
        agreement.holds("specifications", specifications.stream().flatMap(WrittenSchemasTest::alone).toList(), 2000);
    }

    /** Each test in a file of its own, so that it is changed more often. */
    private static Stream<JsonNode> alone(JsonNode specification) {
        return StreamSupport.stream(specification.get("tests").spliterator(), false).map(test -> {
            ObjectNode file = Json.mapper().createObjectNode();
            file.putArray("tests").add(test);
            return file;
        });
    }

    /** All that stands in examples, in the resources of tests and on pages; a file with tests is a specification. */
    private static List<JsonNode> documents(boolean specifications) {
        return Stream.concat(files(), blocks())
                .map(WrittenSchemasTest::tree)
                .filter(document -> document.path("tests").isArray() == specifications)
                .toList();
    }

    private static Stream<String> files() {
        return Stream.of("examples", "src/test/resources/schema").flatMap(within -> {
            try (Stream<Path> files = Files.walk(Shell.root().resolve(within))) {
                return files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .map(WrittenSchemasTest::read)
                        .toList()
                        .stream();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static Stream<String> blocks() {
        return MarkdownPage.all().stream()
                .flatMap(page -> page.blocks("yaml").stream())
                .map(MarkdownPage.Piece::text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode tree(String yaml) {
        try {
            return StrictYaml.<JsonNode>data(
                    new StringReader(yaml), "document", yaml.length(), tokens -> Json.mapper().readTree(tokens));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
