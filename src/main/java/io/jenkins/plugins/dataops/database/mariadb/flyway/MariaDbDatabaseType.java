package io.jenkins.plugins.dataops.database.mariadb.flyway;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.database.mysql.mariadb.MariaDBDatabaseType;

/** Flyway's own MariaDB with a parser that knows comments from what runs. */
public final class MariaDbDatabaseType extends MariaDBDatabaseType {
    /** For Flyway, which finds it as a service. */
    public MariaDbDatabaseType() {
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
        return new MariaDbParser(configuration, parsingContext);
    }
}
