package io.jenkins.plugins.dataops.sql;

import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.Lexis.Rule;
import io.jenkins.plugins.dataops.sql.SqlLexer.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds where an engine begins to read a statement. What a splitter took for one statement may be several to the engine,
 * which reads quotes and comments by rules of its own, and each of them runs.
 */
public final class StatementBegins {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");

    /** A routine's kind is the second word of its statement, or the fourth behind OR REPLACE. */
    private static final int KIND_WITHIN = 4;

    private final String sql;
    private final Lexis lexis;
    private final List<Integer> begins = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean between = true;
    private int parentheses;
    private int blocks;
    private int words;
    private boolean creates;
    private boolean routine;
    private boolean beginBefore;

    private StatementBegins(String sql, Lexis lexis) {
        this.sql = sql;
        this.lexis = lexis;
    }

    /**
     * Finds all of them.
     *
     * @param sql any text
     * @param lexis how the engine reads it
     * @return the index of each statement's first character in order; none for a text of spaces and comments
     */
    public static List<Integer> in(String sql, Lexis lexis) {
        StatementBegins found = new StatementBegins(sql, lexis);
        found.read();
        return found.begins;
    }

    private void read() {
        SqlLexer lexer = new SqlLexer(sql, lexis);
        for (int at = 0; at < sql.length(); ) {
            Context before = lexer.context();
            int length = lexer.advance(at);
            if (before == Context.CODE && lexer.context() == Context.CODE) {
                code(at, sql.charAt(at));
            } else if (before == Context.CODE) {
                endWord();
                if (lexer.context() != Context.COMMENT) {
                    begin(at);
                }
            }
            at += length;
        }
    }

    private void code(int at, char here) {
        if (between && here == BYTE_ORDER_MARK) {
            return;
        }
        if (lexis.inWord(here) || here == '.') {
            word.append(here);
        } else {
            endWord();
        }
        switch (here) {
            case '(' -> parentheses++;
            case ')' -> parentheses--;
            case ';' -> {
                if (parentheses == 0 && blocks == 0) {
                    end();
                    return;
                }
            }
            default -> {
                // Neither ends nor encloses a statement.
            }
        }
        if (!Character.isWhitespace(here)) {
            begin(at);
        }
    }

    private void begin(int at) {
        if (between) {
            between = false;
            begins.add(at);
        }
    }

    private void end() {
        between = true;
        words = 0;
        creates = false;
        routine = false;
        beginBefore = false;
    }

    /** A body {@code BEGIN ATOMIC ... END} holds statements that are the routine's own. */
    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        String ended = word.toString().toUpperCase(Locale.ROOT);
        word.setLength(0);
        if (parentheses != 0 || !lexis.has(Rule.ATOMIC_BODIES)) {
            return;
        }
        words++;
        creates = words == 1 ? ended.equals("CREATE") : creates;
        routine |= creates && words <= KIND_WITHIN && ROUTINES.contains(ended);
        if (blocks > 0) {
            blocks += ended.equals("CASE") ? 1 : ended.equals("END") ? -1 : 0;
        } else if (routine && beginBefore && ended.equals("ATOMIC")) {
            blocks = 1;
        }
        beginBefore = ended.equals("BEGIN");
    }
}
