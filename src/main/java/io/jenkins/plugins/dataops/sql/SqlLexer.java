package io.jenkins.plugins.dataops.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in which lexical context each place of a SQL text stands, as PostgreSQL and DuckDB read it: what is put into
 * a text literal must be escaped otherwise than what is put into a quoted name.
 */
public final class SqlLexer {
    /** Where a character stands. */
    public enum Context {
        /** Among words and operators. */
        CODE,
        /** In {@code '...'}. */
        LITERAL,
        /** PostgreSQL's {@code E'...'}, in which a backslash escapes. */
        ESCAPE_LITERAL,
        /** In {@code "..."}. */
        NAME,
        /** In {@code $tag$...$tag$}. */
        DOLLAR_LITERAL,
        /** In a comment of either kind. */
        COMMENT
    }

    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private final String sql;
    private Context context = Context.CODE;
    private String dollarTag = "";
    private boolean lineComment;
    private int commentDepth;

    /**
     * Begins to read a text, in code.
     *
     * @param sql the text
     */
    public SqlLexer(String sql) {
        this.sql = sql;
    }

    /**
     * Tells where the next character stands.
     *
     * @return its context
     */
    public Context context() {
        return context;
    }

    /**
     * Reads on.
     *
     * @param at where to read; a parameter's place is never read
     * @return how many characters belong together there
     */
    public int advance(int at) {
        char here = sql.charAt(at);
        return switch (context) {
            case CODE -> code(at, here);
            case LITERAL -> quoted(at, here, '\'', false);
            case ESCAPE_LITERAL -> quoted(at, here, '\'', true);
            case NAME -> quoted(at, here, '"', false);
            case DOLLAR_LITERAL -> dollar(at);
            case COMMENT -> comment(at, here);
        };
    }

    private int code(int at, char here) {
        if (here == '\'') {
            context = afterEscapePrefix(at) ? Context.ESCAPE_LITERAL : Context.LITERAL;
        } else if (here == '"') {
            context = Context.NAME;
        } else if (sql.startsWith("--", at)) {
            context = Context.COMMENT;
            lineComment = true;
            return 2;
        } else if (sql.startsWith("/*", at)) {
            context = Context.COMMENT;
            lineComment = false;
            commentDepth = 1;
            return 2;
        } else if (here == '$' && !wordBefore(at)) {
            Matcher tag = DOLLAR_TAG.matcher(sql).region(at, sql.length());
            if (tag.lookingAt()) {
                dollarTag = tag.group();
                context = Context.DOLLAR_LITERAL;
                return dollarTag.length();
            }
        }
        return 1;
    }

    private boolean afterEscapePrefix(int at) {
        return at > 0 && Character.toLowerCase(sql.charAt(at - 1)) == 'e' && !wordBefore(at - 1);
    }

    private boolean wordBefore(int at) {
        return at > 0 && (Character.isLetterOrDigit(sql.charAt(at - 1)) || sql.charAt(at - 1) == '_');
    }

    private int quoted(int at, char here, char quote, boolean escapes) {
        if (escapes && here == '\\') {
            return Math.min(2, sql.length() - at);
        }
        if (here == quote) {
            if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                return 2;
            }
            context = Context.CODE;
        }
        return 1;
    }

    private int dollar(int at) {
        if (sql.startsWith(dollarTag, at)) {
            context = Context.CODE;
            return dollarTag.length();
        }
        return 1;
    }

    private int comment(int at, char here) {
        if (lineComment) {
            if (here == '\n' || here == '\r') {
                context = Context.CODE;
            }
            return 1;
        }
        if (sql.startsWith("*/", at)) {
            commentDepth--;
            if (commentDepth == 0) {
                context = Context.CODE;
            }
            return 2;
        }
        if (sql.startsWith("/*", at)) {
            commentDepth++;
            return 2;
        }
        return 1;
    }
}
