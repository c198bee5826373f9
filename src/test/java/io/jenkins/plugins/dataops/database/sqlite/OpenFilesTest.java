package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConfinedSettings;
import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesTest {
    @TempDir
    Path folder;

    @Test
    void whoAsksForSettingsFreesNoLockOfTheEngine() throws Exception {
        Path file = folder.resolve("w.db");
        ConnectionSettings settings =
                ConnectionSettings.of("warehouse", "jdbc:sqlite:" + file).with(ReachableFiles.NONE.and(folder));
        try (Connection connection = Database.open(settings, new Drivers(List.of())).connect()) {
            Query.run(connection, "CREATE TABLE t (i INTEGER); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)");
            assertThat(another(file)).isEqualTo("busy");
            Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
            new ConfinedSettings(settings).ofTheProject();
            new ConfinedSettings(ConnectionSettings.of("warehouse", "jdbc:sqlite:" + link).with(settings.files())).ofTheProject();
            assertThat(another(file)).isEqualTo("busy");
            Query.run(connection, "COMMIT");
        }
        assertThat(another(file)).isEqualTo("free");
        assertThat(new SqliteUrls().isOwn(file)).isTrue();
        assertThat(new SqliteUrls().isOwn(Files.writeString(folder.resolve("text"), "not a database"))).isFalse();
    }

    private static String another(Path database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        OpenFilesTest.class.getName(),
                        database.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    /** Another process, which asks whether it could write. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0] + "?busy_timeout=0");
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            System.out.println("free");
        } catch (SQLException refused) {
            System.out.println(refused.getMessage().contains("SQLITE_BUSY") ? "busy" : refused.getMessage());
        }
    }
}
