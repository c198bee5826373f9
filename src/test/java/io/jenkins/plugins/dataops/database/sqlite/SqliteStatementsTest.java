package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many rows a statement is said to have changed: its own, and never those of the one before. */
class SqliteStatementsTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabases.sqlite(folder);
        run("CREATE TABLE t (i INTEGER); CREATE TABLE log (i INTEGER); CREATE VIEW seen AS SELECT i FROM t;"
                + " CREATE TRIGGER noted AFTER DELETE ON t BEGIN INSERT INTO log VALUES (old.i), (old.i); END;"
                + " CREATE TRIGGER through INSTEAD OF INSERT ON seen BEGIN INSERT INTO t VALUES (new.i); END");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "CREATE INDEX x ON t (i) | 0",
        "CREATE TABLE copy AS SELECT * FROM t | 0",
        "ALTER TABLE t ADD COLUMN j TEXT DEFAULT 'x' | 0",
        "DROP TABLE log | 0",
        "PRAGMA foreign_keys = ON | 0",
        "ANALYZE | 0",
        "DELETE FROM t WHERE i > 5 | 0",
        "UPDATE t SET i = i + 1 WHERE i < 3 | 2",
        "DELETE FROM t WHERE i = 1 | 1",
        "INSERT INTO seen VALUES (9) | 0",
        "INSERT INTO t VALUES (7), (8); CREATE INDEX x ON t (i); DELETE FROM t WHERE i = 7 | 3",
        "INSERT INTO t VALUES (7); SELECT 1 WHERE 0; DROP TABLE log | 1",
    })
    void rowsAreThoseOfTheStatementItself(String sql, int rows) throws SQLException {
        for (String way : new String[] {"execute", "update", "large"}) {
            open();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO t VALUES (1), (2), (3), (4), (5)");
                assertThat(statement.getUpdateCount()).isEqualTo(5);
                switch (way) {
                    case "execute" -> {
                        assertThat(statement.execute(sql)).isFalse();
                        assertThat(statement.getUpdateCount()).as(sql).isEqualTo(rows);
                        assertThat(statement.getLargeUpdateCount()).as(sql).isEqualTo(rows);
                    }
                    case "update" -> assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(rows);
                    default -> assertThat(statement.executeLargeUpdate(sql)).as(sql).isEqualTo(rows);
                }
            }
        }
    }

    /** As Flyway asks for all results of a statement. */
    @Test
    void eachCountIsToldOnce() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : new String[] {"INSERT INTO t VALUES (1), (2)", "CREATE INDEX x ON t (i)", "SELECT i FROM t"}) {
                int counts = 0;
                boolean rows = statement.execute(sql);
                while (rows || statement.getUpdateCount() != -1) {
                    assertThat(++counts).as(sql).isLessThan(2);
                    rows = statement.getMoreResults();
                }
            }
        }
    }
}
