package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Gives Flyway its connections, so that drivers, TLS and login stay where they are decided. */
record ConnectionSource(Database database) implements DataSource {
    @Override
    public Connection getConnection() {
        return database.connect();
    }

    /** {@inheritDoc} The login is the database's own; Flyway has none to give. */
    @Override
    public Connection getConnection(String user, String password) {
        return database.connect();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter writer) {
        // The driver's log may hold statements and is not kept.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // A driver property of the connection says this.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("there is no driver log");
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
