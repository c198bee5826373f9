package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Sessions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** PostgreSQL's sessions: each is a process of the server, with advisory locks that end with it. */
final class PostgreSqlSessions implements Sessions {
    private static final long PAUSE_MILLIS = 50;
    private static final String LOCKS =
            """

            FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND (l.classid::bigint << 32) | l.objid::bigint = ?
            """;

    /** What a session is known by, as an expression over pg_stat_activity. */
    static final String IDENTITY = "pid || '@' || extract(epoch FROM backend_start)";

    @Override
    public boolean tryLock(Connection connection, String name) throws SQLException {
        // Asked for again and again rather than waited for: CREATE INDEX CONCURRENTLY waits for whoever waits.
        return Query.list(connection, "SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), key(name))
                .get(0);
    }

    @Override
    public void unlock(Connection connection, String name) throws SQLException {
        Query.list(connection, "SELECT pg_advisory_unlock(?)", row -> row.getBoolean(1), key(name));
    }

    @Override
    public boolean holds(Connection connection, String name) throws SQLException {
        return !Query.list(
                        connection,
                        "SELECT l.pid" + LOCKS + " AND l.pid = pg_backend_pid()",
                        row -> row.getInt(1),
                        key(name))
                .isEmpty();
    }

    @Override
    public Optional<String> holder(Connection connection, String name) throws SQLException {
        return Query.list(
                        connection,
                        """
                        SELECT 'process ' || a.pid
                            || coalesce(', application ' || nullif(a.application_name, ''), '')
                            || coalesce(', user ' || a.usename, '')
                            || coalesce(', from ' || host(a.client_addr), '')
                            || coalesce(to_char(a.backend_start AT TIME ZONE 'UTC', '", since "YYYY-MM-DD"T"HH24:MI:SS"Z"'), '')
                        """
                                + LOCKS,
                        row -> row.getString(1),
                        key(name))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<String> identity(Connection connection) throws SQLException {
        return Query.list(
                        connection,
                        "SELECT " + IDENTITY + " FROM pg_stat_activity WHERE pid = pg_backend_pid()",
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    @Override
    public boolean end(Connection connection, Collection<String> identities, Duration patience) throws SQLException {
        String[] wanted = identities.toArray(String[]::new);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!gone(connection, wanted)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Whether none of the sessions is there any more; those that are get told to end. */
    private static boolean gone(Connection connection, String... identities) throws SQLException {
        return Query.list(
                        connection,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
                                + IDENTITY + " = ANY (?)",
                        row -> row.getBoolean(1),
                        connection.createArrayOf("text", identities))
                .isEmpty();
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while sessions were ending", interrupted);
        }
    }

    private static long key(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
