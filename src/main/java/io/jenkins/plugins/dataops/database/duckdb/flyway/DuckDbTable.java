package io.jenkins.plugins.dataops.database.duckdb.flyway;

import java.sql.SQLException;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** A table of DuckDB, which Flyway only uses for its history. */
final class DuckDbTable extends Table<DuckDbDatabase, DuckDbSchema> {
    DuckDbTable(JdbcTemplate jdbcTemplate, DuckDbDatabase database, DuckDbSchema schema, String name) {
        super(jdbcTemplate, database, schema, name);
    }

    @Override
    protected boolean doExists() throws SQLException {
        return jdbcTemplate.queryForInt(
                        "SELECT count(*) FROM duckdb_tables() WHERE database_name = ?"
                                + " AND lower(schema_name) = lower(?) AND lower(table_name) = lower(?)",
                        database.home(),
                        schema.getName(),
                        name)
                > 0;
    }

    @Override
    protected void doLock() {
        // A DuckDB file belongs to one process at a time, and within it the run holds a lock of its own.
    }

    /** {@inheritDoc} With its database, because a script may have used another one. */
    @Override
    public String toString() {
        return database.quote(database.home(), schema.getName(), name);
    }

    @Override
    protected void doDrop() throws SQLException {
        jdbcTemplate.execute("DROP TABLE " + this);
    }
}
