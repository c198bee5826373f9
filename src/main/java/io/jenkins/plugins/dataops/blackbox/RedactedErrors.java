package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SqlLexer;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database said and was asked, without the values in it. Where a test masks columns, an error would show what it
 * stumbled over ({@code invalid input syntax for type integer: "..."}), and a query what it looks for.
 */
final class RedactedErrors {
    private static final String LEFT_OUT = "'…'";
    /** What stands in quotes, from the first to the last of a line: a value may hold quotes itself. */
    private static final Pattern QUOTED = Pattern.compile("['\"`“].*['\"`”]");
    /** Whatever is no plain word may be a value, or a part of one. */
    private static final Pattern NO_WORD = Pattern.compile("\\S*[\\p{N}@_/\\\\=<>{}\\[\\]|#$%&*+~^]\\S*");
    private static final Pattern POSITION = Pattern.compile("(?m)^\\s*Position: (\\d+)\\s*$");
    private RedactedErrors() {}

    /**
     * Why a test could not be answered.
     *
     * @param failure what stopped it
     * @param errors what the engine's errors mean
     * @return its message; of what a database said, the code, the position and the text without values
     */
    static Message message(RuntimeException failure, Errors errors) {
        return cause(failure)
                .map(said -> message(said, errors))
                .orElseGet(() -> TestCode.NOT_ANSWERED.of(failure.getMessage()));
    }

    private static Optional<SQLException> cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static Message message(SQLException failure, Errors errors) {
        String said = String.valueOf(failure.getMessage());
        String line = said.strip().lines().findFirst().orElse("");
        Optional<String> code = Optional.ofNullable(failure.getSQLState()).filter(state -> !state.isBlank());
        Matcher position = POSITION.matcher(said);
        return TestCode.QUERY_REFUSED.of(
                code,
                errors.raisedByAuthor(failure) ? Optional.empty() : Optional.of(text(line)),
                position.find() ? Optional.of(position.group(1)) : Optional.empty());
    }

    private static String text(String line) {
        String unquoted = QUOTED.matcher(line).replaceAll(Matcher.quoteReplacement(LEFT_OUT));
        return NO_WORD.matcher(unquoted).replaceAll("…");
    }

    /**
     * SQL without the values in it.
     *
     * @param sql what was run
     * @param lexis how the engine reads it
     * @return the same with its literals emptied
     */
    static String sql(String sql, Lexis lexis) {
        SqlLexer lexer = new SqlLexer(sql, lexis);
        StringBuilder shown = new StringBuilder(sql.length());
        boolean within = false;
        for (int at = 0; at < sql.length(); ) {
            boolean before = literal(lexer.context());
            int length = lexer.advance(at);
            boolean after = literal(lexer.context());
            if (!before && lexer.context() == Context.CODE && number(sql, at)) {
                shown.append('…');
                within = false;
                do {
                    at++;
                } while (at < sql.length() && (word(sql.charAt(at)) || sql.charAt(at) == '.'));
                continue;
            }
            if (before && after) {
                if (!within) {
                    shown.append('…');
                    within = true;
                }
            } else {
                within = false;
                shown.append(sql, at, at + length);
            }
            at += length;
        }
        return shown.toString();
    }

    private static boolean number(String sql, int at) {
        return Character.isDigit(sql.charAt(at)) && (at == 0 || !word(sql.charAt(at - 1)));
    }

    private static boolean word(char character) {
        return Character.isLetterOrDigit(character) || character == '_' || character == '$';
    }

    private static boolean literal(Context context) {
        return context == Context.LITERAL || context == Context.ESCAPE_LITERAL || context == Context.DOLLAR_LITERAL;
    }
}
