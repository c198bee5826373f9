package io.jenkins.plugins.dataops.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dataops.example.MarkdownPage;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.ledger.ArrivedEvents;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema of a ledger's lines says what an import takes. */
class LedgerLineSchemaTest {
    @Test
    void aLineIsWhatAnImportTakes() {
        Agreement agreement = new Agreement(Schema.LEDGER_LINE, LedgerLineSchemaTest::read, "lies outside the years");
        List<JsonNode> lines = Stream.concat(kept(), documented())
                .flatMap(String::lines)
                .map(LedgerLineSchemaTest::tree)
                .toList();
        assertThat(lines).hasSizeGreaterThan(20);
        agreement.takes(lines);
        agreement.holds("ledger lines", lines, 2000);
    }

    private static void read(String line) {
        try (ArrivedEvents events = ArrivedEvents.of(new StringReader(line))) {
            assertThat(events.isEmpty()).isFalse();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Stream<String> kept() {
        return Stream.of("ledger/events", "ledger/file")
                .flatMap(form -> GoldenFile.all(form, "jsonl").stream())
                .map(GoldenFile::text);
    }

    private static Stream<String> documented() {
        return MarkdownPage.all().stream()
                .filter(page -> page.name().equals("docs/ledger.md"))
                .flatMap(page -> page.blocks("json").stream())
                .map(MarkdownPage.Piece::text);
    }

    private static JsonNode tree(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
