package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** PostgreSQL's transactions. */
final class PostgreSqlTransactions implements Transactions {
    /** lock_not_available, deadlock_detected, serialization_failure. */
    private static final Set<String> RETRYABLE = Set.of("55P03", "40P01", "40001");

    @Override
    public List<String> begin(Duration lockWait) {
        return List.of(
                "SET LOCAL lock_timeout = " + lockWait.toMillis(),
                "SET LOCAL search_path = pg_catalog",
                "SET LOCAL TIME ZONE 'UTC'");
    }

    @Override
    public List<String> snapshot() {
        return List.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }

    @Override
    public String untilSettled() {
        return " FOR UPDATE";
    }

    @Override
    public boolean retryable(SQLException failure) {
        return RETRYABLE.contains(String.valueOf(failure.getSQLState()))
                || String.valueOf(failure.getMessage()).contains("tuple concurrently updated");
    }

    @Override
    public Instant now(Connection connection) throws SQLException {
        return Instant.ofEpochMilli(Query.list(
                        connection,
                        "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
                        row -> row.getLong(1))
                .get(0));
    }
}
