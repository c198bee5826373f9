package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text reaches the database's own file, and none beside it. */
class SqliteConfinementTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabases.sqlite(folder);
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (i INTEGER); INSERT INTO t VALUES (1)");
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH 'FOLDER/other.db' AS other",
                "ATTACH ':memory:' AS other",
                "AtTaCh/**/DATABASE 'file:FOLDER/other.db?mode=rwc' AS other",
                "VACUUM INTO 'FOLDER/other.db'",
                "vacuum /* ; */ main -- x\ninto 'FOLDER/other.db'",
                "backup to FOLDER/other.db",
                "BACKUP main to 'FOLDER/other.db'",
                "restore from FOLDER/other.db",
                "SELECT 1; backup to FOLDER/other.db",
                "PRAGMA temp_store_directory = 'FOLDER'",
                "-- x\n/* y */ PRAGMA main.\"temp_store_directory\"('FOLDER')",
                "PRAGMA lock_proxy_file = 'FOLDER/other.db'",
                "PRAGMA writable_schema = ON",
                "PRAGMA soft_heap_limit = 1",
                "EXPLAIN PRAGMA writable_schema = ON",
                "explain /* x */ query plan\nPRAGMA temp_store_directory = 'FOLDER'",
                "; ;PRAGMA hard_heap_limit = 1",
                "\uFEFFPRAGMA writable_schema = ON",
                "SELECT load_extension('FOLDER/other.so')",
                "SELECT readfile('FOLDER/other.db')",
                "SELECT writefile('FOLDER/other.db', 'x')",
                "CREATE VIRTUAL TABLE c USING csv(filename = 'FOLDER/other.db')",
                "SELECT fts3_tokenizer('x', x'00')"
            })
    void everyDoorIsShut(String door) throws Exception {
        String sql = door.replace("FOLDER", folder.toString());
        List<String> before = files();
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> Query.run(connection, sql)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> update(connection, sql)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> prepared(connection, sql)).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> Query.runAll(connection, List.of(sql))).isInstanceOf(SQLException.class);
        }
        assertThat(files()).isEqualTo(before);
    }

    /** To the engine a parameter of Tcl, to the lexer the begin of a text: what follows runs for neither. */
    @Test
    void whatIsCutOtherwiseRunsNowhere() throws Exception {
        List<String> before = files();
        try (Connection connection = database.connect()) {
            for (String sql : List.of("SELECT $a('); backup to %s/x.db", "SELECT $a('); PRAGMA user_version = 7 -- %s")) {
                Query.run(connection, String.format(sql, folder));
                update(connection, String.format(sql, folder));
            }
            assertThat(Query.list(connection, "PRAGMA user_version", row -> row.getInt(1))).containsExactly(0);
        }
        assertThat(files()).isEqualTo(before);
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void prepared(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
            throw new SQLException("only the first of them ran");
        }
    }

    @Test
    void theReasonIsSaid() throws SQLException {
        try (Connection connection = database.connect()) {
            for (String sql : List.of("ATTACH 'x' AS x", "VACUUM INTO 'x'", "SELECT load_extension('x')", "backup to x")) {
                SQLException refused = catchThrowableOfType(SQLException.class, () -> Query.run(connection, sql));
                assertThat((Throwable) refused).as(sql).hasMessageContaining("SQL on a SQLite file reaches that file alone");
                assertThat(database.dialect().errors().meaning(refused)).isEqualTo(ErrorMeaning.RIGHT_MISSING);
            }
        }
    }

    @Test
    void whatHarmsNobodyGoesOn() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "VACUUM");
            Query.run(connection, "vacuum /* x */ main;");
            Query.run(connection, "PRAGMA foreign_keys = ON");
            assertThatThrownBy(() -> Query.run(connection, "ATTACH ':memory:' AS other")).isInstanceOf(SQLException.class);
            assertThat(Query.list(connection, "PRAGMA foreign_keys", row -> row.getInt(1))).containsExactly(1);
        }
    }

    @Test
    void everyStatementOfATextRuns() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(
                    connection,
                    "CREATE TRIGGER double AFTER INSERT ON t BEGIN UPDATE t SET i = i * 2 WHERE i = new.i; SELECT 1; END;"
                            + " INSERT INTO t VALUES (5); INSERT INTO t VALUES (6)");
            assertThat(Query.list(connection, "SELECT i FROM t ORDER BY i", row -> row.getInt(1)))
                    .containsExactly(1, 10, 12);
        }
    }

    @Test
    void whoReadsCannotSayOtherwise() throws SQLException {
        Database reading = Database.open(database.settings(), new Drivers(List.of()), AccessMode.READ);
        try (Connection connection = reading.connect()) {
            assertThatThrownBy(() -> Query.run(connection, "PRAGMA query_only = OFF")).isInstanceOf(SQLException.class);
            for (String change : List.of("DELETE FROM t", "CREATE TABLE u (i)", "DROP TABLE t", "PRAGMA user_version = 7")) {
                assertThatThrownBy(() -> Query.run(connection, change)).as(change).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void noUrlOpensWithOtherRules() {
        for (String url : List.of(
                "jdbc:sqlite:file:" + folder + "/other.db?mode=rwc",
                "jdbc:sqlite::resource:http://localhost:1/other.db",
                "jdbc:sqlite:" + folder + "/other.db?enable_load_extension=true",
                "jdbc:sqlite:" + folder + "/other.db?open_mode=6",
                "jdbc:sqlite:" + folder + "/other.db?temp_store_directory=/tmp")) {
            assertThatThrownBy(() -> Database.open(ConnectionSettings.of("w", url), new Drivers(List.of())))
                    .as(url)
                    .isInstanceOf(UsageException.class);
        }
        assertThat(folder.resolve("other.db")).doesNotExist();
        assertThat(Dialects.of("jdbc:sqlite:").urls().isElsewhere("jdbc:sqlite:file:x")).isTrue();
    }

    @Test
    void anotherFileIsNoDatabase() throws IOException {
        Path text = Files.writeString(folder.resolve("text.db"), "long enough to be looked at ".repeat(40));
        assertThatThrownBy(() -> Database.open(
                        ConnectionSettings.of("w", "jdbc:sqlite:" + text), new Drivers(List.of())))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("the file is no SQLite database: name another file");
        assertThatThrownBy(() -> Database.open(
                        ConnectionSettings.of("w", "jdbc:sqlite:" + folder + "/no/such/folder.db"), new Drivers(List.of())))
                .isInstanceOf(ToolException.class);
    }
}
