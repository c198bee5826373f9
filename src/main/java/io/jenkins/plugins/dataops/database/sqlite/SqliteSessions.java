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
    private static final Map<Key, Held> LOCKS = new HashMap<>();

    /** A lock's name within its database: a file's path, or the only connection to one in memory. */
    private record Key(Object database, String name) {}

    private record Held(Connection by, Optional<LockFile> file) {}

    @Override
    public boolean tryLock(Connection connection, String name) throws SQLException {
        String words = "process " + ProcessHandle.current().pid() + " on this machine, since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Object database = database(connection);
        Key key = new Key(database, name);
        synchronized (LOCKS) {
            if (LOCKS.containsKey(key)) {
                return false;
            }
            Optional<LockFile> file = Optional.empty();
            if (database instanceof Path path) {
                file = taken(path, words);
                if (file.isEmpty()) {
                    return false;
                }
            }
            LOCKS.put(key, new Held(connection, file));
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

    /** {@inheritDoc} The connection may be past all SQL by now. */
    @Override
    public void unlock(Connection connection, String name) throws SQLException {
        synchronized (LOCKS) {
            Optional<Map.Entry<Key, Held>> mine = mine(connection, name);
            if (mine.isPresent()) {
                LOCKS.remove(mine.get().getKey());
                free(mine.get().getValue());
            }
        }
    }

    private static Optional<Map.Entry<Key, Held>> mine(Connection connection, String name) {
        return LOCKS.entrySet().stream()
                .filter(lock -> lock.getKey().name().equals(name) && lock.getValue().by() == connection)
                .findFirst();
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
    public boolean holds(Connection connection, String name) {
        synchronized (LOCKS) {
            return mine(connection, name)
                    .filter(lock -> lock.getValue().file().stream().allMatch(LockFile::isHeld))
                    .isPresent();
        }
    }

    @Override
    public Optional<String> holder(Connection connection, String name) throws SQLException {
        return database(connection) instanceof Path path ? LockFile.holder(path) : Optional.empty();
    }

    @Override
    public Optional<String> identity(Connection connection) {
        return Optional.empty();
    }

    @Override
    public boolean end(Connection connection, Collection<String> identities, Duration patience) {
        return identities.isEmpty();
    }

    /** The database's file, or the connection itself where it is in memory and nobody else's. */
    private static Object database(Connection connection) throws SQLException {
        String file = Query.list(
                        connection, "SELECT file FROM pragma_database_list WHERE name = 'main'", row -> row.getString(1))
                .get(0);
        return file == null || file.isEmpty() ? connection : Path.of(file);
    }
}
