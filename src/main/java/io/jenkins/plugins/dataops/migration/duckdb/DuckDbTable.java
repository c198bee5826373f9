package io.jenkins.plugins.dataops.migration.duckdb;

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
                        "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database()"
                                + " AND lower(schema_name) = lower(?) AND lower(table_name) = lower(?)",
                        schema.getName(),
                        name)
                > 0;
    }

    @Override
    protected void doLock() {
        // DuckDbConnection locks for the whole process.
    }

    @Override
    protected void doDrop() throws SQLException {
        jdbcTemplate.execute("DROP TABLE " + this);
    }
}
