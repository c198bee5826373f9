package io.jenkins.plugins.dataops.database.duckdb.flyway;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.database.base.Connection;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.exception.FlywaySqlException;

/** One connection to DuckDB. */
final class DuckDbConnection extends Connection<DuckDbDatabase> {
    DuckDbConnection(DuckDbDatabase database, java.sql.Connection connection) {
        super(database, connection);
    }

    @Override
    protected String getCurrentSchemaNameOrSearchPath() throws SQLException {
        return jdbcTemplate.queryForString("SELECT current_schema()");
    }

    /** {@inheritDoc} Also when the schema's name is the current one: it may be that of another database. */
    @Override
    @SuppressWarnings("rawtypes") // As Flyway declares it.
    public void changeCurrentSchemaTo(Schema schema) {
        try {
            if (schema.exists()) {
                doChangeCurrentSchemaOrSearchPathTo(schema.getName());
            }
        } catch (SQLException failure) {
            throw new FlywaySqlException("Cannot change the current schema to " + schema, failure);
        }
    }

    @Override
    public void doChangeCurrentSchemaOrSearchPathTo(String schema) throws SQLException {
        jdbcTemplate.execute("USE " + database.quote(database.home(), schema));
    }

    @Override
    public Schema<?, ?> getSchema(String name) {
        return new DuckDbSchema(jdbcTemplate, database, name);
    }

    /** {@inheritDoc} The run holds a lock around all of its work already. */
    @Override
    @SuppressWarnings("rawtypes") // As Flyway declares it.
    public <T> T lock(Table table, Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new FlywayException(failure);
        }
    }
}
