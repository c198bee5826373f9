package io.jenkins.plugins.dataops.database.duckdb.flyway;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParserContext;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;

/** Splits a script into statements: DuckDB's lexical rules are PostgreSQL's, with dollar quotes, and names in backticks. */
final class DuckDbParser extends Parser {
    /** Dollar quote, or a parameter such as {@code $1}, told apart by the next character. */
    private static final int PEEK = 3;

    private static final Pattern CHECKPOINT = Pattern.compile("(FORCE )?CHECKPOINT");

    DuckDbParser(Configuration configuration, ParsingContext parsingContext) {
        super(configuration, parsingContext, PEEK);
    }

    @Override
    protected char getAlternativeIdentifierQuote() {
        return '`';
    }

    @Override
    protected boolean isAlternativeStringLiteral(String peek) {
        return peek.charAt(0) == '$'
                && peek.length() > 1
                && (peek.charAt(1) == '$' || peek.charAt(1) == '_' || Character.isLetter(peek.charAt(1)));
    }

    @Override
    protected Token handleAlternativeStringLiteral(
            PeekingReader reader, ParserContext context, int position, int line, int column) throws IOException {
        String quote = (char) reader.read() + reader.readUntilIncluding('$');
        reader.swallowUntilExcluding(quote);
        reader.swallow(quote.length());
        return new Token(TokenType.STRING, position, line, column, null, null, context.getParensDepth());
    }

    /** {@inheritDoc} A checkpoint refuses to work while its own transaction has changes. */
    @Override
    protected Boolean detectCanExecuteInTransaction(String simplifiedStatement, List<Token> keywords) {
        return CHECKPOINT.matcher(simplifiedStatement).matches() ? Boolean.FALSE : null;
    }
}
