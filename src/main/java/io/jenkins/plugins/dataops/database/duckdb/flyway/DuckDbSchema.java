package io.jenkins.plugins.dataops.database.duckdb.flyway;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;

/** A schema of the DuckDB database that was opened; attached databases are left alone. */
final class DuckDbSchema extends Schema<DuckDbDatabase, DuckDbTable> {
    private static final List<String> OBJECTS =
            List.of("duckdb_tables()", "duckdb_views()", "duckdb_sequences()", "duckdb_types()", "duckdb_functions()");

    DuckDbSchema(JdbcTemplate jdbcTemplate, DuckDbDatabase database, String name) {
        super(jdbcTemplate, database, name);
    }

    @Override
    protected boolean doExists() throws SQLException {
        return jdbcTemplate.queryForInt(
                        "SELECT count(*) FROM duckdb_schemas() WHERE database_name = ?"
                                + " AND lower(schema_name) = lower(?)",
                        database.home(),
                        name)
                > 0;
    }

    @Override
    protected boolean doEmpty() throws SQLException {
        for (String catalog : OBJECTS) {
            String internal = catalog.equals("duckdb_sequences()") ? "" : " AND NOT internal";
            int count = jdbcTemplate.queryForInt(
                    "SELECT count(*) FROM " + catalog + " WHERE database_name = ?"
                            + " AND lower(schema_name) = lower(?)" + internal,
                    database.home(),
                    name);
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void doCreate() throws SQLException {
        jdbcTemplate.execute("CREATE SCHEMA " + database.quote(database.home(), name));
    }

    @Override
    protected void doDrop() throws SQLException {
        jdbcTemplate.execute("DROP SCHEMA " + database.quote(database.home(), name) + " CASCADE");
    }

    /** Flyway's clean is not offered for any engine. */
    @Override
    protected void doClean() throws SQLException {
        throw new SQLException("cleaning a schema is not offered");
    }

    @Override
    protected DuckDbTable[] doAllTables() throws SQLException {
        return jdbcTemplate
                .queryForStringList(
                        "SELECT table_name FROM duckdb_tables() WHERE database_name = ?"
                                + " AND lower(schema_name) = lower(?)",
                        database.home(),
                        name)
                .stream()
                .map(table -> new DuckDbTable(jdbcTemplate, database, this, table))
                .toArray(DuckDbTable[]::new);
    }

    @Override
    public Table<?, ?> getTable(String table) {
        return new DuckDbTable(jdbcTemplate, database, this, table);
    }
}
