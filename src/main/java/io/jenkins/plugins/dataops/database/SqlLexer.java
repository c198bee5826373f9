package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.database.Lexis.Rule;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in which lexical context each place of a SQL text stands, as one engine reads it: what is put into a text
 * literal must be escaped otherwise than what is put into a quoted name.
 */
public final class SqlLexer {
    /** Where a character stands. */
    public enum Context {
        /** Among words and operators. */
        CODE,
        /** In {@code '...'}, where a quote alone has to be written twice. */
        LITERAL,
        /** In a text in which a backslash escapes, such as {@code E'...'}. */
        ESCAPE_LITERAL,
        /** In {@code "..."} or what else quotes names. */
        NAME,
        /** In {@code $tag$...$tag$}. */
        DOLLAR_LITERAL,
        /** In a comment of either kind. */
        COMMENT
    }

    private static final Pattern DOLLAR_TAG =
            Pattern.compile("\\$(?:[A-Za-z_\\x80-\\uFFFF][A-Za-z0-9_\\x80-\\uFFFF]*)?\\$");

    /** Between two parts of one text: a line ends there, and nothing but space and comments of a line stands there. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?:[ \\t\\f\\x0B]|--[^\\n\\r]*+)*+[\\n\\r](?:[ \\t\\n\\r\\f\\x0B]|--[^\\n\\r]*+[\\n\\r])*+");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String sql;
    private final Lexis lexis;
    private final Matcher lineBegin;
    private Context context = Context.CODE;
    private char opening;
    private char closing;
    private String dollarTag = "";
    private boolean lineComment;
    private int commentDepth;
    private int marker;
    private boolean executed;
    private int escapesEnded = -1;

    /**
     * Begins to read a text, in code.
     *
     * @param sql the text
     * @param lexis how the engine reads it
     */
    public SqlLexer(String sql, Lexis lexis) {
        this.sql = sql;
        this.lexis = lexis;
        this.lineBegin = lexis.lineComment().matcher(sql);
    }

    /**
     * Finds where a text begins to say something.
     *
     * @param sql the text
     * @param lexis how the engine reads it
     * @return the index of the first character that is neither space nor comment; the length when there is none
     */
    public static int begin(String sql, Lexis lexis) {
        SqlLexer lexer = new SqlLexer(sql, lexis);
        for (int at = 0; at < sql.length(); ) {
            boolean outside = lexer.context() == Context.CODE;
            int length = lexer.advance(at);
            boolean space = Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == BYTE_ORDER_MARK;
            if (outside && lexer.context() != Context.COMMENT && !space) {
                return at;
            }
            at += length;
        }
        return sql.length();
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
     * Writes a text so that it stays a part of the literal or quoted name that the next character stands in.
     *
     * @param text any text
     * @return the same, escaped
     * @throws UsageException when it cannot stand there, whatever is done
     */
    public String quoted(String text) {
        if (context == Context.NAME && closing != opening && text.indexOf(closing) >= 0) {
            throw new UsageException(
                    "a name in " + opening + closing + " cannot hold " + closing + ": write it in double quotes");
        }
        String escaped = context == Context.ESCAPE_LITERAL ? text.replace("\\", "\\\\") : text;
        return escaped.replace(String.valueOf(closing), String.valueOf(closing) + closing);
    }

    /**
     * Reads on.
     *
     * @param at where to read; a parameter's place is never read
     * @return how many characters belong together there
     */
    public int advance(int at) {
        return switch (context) {
            case CODE -> code(at, sql.charAt(at));
            case LITERAL, ESCAPE_LITERAL, NAME -> quotes(at, sql.charAt(at));
            case DOLLAR_LITERAL -> dollar(at);
            case COMMENT -> comment(at, sql.charAt(at));
        };
    }

    private int code(int at, char here) {
        if (here == '\'') {
            context = escapes(at) ? Context.ESCAPE_LITERAL : Context.LITERAL;
            opening = here;
            closing = here;
            return 1;
        }
        if (here == '"' && lexis.has(Rule.DOUBLE_QUOTED_TEXTS)) {
            context = lexis.has(Rule.BACKSLASH_ESCAPES) ? Context.ESCAPE_LITERAL : Context.LITERAL;
            closing = here;
            return 1;
        }
        if (lexis.nameQuotes().containsKey(here)) {
            context = Context.NAME;
            opening = here;
            closing = lexis.nameQuotes().get(here);
            return 1;
        }
        if (lineBegin.region(at, sql.length()).lookingAt()) {
            context = Context.COMMENT;
            lineComment = true;
            return lineBegin.end() - at;
        }
        if (sql.startsWith("/*", at)) {
            context = Context.COMMENT;
            lineComment = false;
            commentDepth = 1;
            marker = executed ? 0 : ExecutableComment.marker(sql, at, lexis);
            return 2;
        }
        if (executed && sql.startsWith("*/", at)) {
            context = Context.COMMENT;
            lineComment = false;
            return 1;
        }
        if (here == '$' && lexis.has(Rule.DOLLAR_QUOTES) && !wordBefore(at)) {
            Matcher tag = DOLLAR_TAG.matcher(sql).region(at, sql.length());
            if (tag.lookingAt()) {
                dollarTag = tag.group();
                context = Context.DOLLAR_LITERAL;
                return dollarTag.length();
            }
        }
        return 1;
    }

    private boolean escapes(int at) {
        return lexis.has(Rule.BACKSLASH_ESCAPES)
                || lexis.has(Rule.ESCAPE_PREFIX) && afterEscapePrefix(at)
                || lexis.has(Rule.ESCAPES_GO_ON) && escapesEnded >= 0
                        && GOES_ON.matcher(sql).region(escapesEnded, at).matches();
    }

    private boolean afterEscapePrefix(int at) {
        return at > 0 && Character.toLowerCase(sql.charAt(at - 1)) == 'e' && !wordBefore(at - 1);
    }

    private boolean wordBefore(int at) {
        return at > 0 && lexis.inWord(sql.charAt(at - 1));
    }

    private int quotes(int at, char here) {
        if (context == Context.ESCAPE_LITERAL && here == '\\') {
            return Math.min(2, sql.length() - at);
        }
        if (here == closing) {
            if (closing == opening && at + 1 < sql.length() && sql.charAt(at + 1) == closing) {
                return 2;
            }
            escapesEnded = context == Context.ESCAPE_LITERAL ? at + 1 : -1;
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
            if (here == '\n' || here == '\r' && lexis.has(Rule.RETURN_ENDS_LINE)) {
                context = Context.CODE;
            }
            return 1;
        }
        if (marker > 0 || executed && here == '/' && sql.charAt(at - 1) == '*' && commentDepth == 0) {
            // Its marks are a comment, and what is between them is code.
            int length = Math.max(1, marker);
            executed = marker > 0;
            marker = 0;
            commentDepth = 0;
            context = Context.CODE;
            return length;
        }
        if (sql.startsWith("*/", at)) {
            commentDepth--;
            if (commentDepth == 0) {
                context = Context.CODE;
            }
            return 2;
        }
        if (lexis.has(Rule.NESTED_COMMENTS) && sql.startsWith("/*", at)) {
            commentDepth++;
            return 2;
        }
        return 1;
    }
}
