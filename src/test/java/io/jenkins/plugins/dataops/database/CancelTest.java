package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time limit ends the statement that has passed it, all of that statement, and no other. */
@Timeout(600)
class CancelTest {
    @TempDir
    Path folder;

    @Test
    void aCancelThatIsLateNeverReachesTheNextStatement() throws Exception {
        Database database = TestDatabases.postgreSql();
        LateCancel cancel = new LateCancel();
        try (Connection holder = database.connect();
                Connection connection = guarded(database, cancel)) {
            for (boolean inTransaction : new boolean[] {false, true}) {
                connection.setAutoCommit(!inTransaction);
                run(connection, "CREATE TABLE IF NOT EXISTS " + (inTransaction ? "t" : "other") + " (n int)");
                run(holder, "SELECT pg_advisory_lock(7)");
                cancel.awaited = new CountDownLatch(1);
                CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> endWhileBeingCancelled(holder, cancel));
                // Its cancel is on the way when it ends by itself.
                run(connection, "SELECT pg_advisory_lock_shared(7)");
                run(connection, "SELECT pg_sleep(0.25)");
                ending.get();
                run(connection, "SELECT pg_advisory_unlock_shared(7)");
            }
            connection.rollback();
            assertThat(Query.list(holder, "SELECT to_regclass('t') IS NULL", row -> row.getBoolean(1)))
                    .isEqualTo(List.of(true));
        }
    }

    /** Lets the statement go that waits for the holder, and its cancel only once the server has answered it. */
    private static void endWhileBeingCancelled(Connection holder, LateCancel cancel) {
        try {
            cancel.entered.acquire();
            run(holder, "SELECT pg_advisory_unlock(7)");
            while (Query.list(
                            holder,
                            "SELECT pid FROM pg_stat_activity WHERE query = 'SELECT pg_advisory_lock_shared(7)'"
                                    + " AND state LIKE 'idle%' AND datname = current_database()",
                            row -> row.getInt(1))
                    .isEmpty()) {
                Thread.sleep(20);
            }
            cancel.awaited.countDown();
        } catch (SQLException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A cancel that takes a while, as where the server is far away or busy; nothing is cancelled while none is awaited. */
    private static final class LateCancel {
        private final Semaphore entered = new Semaphore(0);
        private volatile CountDownLatch awaited = new CountDownLatch(0);

        /** Waits until it may be sent. Returns whether it is to be sent at all. */
        boolean awaited() throws InterruptedException {
            CountDownLatch now = awaited;
            if (now.getCount() == 0) {
                return false;
            }
            entered.release();
            now.await();
            return true;
        }
    }

    private static Connection guarded(Database database, LateCancel late) throws SQLException {
        Dialect slow = (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, (self, method, arguments) -> {
                    if (method.getName().equals("cancel") && !late.awaited()) {
                        return null;
                    }
                    try {
                        return method.invoke(database.dialect(), arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        Connection real = DriverManager.getConnection(database.settings().url(), "postgres", "postgres");
        return GuardedConnection.of(real, slow, new TimeLimit(Optional.of(Duration.ofMillis(200)), Optional.empty()));
    }

    /** What has to end in time where the machine is as fast as it may be. */
    @FunctionalInterface
    private interface Limited {
        void within(Duration limit) throws Exception;
    }

    /** Doubles a limit for as long as the machine is too slow for the statements that are not to pass it. */
    private static void withALimitThatOthersKeep(Limited test) throws Exception {
        for (Duration limit = Duration.ofSeconds(1); ; limit = limit.multipliedBy(2)) {
            try {
                test.within(limit);
                return;
            } catch (SQLTimeoutException slow) {
                assertThat(limit).as(slow.getMessage()).isLessThan(Duration.ofMinutes(1));
            }
        }
    }

    @Test
    void theFetchingOfRowsIsPartOfTheStatement() throws Exception {
        Database database = TestDatabases.postgreSql();
        withALimitThatOthersKeep(limit -> {
            try (Connection connection = database.limitingStatements(limit).connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.setFetchSize(10);
                try (ResultSet rows = statement.executeQuery(
                        "SELECT n, CASE WHEN n > 10 THEN pg_sleep(0.5) END FROM generate_series(1, 1000) AS n")) {
                    assertThatThrownBy(() -> readAll(rows))
                            .isInstanceOf(SQLTimeoutException.class)
                            .hasMessageContaining("the statement took longer than its time limit " + limit);
                }
                connection.rollback();
                run(connection, "SELECT 1");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void rowsThatAreReadTooSlowlyEndWithTheTimeToo(String engine) throws Exception {
        Database database = engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
        withALimitThatOthersKeep(limit -> {
            try (Connection connection = database.limitingStatements(limit).connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1 FROM generate_series(1, 10000)")) {
                assertThatThrownBy(() -> {
                            while (rows.next()) {
                                Thread.sleep(50);
                            }
                        })
                        .isInstanceOf(SQLTimeoutException.class);
                // Each statement has its own time.
                run(connection, "SELECT 1");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void rowsOfTwoStatementsAreReadInTurn(String engine) throws Exception {
        Database database = engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
        try (Connection connection =
                        database.limitingStatements(Duration.ofHours(1)).connect();
                Statement one = connection.createStatement();
                Statement other = connection.createStatement();
                ResultSet first = one.executeQuery("SELECT * FROM generate_series(1, 3)");
                ResultSet second = other.executeQuery("SELECT * FROM generate_series(1, 3)")) {
            for (int i = 1; i <= 3; i++) {
                assertThat(first.next() && second.next()).isTrue();
                assertThat(first.getInt(1) + second.getInt(1)).isEqualTo(2 * i);
            }
            assertThat(first.next() || second.next()).isFalse();
        }
    }

    private static void readAll(ResultSet rows) throws SQLException {
        while (rows.next()) {
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
