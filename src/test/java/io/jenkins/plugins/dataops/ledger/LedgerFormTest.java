package io.jenkins.plugins.dataops.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.golden.Specimen;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History is kept for good, so every later version reads the ledgers and exports of every earlier one. */
class LedgerFormTest {
    @TempDir
    Path folder;

    @Test
    void everySchemaIsReadWrittenOnAndExportedWordForWord() throws IOException {
        List<GoldenFile> files = GoldenFile.all("ledger/file", "sqlite");
        assertThat(files).hasSize(LedgerFile.SCHEMA_VERSION);
        for (GoldenFile golden : files) {
            Path file = golden.copyTo(folder);
            String lines = GoldenFile.all("ledger/file", "jsonl").get(golden.number() - 1).text();
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
    }

    @Test
    void aNewLedgerHasTheNewestSchema() throws SQLException {
        Path file = folder.resolve("new.db");
        Ledger.open(file).close();
        GoldenFile.assertNewest("ledger/schema", "sql", schema(file));
        assertThat(GoldenFile.all("ledger/schema", "sql"))
                .as("the number of a schema is its version, which goes up with every change")
                .hasSize(LedgerFile.SCHEMA_VERSION);
    }

    @Test
    void everyEventIsWrittenAndReadAsTheGoldenFilesHaveIt() {
        List<Event> specimens = Specimen.of(Event.class);
        GoldenFile.assertNewest(
                "ledger/events",
                "jsonl",
                specimens.stream().map(EventLine::write).collect(Collectors.joining("\n", "", "\n")));
        List<GoldenFile> files = GoldenFile.all("ledger/events", "jsonl");
        for (GoldenFile file : files) {
            List<Event> kept = file.text().lines().map(EventLine::read).toList();
            assertThat(file.text().lines().map(EventLine::readGiven)).as("imported from " + file).isEqualTo(kept);
        }
        assertThat(files.get(files.size() - 1).text().lines().map(EventLine::read)).isEqualTo(specimens);
    }

    /** It is made when a ledger first follows a journal, so that every ledger stays readable by the version before. */
    @Test
    void whatIsKeptOfJournalsHasAFormOfItsOwn() throws SQLException {
        Path file = folder.resolve("following.db");
        JournalMark beginning = JournalMark.beginning("flights", "production", "1a2b3c4d");
        JournalMark place = beginning.movedTo(7, Instant.parse("2026-01-31T12:00:00.123456Z"));
        try (Ledger ledger = Ledger.open(file)) {
            ledger.record(List.of(), Optional.of(new JournalSpan(List.of(beginning), place, place)));
            assertThat(ledger.followed(beginning)).isEqualTo(place);
        }
        GoldenFile.assertNewest(
                "ledger/followed",
                "sql",
                schema(file).lines().filter(line -> line.contains("TABLE followed")).collect(Collectors.joining()) + "\n");
    }

    private static String schema(Path file) throws SQLException {
        TreeSet<String> schema = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet row = connection.createStatement()
                        .executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) {
            while (row.next()) {
                schema.add(row.getString(1).replaceAll("\\s+", " "));
            }
        }
        return String.join(";\n", schema) + ";\n";
    }
}
