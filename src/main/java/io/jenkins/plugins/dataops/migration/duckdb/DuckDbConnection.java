package io.jenkins.plugins.dataops.migration.duckdb;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.database.base.Table;

/**
 * One connection to DuckDB.
 *
 * <p>A DuckDB file belongs to one process at a time, which DuckDB itself sees to; within the process a lock of the
 * JVM lets one run at a time change a history.
 */
final class DuckDbConnection extends Connection<DuckDbDatabase> {
    private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    DuckDbConnection(DuckDbDatabase database, java.sql.Connection connection) {
        super(database, connection);
    }

    @Override
    protected String getCurrentSchemaNameOrSearchPath() throws SQLException {
        return jdbcTemplate.queryForString("SELECT current_schema()");
    }

    @Override
    public void doChangeCurrentSchemaOrSearchPathTo(String schema) throws SQLException {
        String catalog = jdbcTemplate.queryForString("SELECT current_database()");
        jdbcTemplate.execute("USE " + database.quote(catalog, schema));
    }

    @Override
    public Schema<?, ?> getSchema(String name) {
        return new DuckDbSchema(jdbcTemplate, database, name);
    }

    @Override
    @SuppressWarnings("rawtypes") // As Flyway declares it.
    public <T> T lock(Table table, Callable<T> work) {
        ReentrantLock lock = LOCKS.computeIfAbsent(place() + " " + table, any -> new ReentrantLock());
        int patience = database.getConfiguration().getLockRetryCount();
        try {
            if (!lock.tryLock(patience, TimeUnit.SECONDS)) {
                throw new FlywayException(
                        "Number of retries exceeded while attempting to acquire the lock of " + table);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FlywayException("Interrupted while attempting to acquire the lock of " + table, interrupted);
        }
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new FlywayException(failure);
        } finally {
            lock.unlock();
        }
    }

    /** The file of the database; all in-memory databases share one lock, which costs them nothing. */
    private String place() {
        try {
            return jdbcTemplate.queryForString(
                    "SELECT coalesce(path, '') FROM duckdb_databases() WHERE database_name = current_database()");
        } catch (SQLException failure) {
            throw new FlywayException("DuckDB does not say where its file is", failure);
        }
    }
}
