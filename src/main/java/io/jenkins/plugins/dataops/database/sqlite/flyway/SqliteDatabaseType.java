package io.jenkins.plugins.dataops.database.sqlite.flyway;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.sqlite.SQLiteDatabaseType;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;

/** Flyway's own SQLite with a parser that knows names in brackets. */
public final class SqliteDatabaseType extends SQLiteDatabaseType {
    /** For Flyway, which finds it as a service. */
    public SqliteDatabaseType() {
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
        return new SqliteParser(configuration, parsingContext);
    }
}
