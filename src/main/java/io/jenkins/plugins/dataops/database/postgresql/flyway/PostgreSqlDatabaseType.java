package io.jenkins.plugins.dataops.database.postgresql.flyway;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;

/** Flyway's own PostgreSQL with a parser that knows parameters from dollar quotes. */
public final class PostgreSqlDatabaseType extends PostgreSQLDatabaseType {
    /** For Flyway, which finds it as a service. */
    public PostgreSqlDatabaseType() {
        // Nothing to prepare.
    }

    /** {@inheritDoc} Before Flyway's own. */
    @Override
    public int getPriority() {
        return super.getPriority() + 1;
    }

    @Override
    public Parser createParser(
            Configuration configuration, ResourceProvider resources, ParsingContext parsingContext) {
        return new PostgreSqlParser(configuration, parsingContext);
    }
}
