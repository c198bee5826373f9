package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;

/** Finds the comment or quote that a text begins and does not end. */
final class UnterminatedText {
    private UnterminatedText() {}

    /**
     * What is open at the end of a text.
     *
     * @param sql the whole text
     * @param lexis how the engine reads it
     * @return what it is and where it begins, in words; empty words when nothing is open
     */
    static String in(String sql, Lexis lexis) {
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
                ? ""
                : word(before) + " that begins at line " + (1 + StatementText.linesBefore(sql, begin));
    }

    private static String word(Context context) {
        return switch (context) {
            case COMMENT -> "the comment";
            case NAME -> "the quoted name";
            case DOLLAR_LITERAL -> "the dollar-quoted text";
            default -> "the quoted text";
        };
    }
}
