package io.jenkins.plugins.dataops.database.mariadb;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/** MariaDB's driver for URLs of the {@linkplain MariaDbUrls plain form} alone. */
public final class PlainMariaDb implements Driver {
    private final Driver driver = new org.mariadb.jdbc.Driver();

    /** For who looks for a driver by its name. */
    public PlainMariaDb() {
        // Nothing to prepare.
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return MariaDbUrls.isPlain(url) && driver.acceptsURL(url);
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        return acceptsURL(url) ? driver.connect(url, properties) : null;
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
        return driver.getParentLogger();
    }
}
