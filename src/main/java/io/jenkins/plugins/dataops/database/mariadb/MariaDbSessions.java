package io.jenkins.plugins.dataops.database.mariadb;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Sessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** MariaDB's sessions: each has a number, and locks by name that end with it. */
final class MariaDbSessions implements Sessions {
    private static final long PAUSE_MILLIS = 50;

    /** Longer names are refused. */
    private static final int LONGEST_NAME = 64;

    private static final int NO_SUCH_SESSION = 1094;

    @Override
    public boolean tryLock(Connection connection, String name) throws SQLException {
        return one(connection, "SELECT GET_LOCK(?, 0) = 1", key(connection, name)).equals("1");
    }

    @Override
    public void unlock(Connection connection, String name) throws SQLException {
        one(connection, "SELECT RELEASE_LOCK(?)", key(connection, name));
    }

    @Override
    public boolean holds(Connection connection, String name) throws SQLException {
        return one(connection, "SELECT coalesce(IS_USED_LOCK(?) = CONNECTION_ID(), 0)", key(connection, name)).equals("1");
    }

    @Override
    public Optional<String> holder(Connection connection, String name) throws SQLException {
        return Query.list(
                        connection,
                        """
                        SELECT concat('session ', id, ', user ', user, ', from ', host, ', since ',
                          date_format(date_sub(utc_timestamp(), INTERVAL time SECOND), '%Y-%m-%dT%H:%i:%sZ'))
                        FROM information_schema.processlist WHERE id = IS_USED_LOCK(?)
                        """,
                        row -> row.getString(1),
                        key(connection, name))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Optional.of(one(connection, "SELECT CONNECTION_ID()"));
    }

    @Override
    public boolean end(Connection connection, Collection<String> identities, Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> left = living(connection, identities);
        while (!left.isEmpty()) {
            for (String session : left) {
                kill(connection, session);
            }
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            pause();
            left = living(connection, identities);
        }
        return true;
    }

    private static List<String> living(Connection connection, Collection<String> identities) throws SQLException {
        return Query.list(
                        connection,
                        "SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID()",
                        row -> row.getString(1))
                .stream()
                .filter(identities::contains)
                .toList();
    }

    private static void kill(Connection connection, String session) throws SQLException {
        try {
            Query.run(connection, "KILL CONNECTION " + Long.parseLong(session));
        } catch (SQLException failure) {
            if (failure.getErrorCode() != NO_SUCH_SESSION) {
                throw failure;
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while sessions were ending", interrupted);
        }
    }

    /** A lock's name is the whole server's. */
    private static String key(Connection connection, String name) throws SQLException {
        String place = one(connection, "SELECT coalesce(DATABASE(), '')");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((place + '\0' + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LONGEST_NAME);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String one(Connection connection, String query, Object... parameters) throws SQLException {
        return String.valueOf(Query.list(connection, query, row -> row.getString(1), parameters).get(0));
    }
}
