package io.jenkins.plugins.dataops.script;

import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.sql.SqlLexer;
import io.jenkins.plugins.dataops.sql.SqlLexer.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a file of SQL into statements at its semicolons, those in quotes, dollar quotes and comments aside. Psql's
 * {@code \copy} ends with its line.
 */
final class StatementSplitter {
    private static final String COPY = "\\copy";

    private final String sql;
    private final Lexis lexis;
    private final List<ScriptStatement> statements = new ArrayList<>();
    private int line = 1;
    private int start;
    private int firstLine;
    private boolean begun;

    private StatementSplitter(String sql, Lexis lexis) {
        this.lexis = lexis;
        this.sql = sql;
    }

    /** The statements in order; what is only comment or space is none. */
    static List<ScriptStatement> split(String sql, Lexis lexis) {
        StatementSplitter splitter = new StatementSplitter(sql, lexis);
        splitter.run();
        return List.copyOf(splitter.statements);
    }

    private void run() {
        SqlLexer lexer = new SqlLexer(sql, lexis);
        int at = 0;
        while (at < sql.length()) {
            Context before = lexer.context();
            if (!begun && before == Context.CODE && sql.startsWith(COPY, at)) {
                int end = lineEnd(at);
                statements.add(new ScriptStatement(line, sql.substring(at, end).strip(), true));
                start = end;
                at = end;
            } else if (before == Context.CODE && sql.charAt(at) == ';') {
                finish(at);
                at++;
                start = at;
            } else {
                int length = lexer.advance(at);
                boolean word = before == Context.CODE
                        && lexer.context() != Context.COMMENT
                        && !Character.isWhitespace(sql.charAt(at));
                if (word && !begun) {
                    begun = true;
                    firstLine = line;
                }
                line += breaks(at, at + length);
                at += length;
            }
        }
        finish(sql.length());
    }

    private void finish(int end) {
        if (begun) {
            statements.add(new ScriptStatement(firstLine, sql.substring(start, end).strip(), false));
        }
        begun = false;
    }

    private int lineEnd(int from) {
        int end = sql.indexOf('\n', from);
        return end < 0 ? sql.length() : end;
    }

    private int breaks(int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (sql.charAt(at) == '\n') {
                count++;
            }
        }
        return count;
    }
}
