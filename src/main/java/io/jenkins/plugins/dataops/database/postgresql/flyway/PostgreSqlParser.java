package io.jenkins.plugins.dataops.database.postgresql.flyway;

import java.io.IOException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/**
 * Flyway's own parser takes the dollars of {@code $1; ... $2} for a quote and knows backslashes in {@code E'...'}, but not
 * in {@code e'...'}.
 */
final class PostgreSqlParser extends PostgreSQLParser {
    private static final char FIRST_BEYOND_ASCII = 0x80;

    PostgreSqlParser(Configuration configuration, ParsingContext parsingContext) {
        super(configuration, parsingContext);
    }

    @Override
    protected boolean isAlternativeStringLiteral(String peek) {
        return peek.length() > 1
                && (peek.charAt(0) == '$' ? beginsTag(peek.charAt(1)) : peek.startsWith("e'"));
    }

    private static boolean beginsTag(char character) {
        return character == '$' || character == '_' || Character.isLetter(character) || character >= FIRST_BEYOND_ASCII;
    }

    @Override
    protected Token handleAlternativeStringLiteral(
            PeekingReader reader, ParserContext context, int position, int line, int column) throws IOException {
        if (reader.peek('$')) {
            return super.handleAlternativeStringLiteral(reader, context, position, line, column);
        }
        reader.swallow(2);
        reader.swallowUntilIncludingWithEscape('\'', true, '\\');
        return new Token(TokenType.STRING, position, line, column, null, null, context.getParensDepth());
    }
}
