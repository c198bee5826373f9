package io.jenkins.plugins.dataops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger of schema 1, as its version wrote it: history is kept for good, so every later version must read it. */
class EarlierLedgerTest {
    @TempDir
    Path folder;

    @Test
    void isReadWrittenOnAndExportedWordForWord() throws IOException {
        Path file = folder.resolve("ledger.sqlite");
        Files.write(file, resource("ledger-1.sqlite"));
        String lines = new String(resource("ledger-1.jsonl"), StandardCharsets.UTF_8);
        try (Ledger ledger = Ledger.open(file)) {
            StringWriter export = new StringWriter();
            assertThat(ledger.export(export)).isEqualTo(11);
            assertThat(export).hasToString(lines);
            assertThat(ledger.products()).containsExactly("sales", "stock");
            assertThat(ledger.currentName("old name")).isEqualTo("stock");
            assertThat(ledger.importFrom(new StringReader(lines))).isEqualTo(new Appended(0, 11, 0, List.of()));
            assertThat(ledger.append(TestEvents.oneOfEach())).isEqualTo(5);
        }
        try (Ledger again = Ledger.open(file)) {
            assertThat(again.events(EventQuery.everything())).hasSize(16);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream content = EarlierLedgerTest.class.getResourceAsStream(name)) {
            return content.readAllBytes();
        }
    }
}
