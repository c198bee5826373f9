package io.jenkins.plugins.dataops.database.duckdb.flyway;

import java.sql.Connection;
import java.sql.Types;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.base.BaseDatabaseType;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.jdbc.JdbcConnectionFactory;
import org.flywaydb.core.internal.jdbc.StatementInterceptor;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;

/** What Flyway asks to learn that it speaks to DuckDB. */
public final class DuckDbDatabaseType extends BaseDatabaseType {
    /** For Flyway, which finds it as a service. */
    public DuckDbDatabaseType() {
        // Nothing to prepare.
    }

    @Override
    public String getName() {
        return "DuckDB";
    }

    @Override
    public int getNullType() {
        return Types.NULL;
    }

    @Override
    public boolean supportsReadOnlyTransactions() {
        return false;
    }

    @Override
    public boolean handlesJDBCUrl(String url) {
        return url.startsWith("jdbc:duckdb:");
    }

    @Override
    public String getDriverClass(String url, ClassLoader classLoader) {
        return "org.duckdb.DuckDBDriver";
    }

    @Override
    public boolean handlesDatabaseProductNameAndVersion(String product, String version, Connection connection) {
        return product.startsWith("DuckDB");
    }

    @Override
    public Database<?> createDatabase(
            Configuration configuration, JdbcConnectionFactory connections, StatementInterceptor interceptor) {
        return new DuckDbDatabase(configuration, connections, interceptor);
    }

    @Override
    public Parser createParser(
            Configuration configuration, ResourceProvider resources, ParsingContext parsingContext) {
        return new DuckDbParser(configuration, parsingContext);
    }
}
