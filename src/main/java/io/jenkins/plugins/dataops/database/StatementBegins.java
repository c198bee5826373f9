package io.jenkins.plugins.dataops.database;

import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds where an engine begins to read a statement. What a splitter took for one statement may be several to the engine,
 * which reads quotes and comments by rules of its own, and each of them runs.
 */
public final class StatementBegins {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Which kind of thing a statement makes stands in its first words, be it behind OR REPLACE. */
    private static final int KIND_WITHIN = 4;

    private final String sql;
    private final Lexis lexis;
    private final List<Integer> begins = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean between = true;
    private int parentheses;
    private int blocks;
    private boolean ending;
    private final List<String> first = new ArrayList<>();
    private int opened;

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
        ending = false;
        first.clear();
        opened = 0;
    }

    /** A body holds statements that are those of the statement that it belongs to. */
    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        String ended = word.toString().toUpperCase(Locale.ROOT);
        word.setLength(0);
        if (parentheses != 0 || lexis.bodies().isEmpty()) {
            return;
        }
        if (first.size() < KIND_WITHIN) {
            first.add(ended);
        }
        if (blocks > 0 || ending) {
            within(ended, lexis.bodies().get());
        } else {
            lookForBody(ended, lexis.bodies().get());
        }
    }

    /** A word behind END says what ends: a loop is no block, and CASE begins none there. */
    private void within(String word, Lexis.Bodies bodies) {
        if (ending && bodies.loops().contains(word)) {
            blocks++;
        } else if (word.equals("CASE") && !(ending && !bodies.loops().isEmpty())) {
            blocks++;
        } else if (word.equals("BEGIN") && !bodies.loops().isEmpty()) {
            blocks++;
        } else if (word.equals("END")) {
            blocks--;
        }
        ending = word.equals("END");
    }

    private void lookForBody(String ended, Lexis.Bodies bodies) {
        opened = ended.equals(bodies.opening().get(opened)) ? opened + 1 : ended.equals(bodies.opening().get(0)) ? 1 : 0;
        if (opened == bodies.opening().size()) {
            opened = 0;
            blocks = bodies.statement().matcher(String.join(" ", first)).lookingAt() ? 1 : 0;
        }
    }
}
