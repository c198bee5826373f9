package io.jenkins.plugins.dataops.database.sqlite;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * SQLite's sessions, which end with their process. The engine locks for a transaction alone; a lock that outlasts one is
 * one of the system, on a file beside the database.
 */
final class SqliteSessions implements Sessions {
    private static final Map<String, Held> LOCKS = new HashMap<>();

    private record Held(Connection by, Optional<LockFile> file, String words) {}

    @Override
    public boolean tryLock(Connection connection, String name) throws SQLException {
        String words = "process " + ProcessHandle.current().pid() + " on this machine, since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String database = database(connection);
        String key = database + " " + name;
        synchronized (LOCKS) {
            if (LOCKS.containsKey(key)) {
                return false;
            }
            Optional<LockFile> file = Optional.empty();
            if (!database.isEmpty()) {
                file = taken(Path.of(database), words);
                if (file.isEmpty()) {
                    return false;
                }
            }
            LOCKS.put(key, new Held(connection, file, words));
            return true;
        }
    }

    private static Optional<LockFile> taken(Path database, String words) throws SQLException {
        try {
            return LockFile.take(database, words);
        } catch (IOException refused) {
            throw new SQLException("the file " + database + LockFile.ENDING + " cannot be locked (" + refused + ")", refused);
        }
    }

    @Override
    public void unlock(Connection connection, String name) throws SQLException {
        synchronized (LOCKS) {
            String key = database(connection) + " " + name;
            Held held = LOCKS.get(key);
            if (held != null && held.by() == connection) {
                LOCKS.remove(key);
                free(held);
            }
        }
    }

    private static void free(Held held) throws SQLException {
        try {
            if (held.file().isPresent()) {
                held.file().get().close();
            }
        } catch (IOException stays) {
            throw new SQLException("the lock stays until this process ends (" + stays + ")", stays);
        }
    }

    @Override
    public boolean holds(Connection connection, String name) throws SQLException {
        Held held = held(database(connection), name);
        return held != null && held.by() == connection && held.file().stream().allMatch(LockFile::isHeld);
    }

    @Override
    public Optional<String> holder(Connection connection, String name) throws SQLException {
        String database = database(connection);
        return Optional.ofNullable(held(database, name))
                .map(Held::words)
                .or(() -> database.isEmpty() ? Optional.empty() : LockFile.holder(Path.of(database)));
    }

    private static Held held(String database, String name) {
        synchronized (LOCKS) {
            return LOCKS.get(database + " " + name);
        }
    }

    @Override
    public Optional<String> identity(Connection connection) {
        return Optional.empty();
    }

    @Override
    public boolean end(Connection connection, Collection<String> identities, Duration patience) {
        return identities.isEmpty();
    }

    /** The database's file; empty for one in memory, which belongs to its connection alone. */
    private static String database(Connection connection) throws SQLException {
        return Query.list(
                        connection, "SELECT file FROM pragma_database_list WHERE name = 'main'", row -> row.getString(1))
                .get(0);
    }
}
