package io.jenkins.plugins.dataops.ledger;

import static io.jenkins.plugins.dataops.ledger.TestEvents.oneOfEach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileOfSomethingElseIsLeftUntouched() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "remember the milk, and more of it");
        assertThatThrownBy(() -> Ledger.open(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is no SQLite file and was left untouched");
        assertThat(text).hasContent("remember the milk, and more of it");
        assertThat(folder).isDirectoryContaining("glob:**/notes.txt").isDirectoryNotContaining("glob:**-wal");
    }

    @Test
    void aForeignDatabaseIsLeftUntouched() throws Exception {
        Path foreign = folder.resolve("bookmarks.db");
        run(foreign, "CREATE TABLE bookmark (url TEXT)");
        byte[] before = Files.readAllBytes(foreign);
        assertThatThrownBy(() -> Ledger.open(foreign))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("SQLite file of something else");
        assertThat(Files.readAllBytes(foreign)).isEqualTo(before);
    }

    @Test
    void aLedgerOfANewerVersionIsNotTouched() throws Exception {
        Path newer = folder.resolve("ledger.db");
        Ledger.open(newer).close();
        run(newer, "PRAGMA user_version = 99");
        assertThatThrownBy(() -> Ledger.open(newer))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("schema version 99")
                .hasMessageContaining("newer version");
    }

    @Test
    void aFolderIsNoLedger() {
        assertThatThrownBy(() -> Ledger.open(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void anEmptyFileBecomesALedger() throws Exception {
        try (Ledger ledger = Ledger.open(Files.createFile(folder.resolve("ledger.db")))) {
            assertThat(ledger.append(oneOfEach())).isEqualTo(5);
        }
    }

    @Test
    void aDamagedLedgerIsSaidToBeDamaged() throws Exception {
        Path file = folder.resolve("ledger.db");
        try (Ledger ledger = Ledger.open(file)) {
            ledger.append(oneOfEach());
        }
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, 100, content.length, (byte) 0x5A);
        Files.write(file, content);
        assertThatThrownBy(() -> {
                    try (Ledger ledger = Ledger.open(file)) {
                        ledger.events(EventQuery.everything());
                    }
                })
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("backup");
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    @Test
    void aTruncatedLedgerIsNotStartedAnew() throws Exception {
        Path file = folder.resolve("ledger.db");
        Ledger.open(file).close();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 50));
        assertThatThrownBy(() -> Ledger.open(file)).isInstanceOf(ToolException.class);
        assertThat(Files.size(file)).isEqualTo(50);
    }

    private static void run(Path file, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            LedgerFile.execute(connection, sql);
        }
    }
}
