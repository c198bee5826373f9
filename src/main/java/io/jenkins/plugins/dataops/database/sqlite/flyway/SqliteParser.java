package io.jenkins.plugins.dataops.database.sqlite.flyway;

import java.io.IOException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.sqlite.SQLiteParser;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;

/** Flyway's own parser takes what stands in {@code [a name; in brackets]} for words and the ends of statements. */
final class SqliteParser extends SQLiteParser {
    SqliteParser(Configuration configuration, ParsingContext parsingContext) {
        super(configuration, parsingContext);
    }

    @Override
    protected boolean isAlternativeStringLiteral(String peek) {
        return peek.startsWith("[");
    }

    @Override
    protected Token handleAlternativeStringLiteral(
            PeekingReader reader, ParserContext context, int position, int line, int column) throws IOException {
        String name = reader.readUntilIncluding(']');
        return new Token(TokenType.IDENTIFIER, position, line, column, name, name, context.getParensDepth());
    }
}
