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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time limit ends the statement that has passed it, all of that statement, and no other. */
@Timeout(120)
class CancelTest {
    @TempDir
    Path folder;

    @Test
    void aCancelThatIsLateNeverReachesTheNextStatement() throws Exception {
        try (Connection connection = slowlyCancelled(Duration.ofMillis(1_000), Duration.ofMillis(400))) {
            // Its cancel is on the way when it ends by itself.
            run(connection, "SELECT pg_sleep(1.2)");
            run(connection, "SELECT pg_sleep(0.25)");
            connection.setAutoCommit(false);
            run(connection, "CREATE TABLE t (n int)");
            run(connection, "SELECT pg_sleep(1.2)");
            connection.rollback();
            assertThat(Query.list(connection, "SELECT to_regclass('t') IS NULL", row -> row.getBoolean(1)))
                    .isEqualTo(List.of(true));
        }
    }

    /** A connection whose cancels take a while, as they do where the server is far away or busy. */
    private static Connection slowlyCancelled(Duration limit, Duration delay) throws SQLException {
        Database database = TestDatabases.postgreSql();
        Dialect slow = (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, (self, method, arguments) -> {
                    if (method.getName().equals("cancel")) {
                        Thread.sleep(delay.toMillis());
                    }
                    try {
                        return method.invoke(database.dialect(), arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        Connection real = DriverManager.getConnection(database.settings().url(), "postgres", "postgres");
        return GuardedConnection.of(real, slow, new TimeLimit(Optional.of(limit), Optional.empty()));
    }

    @Test
    void theFetchingOfRowsIsPartOfTheStatement() throws Exception {
        Database database = TestDatabases.postgreSql().limitingStatements(Duration.ofSeconds(1));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(10);
            try (ResultSet rows = statement.executeQuery(
                    "SELECT n, CASE WHEN n > 10 THEN pg_sleep(0.5) END FROM generate_series(1, 1000) AS n")) {
                assertThatThrownBy(() -> readAll(rows))
                        .isInstanceOf(SQLTimeoutException.class)
                        .hasMessageContaining("the statement took longer than its time limit PT1S");
            }
            connection.rollback();
            run(connection, "SELECT 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void rowsThatAreReadTooSlowlyEndWithTheTimeToo(String engine) throws Exception {
        Database database = engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
        try (Connection connection =
                        database.limitingStatements(Duration.ofSeconds(1)).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1 FROM generate_series(1, 1000)")) {
            assertThatThrownBy(() -> {
                        while (rows.next()) {
                            Thread.sleep(50);
                        }
                    })
                    .isInstanceOf(SQLTimeoutException.class);
            // Each statement has its own time.
            run(connection, "SELECT 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void rowsOfTwoStatementsAreReadInTurn(String engine) throws Exception {
        Database database = engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
        try (Connection connection =
                        database.limitingStatements(Duration.ofSeconds(30)).connect();
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
