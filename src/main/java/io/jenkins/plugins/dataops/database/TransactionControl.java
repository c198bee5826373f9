package io.jenkins.plugins.dataops.database;

import java.util.Locale;
import java.util.regex.Pattern;

/** Knows the statements that begin or end a transaction. */
public final class TransactionControl {
    private static final int LONGEST = 300;

    /** What runs or keeps the statement behind it. */
    private static final String BEFORE = "(?:EXPLAIN (?:ANALYZE |VERBOSE |\\([^)]*\\) ?)*"
            + "|PREPARE (?:\"(?:[^\"]|\"\")*\"|[^\\s(\"]+) ?(?:\\([^)]*\\))? ?AS )?";

    private static final Pattern WORDS =
            Pattern.compile(BEFORE + "(BEGIN|START|COMMIT|END|ROLLBACK|ABORT|PREPARE TRANSACTION)\\b.*");
    private static final Pattern SAVEPOINT = Pattern.compile(BEFORE + "ROLLBACK (WORK |TRANSACTION )?TO\\b.*");

    private TransactionControl() {}

    /**
     * Tells whether a statement takes the transaction out of the hands of whoever runs it. Going back to a savepoint
     * does not.
     *
     * @param sql one statement
     * @param lexis how the engine reads it
     * @return whether it begins or ends a transaction
     */
    public static boolean in(String sql, Lexis lexis) {
        StringBuilder code = new StringBuilder();
        SqlLexer lexer = new SqlLexer(sql, lexis);
        for (int at = 0; at < sql.length() && code.length() < LONGEST; ) {
            boolean within = lexer.context() == SqlLexer.Context.COMMENT;
            int length = lexer.advance(at);
            // A comment separates words as a space does.
            boolean space = within
                    || lexer.context() == SqlLexer.Context.COMMENT
                    || Character.isWhitespace(sql.charAt(at));
            if (!space) {
                code.append(sql, at, at + length);
            } else if (!code.isEmpty() && code.charAt(code.length() - 1) != ' ') {
                code.append(' ');
            }
            at += length;
        }
        String head = code.toString().toUpperCase(Locale.ROOT);
        return WORDS.matcher(head).matches() && !SAVEPOINT.matcher(head).matches();
    }
}
