package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import java.util.OptionalInt;

/**
 * Where in a statement the database sees the fault.
 *
 * @param index index of the character in the statement, from 0
 * @param copyLine for rows of a COPY: the row's number, from 1
 */
public record ErrorPosition(OptionalInt index, OptionalInt copyLine) {
    /** The database points nowhere. */
    public static final ErrorPosition UNKNOWN = new ErrorPosition(OptionalInt.empty(), OptionalInt.empty());

    /**
     * A character of the statement.
     *
     * @param index its index, from 0
     * @return the position
     */
    public static ErrorPosition at(int index) {
        return new ErrorPosition(OptionalInt.of(index), OptionalInt.empty());
    }

    /**
     * A row of a COPY, which stands behind the statement.
     *
     * @param line the row's number, from 1
     * @return the position
     */
    public static ErrorPosition inCopiedRow(int line) {
        return new ErrorPosition(OptionalInt.empty(), OptionalInt.of(line));
    }

    /**
     * A word that the database blames without saying where it stands: known only where it stands once among the words.
     *
     * @param word what is blamed
     * @param sql the statement
     * @param lexis how the engine reads it
     * @return the position
     */
    public static ErrorPosition ofWord(String word, String sql, Lexis lexis) {
        if (word.isEmpty()) {
            return UNKNOWN;
        }
        int found = -1;
        SqlLexer lexer = new SqlLexer(sql, lexis);
        for (int at = 0; at < sql.length(); at += lexer.advance(at)) {
            if (lexer.context() == Context.CODE && stands(word, sql, at, lexis)) {
                if (found >= 0) {
                    return UNKNOWN;
                }
                found = at;
            }
        }
        return found < 0 ? UNKNOWN : at(found);
    }

    private static boolean stands(String word, String sql, int at, Lexis lexis) {
        int end = at + word.length();
        boolean begins = at == 0 || !lexis.inWord(word.charAt(0)) || !lexis.inWord(sql.charAt(at - 1));
        boolean ends =
                end >= sql.length() || !lexis.inWord(word.charAt(word.length() - 1)) || !lexis.inWord(sql.charAt(end));
        return begins && ends && sql.startsWith(word, at);
    }
}
