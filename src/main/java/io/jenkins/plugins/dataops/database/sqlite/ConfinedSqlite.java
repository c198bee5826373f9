package io.jenkins.plugins.dataops.database.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * SQLite's driver with connections that reach their own file alone. The engine itself refuses to attach another one; what
 * the driver and some settings could reach besides is refused before each statement.
 */
public final class ConfinedSqlite implements Driver {
    private final JDBC driver = new JDBC();

    /** For whoever looks drivers up by name. */
    public ConfinedSqlite() {
        // Nothing to prepare.
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(SqliteUrls.PREFIX) && !new SqliteUrls().isElsewhere(url);
    }

    @Override
    public Connection connect(String url, Properties given) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Properties properties = properties(url, given);
        boolean reading = properties.remove(SqliteDriver.READING) != null;
        if (reading) {
            // It would change the file.
            properties.remove(SqliteDriver.JOURNAL_MODE);
        }
        Optional<Path> file = new SqliteUrls().file(url).map(OpenFiles::opening);
        try {
            return open(url, properties, reading, file);
        } catch (SQLException failure) {
            file.ifPresent(OpenFiles::closed);
            throw failure;
        }
    }

    private Connection open(String url, Properties properties, boolean reading, Optional<Path> file) throws SQLException {
        SQLiteConnection connection = driver.connect(SqliteUrls.PREFIX + SqliteUrls.path(url), properties)
                .unwrap(SQLiteConnection.class);
        try (Statement first = connection.createStatement()) {
            Interruption interruption = new Interruption(connection);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
            if (reading) {
                first.execute(SqliteConfinement.READ_ONLY);
            }
            // The file is looked at now, and not only when something is wanted of it.
            first.execute("SELECT 1 FROM sqlite_schema LIMIT 1");
            return ConfinedConnection.of(connection, interruption, file);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static Properties properties(String url, Properties given) {
        Properties properties = new Properties();
        properties.putAll(given);
        for (String parameter : url.substring(Math.min(url.length(), SqliteUrls.end(url) + 1)).split("&")) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2) {
                properties.setProperty(parts[0].strip(), parts[1]);
            }
        }
        return properties;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driver.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the driver has no logger");
    }
}
