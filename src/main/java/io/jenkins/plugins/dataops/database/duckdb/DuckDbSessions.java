package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * DuckDB's sessions. A file belongs to one process at a time, which DuckDB itself sees to; within the process a lock of
 * the JVM is as good as one of the database.
 */
final class DuckDbSessions implements Sessions {
    private static final Map<String, Held> LOCKS = new ConcurrentHashMap<>();

    private record Held(Connection by, String words) {}

    @Override
    public boolean tryLock(Connection connection, String name) throws SQLException {
        Held held = new Held(
                connection,
                "another thread of this process (" + Thread.currentThread().getName() + "), since "
                        + Instant.now().truncatedTo(ChronoUnit.SECONDS));
        return LOCKS.putIfAbsent(key(connection, name), held) == null;
    }

    @Override
    public void unlock(Connection connection, String name) throws SQLException {
        LOCKS.computeIfPresent(key(connection, name), (key, held) -> held.by() == connection ? null : held);
    }

    @Override
    public boolean holds(Connection connection, String name) throws SQLException {
        Held held = LOCKS.get(key(connection, name));
        return held != null && held.by() == connection;
    }

    @Override
    public Optional<String> holder(Connection connection, String name) throws SQLException {
        return Optional.ofNullable(LOCKS.get(key(connection, name))).map(Held::words);
    }

    @Override
    public Optional<String> identity(Connection connection) {
        return Optional.empty();
    }

    @Override
    public boolean end(Connection connection, Collection<String> identities, Duration patience) {
        return identities.isEmpty();
    }

    /** All databases in memory share one lock for a name, which costs them nothing. */
    private static String key(Connection connection, String name) throws SQLException {
        return Query.list(
                                connection,
                                "SELECT coalesce(path, '') FROM duckdb_databases()"
                                        + " WHERE database_name = current_database()",
                                row -> row.getString(1))
                        .get(0)
                + " " + name;
    }
}
