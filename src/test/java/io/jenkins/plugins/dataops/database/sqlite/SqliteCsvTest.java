package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.Stop;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A load is one statement: as long as it may be, all of it or nothing, and told where it failed. */
class SqliteCsvTest {
    /** Long enough to outlast each limit here, if nothing ended it. */
    private static final int MANY = 2_000_000;

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabases.sqlite(folder);
    }

    private long load(Connection connection, String table, String rows) throws SQLException {
        return new SqliteCsvLoad(database, folder).rows(connection, table, rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "NOT_UNIQUE        | 1,a,;2,b,;1,c, | row 3 of the file | t.id",
        "EMPTY_CELL        | 1,a,;2,,       | row 2 of the file | t.name",
        "REFERENCE_MISSING | 1,a,;2,b,7     | row 2 of the file | FOREIGN KEY",
        "OTHER             | 1,abcdef,      | row 1 of the file | short_name",
    })
    void theConstraintAndTheRowAreNamed(ErrorMeaning meaning, String rows, String row, String constraint) throws Exception {
        try (Connection connection = database.connect()) {
            Query.run(connection, "PRAGMA foreign_keys = ON; CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL"
                    + " CONSTRAINT short_name CHECK (length(name) < 5), parent INTEGER REFERENCES t (id))");
            SQLException failure =
                    catchThrowableOfType(SQLException.class, () -> load(connection, "t", rows.replace(';', '\n') + "\n"));
            assertThat((Throwable) failure).hasMessageContaining(row).hasMessageContaining(constraint);
            assertThat(database.dialect().errors().meaning(failure)).isEqualTo(meaning);
            assertThat(Query.list(connection, "SELECT id FROM t", each -> each.getInt(1))).isEmpty();
        }
    }

    @Test
    void aBatchOfTheDriverHidesNoMeaning() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (id INTEGER PRIMARY KEY)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
                for (int i = 0; i < 2; i++) {
                    insert.setInt(1, 1);
                    insert.addBatch();
                }
                SQLException failure = catchThrowableOfType(SQLException.class, insert::executeBatch);
                assertThat(database.dialect().errors().meaning(failure)).isEqualTo(ErrorMeaning.NOT_UNIQUE);
                SQLException batch = new BatchUpdateException("batch entry 1", null, 0, new int[0], failure);
                assertThat(database.dialect().errors().meaning(batch)).isEqualTo(ErrorMeaning.NOT_UNIQUE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLimitHoldsForTheWholeLoad(boolean alone) throws Exception {
        String many = "1\n".repeat(MANY);
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (i INTEGER)");
        }
        try (Connection connection = database.limitingStatements(Duration.ofMillis(100)).connect()) {
            connection.setAutoCommit(alone);
            SQLException failure = catchThrowableOfType(SQLException.class, () -> load(connection, "t", many));
            assertThat((Throwable) failure).hasMessageContaining("took longer than its time limit PT0.1S");
            connection.setAutoCommit(true);
            assertThat(Query.list(connection, "SELECT count(*) FROM t", each -> each.getInt(1))).containsExactly(0);
        }
    }

    @Test
    void theLimitHoldsWithinARow() throws Exception {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (i INTEGER); CREATE TABLE log (i INTEGER);"
                    + " CREATE TRIGGER slow AFTER INSERT ON t BEGIN INSERT INTO log WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                    + " SELECT i + 1 FROM n) SELECT count(*) FROM n; END");
        }
        try (Connection connection = database.limitingStatements(Duration.ofMillis(100)).connect()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> load(connection, "t", "1\n2\n"));
            assertThat((Throwable) failure).hasMessageContaining("took longer than its time limit PT0.1S");
            assertThat(Query.list(connection, "SELECT count(*) FROM t", each -> each.getInt(1))).containsExactly(0);
        }
    }

    @Test
    void aStopIsHeardBetweenRows() throws Exception {
        String many = "1\n".repeat(MANY);
        try (Connection connection = database.connect();
                PlayedStop played = new PlayedStop()) {
            Query.run(connection, "CREATE TABLE t (i INTEGER)");
            AtomicReference<Thread> loading = new AtomicReference<>(Thread.currentThread());
            Thread stopping = new Thread(() -> {
                while (List.of(loading.get().getStackTrace()).stream()
                        .noneMatch(frame -> frame.getClassName().endsWith("NativeDB"))) {
                    Thread.onSpinWait();
                }
                Stop.request("SIGTERM");
            });
            stopping.start();
            SQLException failure = catchThrowableOfType(SQLException.class, () -> load(connection, "t", many));
            stopping.join();
            assertThat((Throwable) failure).hasMessageContaining("stopped by SIGTERM");
            assertThat(Query.list(connection, "SELECT count(*) FROM t", each -> each.getInt(1))).containsExactly(0);
        }
    }
}
