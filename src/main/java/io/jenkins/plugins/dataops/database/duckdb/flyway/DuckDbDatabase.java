package io.jenkins.plugins.dataops.database.duckdb.flyway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.exception.FlywaySqlException;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;

/** A DuckDB database as Flyway sees it: one connection, DDL in transactions. */
final class DuckDbDatabase extends Database<DuckDbConnection> {
    private String home;

    DuckDbDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        super(configuration, connections, interceptor);
    }

    @Override
    protected DuckDbConnection doGetConnection(Connection connection) {
        if (home == null) {
            home = currentDatabase(connection);
        }
        return new DuckDbConnection(this, connection);
    }

    /** The database that was opened, whatever a script attaches and uses: the history stays in it. */
    String home() {
        return home;
    }

    private static String currentDatabase(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_database()")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new FlywaySqlException("DuckDB does not say which database is open", failure);
        }
    }

    @Override
    public void ensureSupported(Configuration configuration) {
        // Every release that the driver opens keeps what is used here.
    }

    /** {@inheritDoc} The time has its zone, so that it is the same instant wherever it is read. */
    @Override
    public String getRawCreateScript(Table table, boolean baseline) {
        return "CREATE TABLE " + table + " (\n"
                + "    \"installed_rank\" INTEGER NOT NULL PRIMARY KEY,\n"
                + "    \"version\" VARCHAR,\n"
                + "    \"description\" VARCHAR NOT NULL,\n"
                + "    \"type\" VARCHAR NOT NULL,\n"
                + "    \"script\" VARCHAR NOT NULL,\n"
                + "    \"checksum\" INTEGER,\n"
                + "    \"installed_by\" VARCHAR NOT NULL,\n"
                + "    \"installed_on\" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),\n"
                + "    \"execution_time\" INTEGER NOT NULL,\n"
                + "    \"success\" BOOLEAN NOT NULL\n"
                + ");\n"
                + (baseline ? getBaselineStatement(table) + ";\n" : "");
    }

    @Override
    protected String doGetCurrentUser() throws SQLException {
        return getMainConnection().getJdbcTemplate().queryForString("SELECT current_user");
    }

    @Override
    protected String doGetCatalog() {
        return home;
    }

    @Override
    public boolean supportsDdlTransactions() {
        return true;
    }

    @Override
    public String getBooleanTrue() {
        return "TRUE";
    }

    @Override
    public String getBooleanFalse() {
        return "FALSE";
    }

    @Override
    public String doQuote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String getEscapedQuote() {
        return "\"\"";
    }

    @Override
    public boolean catalogIsSchema() {
        return false;
    }

    /** {@inheritDoc} A migration and its row in the history are then one transaction. */
    @Override
    public boolean useSingleConnection() {
        return true;
    }
}
