package io.jenkins.plugins.dataops.database.mariadb.flyway;

import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.database.mysql.mariadb.MariaDBParser;

/**
 * Flyway's own parser takes {@code 1--1} for a comment, and a comment that runs for one that does not where no version
 * stands in it or {@code M} is its mark.
 */
final class MariaDbParser extends MariaDBParser {
    MariaDbParser(Configuration configuration, ParsingContext parsingContext) {
        super(configuration, parsingContext);
    }

    @Override
    protected boolean isCommentDirective(String peek) {
        return peek.startsWith("/*!") || peek.startsWith("/*M!");
    }

    @Override
    protected boolean isSingleLineComment(String peek, ParserContext context, int column) {
        if (!peek.startsWith("--")) {
            return super.isSingleLineComment(peek, context, column);
        }
        return peek.length() == 2 || Character.isWhitespace(peek.charAt(2)) || Character.isISOControl(peek.charAt(2));
    }
}
