package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import java.util.Locale;
import java.util.Optional;

/**
 * A comment or quote that a text begins and does not end.
 *
 * @param kind what it is
 * @param line where it begins, from 1
 */
record UnterminatedText(Kind kind, int line) {
    /** What can be left open. */
    enum Kind {
        /** A comment of several lines. */
        COMMENT,
        /** A name in quotes. */
        NAME,
        /** A literal between dollar signs. */
        DOLLAR_TEXT,
        /** A literal in quotes. */
        TEXT;

        /** As messages have it. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What is open at the end of a text.
     *
     * @param sql the whole text
     * @param lexis how the engine reads it
     * @return empty when nothing is open
     */
    static Optional<UnterminatedText> in(String sql, Lexis lexis) {
        SqlLexer lexer = new SqlLexer(sql, lexis);
        Context before = Context.CODE;
        int begin = 0;
        for (int at = 0; at < sql.length(); ) {
            int length = lexer.advance(at);
            if (before == Context.CODE && lexer.context() != Context.CODE) {
                begin = at;
            }
            before = lexer.context();
            at += length;
        }
        boolean lineComment = before == Context.COMMENT && !sql.startsWith("/*", begin);
        return before == Context.CODE || lineComment
                ? Optional.empty()
                : Optional.of(new UnterminatedText(kind(before), 1 + StatementText.linesBefore(sql, begin)));
    }

    private static Kind kind(Context context) {
        return switch (context) {
            case COMMENT -> Kind.COMMENT;
            case NAME -> Kind.NAME;
            case DOLLAR_LITERAL -> Kind.DOLLAR_TEXT;
            default -> Kind.TEXT;
        };
    }
}
