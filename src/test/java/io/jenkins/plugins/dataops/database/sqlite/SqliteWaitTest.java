package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.outcome.PlayedStop;
import io.jenkins.plugins.dataops.outcome.Stop;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever waits for another writer, here for ten minutes, hears at once that it is to end. */
class SqliteWaitTest {
    private static final int SOON = 20;

    @TempDir
    Path folder;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private Database database;
    private Connection writer;

    @BeforeEach
    void write() throws SQLException {
        database = Database.open(
                ConnectionSettings.of("warehouse", "jdbc:sqlite:" + folder.resolve("w.db") + "?busy_timeout=600000"),
                new Drivers(List.of()));
        writer = database.connect();
        Query.run(writer, "CREATE TABLE t (i INTEGER); BEGIN IMMEDIATE");
    }

    @AfterEach
    void end() throws SQLException {
        writer.close();
        other.shutdownNow();
    }

    private SQLException failure(Future<SQLException> waiting) throws InterruptedException, ExecutionException {
        try {
            return waiting.get(SOON, TimeUnit.SECONDS);
        } catch (TimeoutException deaf) {
            throw new AssertionError("it still waits", deaf);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "PRAGMA busy_timeout = 600000", "PRAGMA main.busy_timeout(600000)"})
    void aStopIsHeard(String before) throws Exception {
        Thread[] waiter = new Thread[1];
        try (PlayedStop played = new PlayedStop()) {
            Future<SQLException> waiting = other.submit(() -> {
                try (Connection connection = database.connect()) {
                    Query.run(connection, before);
                    waiter[0] = Thread.currentThread();
                    return catchThrowableOfType(SQLException.class, () -> Query.run(connection, "INSERT INTO t VALUES (1)"));
                }
            });
            while (waiter[0] == null || !isInTheEngine(waiter[0])) {
                Thread.onSpinWait();
            }
            Stop.request("SIGTERM");
            assertThat((Throwable) failure(waiting)).hasMessageContaining("stopped by SIGTERM");
        }
        Query.run(writer, "COMMIT");
    }

    private static boolean isInTheEngine(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).anyMatch(frame -> frame.getClassName().endsWith("NativeDB"));
    }

    @Test
    void theLimitOfAllWorkIsHeard() throws Exception {
        Future<SQLException> waiting = other.submit(() -> {
            try (Connection connection = database.limitingConnections(Duration.ofMillis(200)).connect()) {
                return catchThrowableOfType(SQLException.class, () -> Query.run(connection, "INSERT INTO t VALUES (1)"));
            }
        });
        SQLException failure = failure(waiting);
        assertThat(database.dialect().errors().meaning(failure)).isEqualTo(ErrorMeaning.CANCELLED);
        assertThat((Throwable) failure).hasMessageContaining("took longer than its time limit");
    }

    @Test
    void whoeverWaitsGoesOnWhenTheOtherHasWritten() throws Exception {
        Thread[] waiter = new Thread[1];
        Future<?> waiting = other.submit(() -> {
            try (Connection connection = database.connect()) {
                waiter[0] = Thread.currentThread();
                Query.run(connection, "INSERT INTO t VALUES (1)");
            }
            return null;
        });
        while (waiter[0] == null || !isInTheEngine(waiter[0])) {
            Thread.onSpinWait();
        }
        Query.run(writer, "COMMIT");
        waiting.get(SOON, TimeUnit.SECONDS);
        assertThat(Query.list(writer, "SELECT i FROM t", row -> row.getInt(1))).containsExactly(1);
    }

    @Test
    void aCommitThatWaitsForAReaderHearsItToo() throws Exception {
        Query.run(writer, "COMMIT; INSERT INTO t VALUES (1)");
        Thread[] waiter = new Thread[1];
        try (PlayedStop played = new PlayedStop();
                Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Query.list(reader, "SELECT i FROM t", row -> row.getInt(1));
            Future<SQLException> waiting = other.submit(() -> {
                try (Connection connection = database.connect()) {
                    connection.setAutoCommit(false);
                    Query.run(connection, "INSERT INTO t VALUES (2)");
                    waiter[0] = Thread.currentThread();
                    return catchThrowableOfType(SQLException.class, connection::commit);
                }
            });
            while (waiter[0] == null || !isInTheEngine(waiter[0])) {
                Thread.onSpinWait();
            }
            Stop.request("SIGTERM");
            assertThat((Throwable) failure(waiting)).hasMessageContaining("stopped by SIGTERM");
        }
    }
}
