package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Gives Flyway its connections, so that drivers, TLS and login stay where they are decided. */
final class ConnectionSource implements DataSource {
    private final Database database;
    private final Set<String> identities = ConcurrentHashMap.newKeySet();

    ConnectionSource(Database database) {
        this.database = database;
    }

    @Override
    public Connection getConnection() {
        Connection connection = database.connect();
        try {
            database.dialect().sessions().identity(connection).ifPresent(identities::add);
            return connection;
        } catch (SQLException silent) {
            close(connection);
            throw new ToolException("connection '" + database.settings().name() + "': " + silent.getMessage(), silent);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // It was lost before.
        }
    }

    /** The sessions that were handed out, by what the database knows them by. */
    Set<String> identities() {
        return Set.copyOf(identities);
    }

    /** {@inheritDoc} The login is the database's own; Flyway has none to give. */
    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
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
