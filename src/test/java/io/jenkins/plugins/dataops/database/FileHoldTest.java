package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose a DuckDB file is between two connections, asked of a real other process. */
class FileHoldTest {
    private static OtherProcess other;

    @TempDir
    Path folder;

    private Path file;
    private Database database;

    @BeforeAll
    static void start() throws Exception {
        other = new OtherProcess();
    }

    @BeforeEach
    void open() {
        file = folder.resolve("w.duckdb");
        database = Database.open(ConnectionSettings.of("warehouse", "jdbc:duckdb:" + file), new Drivers(List.of()));
    }

    @AfterAll
    static void end() throws Exception {
        other.close();
    }

    private boolean isFree() {
        return other.findsFree(file);
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect()) {
            for (String statement : statements) {
                Query.run(connection, statement);
            }
        }
    }

    @Test
    void aHeldFileIsTakenByNobodyBetweenTwoConnections() throws Exception {
        try (Database held = database.holdingFile()) {
            assertThat(isFree()).as("before the first connection").isTrue();
            run(held, "CREATE TABLE t AS SELECT 42 AS n");
            assertThat(isFree()).as("after it").isFalse();
            run(held.limitingStatements(Duration.ofMinutes(1)), "INSERT INTO t VALUES (43)");
            assertThat(isFree()).as("after one of a limited view of it").isFalse();
        }
        assertThat(isFree()).as("once it is closed").isTrue();
    }

    @Test
    void whatDoesNotHoldLetsGoAtOnce() throws Exception {
        run(database, "CREATE TABLE t AS SELECT 42 AS n");
        assertThat(isFree()).isTrue();
    }

    @Test
    void aLentFileIsFreeUntilTheLastLoanIsBack() throws Exception {
        try (Database held = database.holdingFile()) {
            run(held, "CREATE TABLE t AS SELECT 42 AS n");
            try (Database.Loan outer = held.lend()) {
                assertThat(isFree()).as("lent").isTrue();
                try (Database.Loan inner = held.lend()) {
                    run(held, "INSERT INTO t VALUES (43)");
                    assertThat(isFree()).as("lent twice").isTrue();
                }
                run(held, "INSERT INTO t VALUES (44)");
                assertThat(isFree()).as("still lent once").isTrue();
            }
            run(held, "INSERT INTO t VALUES (45)");
            assertThat(isFree()).as("back").isFalse();
        }
    }

    @Test
    void aConnectionAfterTheEndHoldsNothing() throws Exception {
        Database held = database.holdingFile();
        held.close();
        held.close();
        run(held, "CREATE TABLE t AS SELECT 42 AS n");
        assertThat(isFree()).isTrue();
    }

    @Test
    void whatOneConnectionLeavesInTheEngineIsGoneWhenTheFileIsOpenedAnew() throws Exception {
        try (Database held = database.holdingFile()) {
            run(held, "SET GLOBAL default_order = 'DESC'");
            assertThat(order(held)).as("held").containsExactly(2, 1);
            held.reopen();
            assertThat(order(held)).as("opened anew").containsExactly(1, 2);
        }
    }

    private static List<Integer> order(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Query.list(connection, "SELECT n FROM (VALUES (1), (2)) AS v(n) ORDER BY n", row -> row.getInt(1));
        }
    }

    @Test
    void aDatabaseWithoutAFileIsLeftAlone() throws Exception {
        Database inMemory = Database.open(ConnectionSettings.of("warehouse", "jdbc:duckdb:"), new Drivers(List.of()));
        try (Database held = inMemory.holdingFile()) {
            assertThat(held).isSameAs(inMemory);
            held.reopen();
            held.lend().close();
            run(held, "SELECT 1");
        }
    }

    @Test
    void laterConnectionsWaitForAnotherProcessAsTheFirstDoes() throws Exception {
        assertThat(other.opens(file)).isTrue();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(
                other::letsGo, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        run(database, "CREATE TABLE t AS SELECT 42 AS n");
        closed.get();
    }
}
