package io.jenkins.plugins.dataops.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The test server trusts everybody; this makes it ask one user for a password. */
public final class LockedUser {
    private LockedUser() {}

    /**
     * A user with a password in a database of their own.
     *
     * @param user the user's name
     * @param password the password
     * @return settings that log in as the superuser
     * @throws SQLException when the server refuses
     */
    public static ConnectionSettings create(String user, String password) throws SQLException {
        Database database = TestDatabases.postgreSql();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP ROLE IF EXISTS " + user);
            statement.execute("CREATE ROLE " + user + " LOGIN SUPERUSER PASSWORD '" + password + "'");
            demandPassword(database, statement, user);
        }
        return database.settings();
    }

    private static void demandPassword(Database database, Statement statement, String user) throws SQLException {
        try (ResultSet file = statement.executeQuery("SHOW hba_file");
                FileLock alone = TestDatabases.alone("hba")) {
            file.next();
            Path rules = Path.of(file.getString(1));
            String before = Files.readString(rules);
            Files.writeString(rules, "host all " + user + " all scram-sha-256\n" + before);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        String now = text(statement, "SELECT clock_timestamp()");
        statement.execute("SELECT pg_reload_conf()");
        // The postmaster reloads a moment later, and so has each session that begins from then on.
        while (!isReloadedAfter(now, database)) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean isReloadedAfter(String time, Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return text(statement, "SELECT pg_conf_load_time() > '" + time + "'").equals("t");
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
