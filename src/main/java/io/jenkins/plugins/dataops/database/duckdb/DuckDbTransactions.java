package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** DuckDB's transactions: snapshots that never wait; the second of two that change the same thing fails at once. */
final class DuckDbTransactions implements Transactions {
    @Override
    public void begin(Connection connection, Duration lockWait) {
        // Nothing waits here, and nothing of a role or a database changes what names and texts mean.
    }

    @Override
    public List<String> underOneWait(List<String> statements, Duration lockWait) {
        return statements;
    }

    @Override
    public List<String> lockHolders(Connection connection, String schema, Set<String> own) {
        return List.of();
    }

    @Override
    public List<String> writers(Connection connection, String schema) {
        return List.of();
    }

    @Override
    public boolean holdStill(Connection connection, String schema) {
        return false;
    }

    @Override
    public boolean createdMeanwhile(SQLException failure) {
        return retryable(failure) || String.valueOf(failure.getMessage()).contains("already exists");
    }

    @Override
    public List<String> snapshot() {
        return List.of();
    }

    @Override
    public String untilSettled() {
        return "";
    }

    @Override
    public boolean retryable(SQLException failure) {
        // DuckDB gives no SQLSTATE.
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("conflict") && message.contains("transactioncontext")
                || message.contains("write-write conflict")
                || message.contains("conflict on");
    }

    @Override
    public Instant now(Connection connection) throws SQLException {
        return Instant.ofEpochMilli(
                Query.list(connection, "SELECT epoch_ms(now())", row -> row.getLong(1)).get(0));
    }
}
