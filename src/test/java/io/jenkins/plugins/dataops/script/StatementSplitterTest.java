package io.jenkins.plugins.dataops.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dataops.database.Dialects;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSplitterTest {
    @Test
    void semicolonsWithinQuotesAndCommentsDoNotCut() {
        String sql =
                """
                -- a; comment
                SELECT 'a;''b', "c;d", $$e;f$$, $t$g;$$h$t$, E'i\\';j' /* k; /* nested; */ l; */;

                /* only a comment; */ ;
                INSERT INTO t
                VALUES (1)
                """;
        assertThat(StatementSplitter.split(sql, Dialects.of("jdbc:postgresql:")))
                .extracting(ScriptStatement::line, statement -> statement.text().lines().count())
                .containsExactly(tuple(2, 2L), tuple(5, 2L));
    }

    @Test
    void copyEndsWithItsLineAndOnlyBeginsAStatement() {
        String sql = "\\copy t FROM 'a;b.csv' WITH (HEADER)\nSELECT '\n\\copy x FROM ''y''\n';\n  \\copy u(a) from 'c'";
        assertThat(StatementSplitter.split(sql, Dialects.of("jdbc:postgresql:")))
                .extracting(ScriptStatement::line, ScriptStatement::copy)
                .containsExactly(tuple(1, true), tuple(2, false), tuple(5, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql:", "jdbc:duckdb:"})
    void aDollarThatQuotesNothingCutsNothing(String url) {
        String sql = "CREATE SCHEMA ${candidate};\nPREPARE p AS SELECT $1;\nSELECT '${day}', '$${x}', 1 AS a$b$;\nCOMMIT;\nSELECT $2";
        assertThat(StatementSplitter.split(sql, Dialects.of(url)))
                .extracting(ScriptStatement::line, ScriptStatement::text)
                .containsExactly(
                        tuple(1, "CREATE SCHEMA ${candidate}"),
                        tuple(2, "PREPARE p AS SELECT $1"),
                        tuple(3, "SELECT '${day}', '$${x}', 1 AS a$b$"),
                        tuple(4, "COMMIT"),
                        tuple(5, "SELECT $2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql:", "jdbc:duckdb:"})
    void whatIsNotClosedIsTheLastStatement(String url) {
        for (String open : new String[] {"SELECT 'x;\n\\copy a;", "SELECT \"x;\nb", "SELECT $a$;\n$$", "SELECT 1 /* ;\n;"}) {
            assertThat(StatementSplitter.split("SELECT 1;\n\n-- x\n" + open + "\n", Dialects.of(url)))
                    .as(open)
                    .extracting(ScriptStatement::line, ScriptStatement::text)
                    .containsExactly(tuple(1, "SELECT 1"), tuple(4, "-- x\n" + open));
        }
    }

    @Test
    void rowsInTheFileAreRefusedAndNeverEndedInVain() {
        for (String rows : new String[] {"COPY t FROM STDIN;\n1\n\\.\nSELECT 1;", "COPY t FROM STDIN;\n1\n"}) {
            assertThatThrownBy(() -> StatementSplitter.split("SELECT 1;\n" + rows, Dialects.of("jdbc:postgresql:")))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("line 2: the rows of a COPY")
                    .hasMessageContaining("\\copy TABLE FROM 'FILE'");
        }
    }

    @Test
    void copyStandsOnlyBetweenStatements() {
        String sql = "INSERT INTO t VALUES (1)\n\\copy t from 'x'\n;\n/* \\copy t from 'x' */ -- \\copy\n \\copy t from 'y'\n"
                + "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC\nSELECT 1;\nSELECT 2;\nEND; \\copy t from 'z'";
        assertThat(StatementSplitter.split(sql, Dialects.of("jdbc:postgresql:")))
                .extracting(ScriptStatement::line, ScriptStatement::copy)
                .containsExactly(tuple(1, false), tuple(5, true), tuple(6, false), tuple(9, true));
    }

    @Test
    void copyForms() {
        assertThat(CopyLine.parse("\\copy s.\"t u\" (a, b) from 'it''s.csv' with (format csv);"))
                .isEqualTo(new CopyLine("s.\"t u\" (a, b)", "it's.csv", "with (format csv)"));
        assertThat(CopyLine.parse("\\COPY t FROM 'x'").options()).isEmpty();
        for (String other : new String[] {"\\copy t TO 'x'", "\\copy t FROM x.csv", "\\copy", "\\copyt FROM 'x'"}) {
            assertThatThrownBy(() -> CopyLine.parse(other)).isInstanceOf(UsageException.class);
        }
    }

    @Property
    void nothingIsLostOrInvented(
            @ForAll @StringLength(max = 60) @CharRange(from = 'a', to = 'c')
                    @Chars({';', '\'', '"', '$', '-', '/', '*', '\n', ' ', '\\', 'E'})
                    String sql) {
        String kept = StatementSplitter.split(sql, Dialects.of("jdbc:postgresql:")).stream()
                .map(ScriptStatement::text)
                .collect(Collectors.joining(";"));
        // Whatever is cut, the words of the statements come in the order of the file.
        int at = 0;
        for (int i = 0; i < kept.length(); i++) {
            if (kept.charAt(i) != ';') {
                at = sql.indexOf(kept.charAt(i), at) + 1;
                assertThat(at).isPositive();
            }
        }
        assertThat(StatementSplitter.split(sql, Dialects.of("jdbc:postgresql:"))).allSatisfy(statement -> {
            assertThat(statement.text()).isNotBlank();
            assertThat(statement.line()).isBetween(1, (int) sql.chars().filter(c -> c == '\n').count() + 1);
        });
    }
}
