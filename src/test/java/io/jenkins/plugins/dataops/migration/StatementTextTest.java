package io.jenkins.plugins.dataops.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Lexis;
import io.jenkins.plugins.dataops.database.SqlLexer;
import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Pointing into SQL text, whatever the text is. */
class StatementTextTest {
    private static final Dialect POSTGRESQL = Dialects.of("jdbc:postgresql:");
    private static final Lexis LEXIS = POSTGRESQL.lexis();
    private static final Errors CARETS = Dialects.of("jdbc:duckdb:").errors();

    @Test
    void skipsCommentsAndSpace() {
        assertThat(SqlLexer.begin(" -- a\n/* b /* c */ */ SELECT", LEXIS)).isEqualTo(22);
        assertThat(SqlLexer.begin("/* never ended", LEXIS)).isEqualTo(14);
        assertThat(SqlLexer.begin("-- only", LEXIS)).isEqualTo(7);
    }

    @Property(tries = 300)
    void neverLeavesTheText(@ForAll @StringLength(max = 40) String text) {
        String sql = text + "/*-- \n*/" + text;
        assertThat(SqlLexer.begin(sql, LEXIS)).isBetween(0, sql.length());
        ScriptObjections objections = new ScriptObjections(null, false, POSTGRESQL);
        // A backslash may be a command of psql, and behind a semicolon another statement begins.
        if (!sql.contains("\\") && !sql.contains(";")) {
            objections.look("SELECT " + sql, 1);
            assertThat(objections.found()).isEmpty();
        }
    }

    @Property(tries = 300)
    void caretIsFoundOrUnknown(@ForAll @StringLength(max = 30) String shown, @ForAll byte column) {
        String message = "Error\n\nLINE 1: " + shown + "\n" + " ".repeat(Math.max(0, column)) + "^";
        ErrorPosition position = CARETS.position(new SQLException(message), shown);
        position.index().ifPresent(index -> assertThat(index).isBetween(0, shown.length() - 1));
    }

    @Test
    void caretInALineThatWasCutOnBothSides() {
        String sql = "SELECT 1;\n-- x\nSELECT " + "a, ".repeat(60) + "nothing, " + "b, ".repeat(60) + "1";
        String message = "Binder Error: no\n\nLINE 3: ...a, a, nothing, b, b...\n"
                + " ".repeat("LINE 3: ...a, a, ".length()) + "^";
        int index = CARETS.position(new SQLException(message), sql).index().orElseThrow();
        assertThat(sql.substring(index)).startsWith("nothing, b");
    }
}
