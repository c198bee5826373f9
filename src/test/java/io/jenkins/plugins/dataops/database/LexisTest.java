package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.database.Lexis.Rule;
import io.jenkins.plugins.dataops.database.SqlLexer.Context;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the lexer believes of a text, compared with the engine that runs it: a query has as many columns as there are
 * commas among its words, and one.
 */
class LexisTest {
    private static final List<String> FORMS = List.of(
            "'a,''b', 2",
            "'a\\', 2 --'",
            "E'a\\',''b', 2",
            "e'a\\\\', 2",
            "'a'\n', b', 2",
            "'a'\n'b\\', 2 --'\n",
            "E'a' -- it's\n'b\\', 2 --'\n",
            "E'a'\n\n'b\\\\', 2",
            "N'a\\', 2 --'\n",
            "1 AS \"a,\"\"b\", 2",
            "1 AS \"a\\\", 2 --\"\n",
            "1 AS `a,``b`, 2",
            "1 AS `it's`, 2 AS `it's`",
            "$$a,'$$, 2",
            "$t$a,$$,$T$,$t$, 2",
            "$ü1$a,$ü$,$ü1$, 2",
            "1 AS a$b$, 2 AS a$b$",
            "1 AS \u00e4$b$, 2 AS \u00e4$b$",
            "1 AS \ud83d\ude00E'x\\', '",
            "1 /* , /* , */ , 2 /* */ , 3 -- */\n",
            "1 /* ' */, 2 /* ' */",
            "1 -- , '\n, 2",
            "1 -- ,\r, 2",
            "1 # ,\n, 2",
            "1 AS [a,b], 2",
            "1--1\n, 2",
            "X'41', 2",
            "\"a,\"\"b\", 2",
            "\"a\\\", 2 --\"\n",
            "1 /*!, 2 /* , */ , 3 */, 4",
            "1 /*!40101 , 2 */, '*/ , 3'",
            "1 /*!50701 , ' */, 2",
            "1 /*M! , 2 */, 3",
            "1 /*M!100100 , 2 */, 3",
            "1 /*! , '*/' */, 3",
            "1 /* ! , */, 3",
            "U&'\\0061\\', 2 --'\n");

    /** Out of these a query is put together at random. */
    private static final List<String> PIECES = List.of(
            "'", "''", "E'", "e'", "\\", "\\'", "\"", "`", "$$", "$a$", "$", "--", "/*", "*/", "\n", "\r", " ", ", 1", "x", "E",
            "\u00e9", "\u00a0", "\u3000", "1", "/*!", "/*M!", "#", "-- ");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql", "sqlite", "mariadb"})
    void whatIsBelievedOfEachFormIsSo(String engine) throws SQLException {
        Database database = open(engine);
        try (Connection connection = database.connect()) {
            int answered = 0;
            for (String form : FORMS) {
                answered += agree(connection, database.dialect().lexis(), form) ? 1 : 0;
            }
            assertThat(answered).as("forms that the engine has").isGreaterThan(FORMS.size() / 2);
        }
    }

    /** The rules of an engine that is not here. */
    @Test
    void anotherEnginesRulesCanBeSaid() {
        Lexis other = new Lexis(
                Set.of(Rule.BACKSLASH_ESCAPES), Map.of('`', '`'), Pattern.compile("#|--(?=[\\s\\p{Cntrl}]|$)"));
        assertThat(columns("'a\\', 2', 3 # , it's\n, 1--1, 5 -- ,", other)).isEqualTo(4);
        assertThat(columns("1 /* , /* , */ , 2", other)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql", "sqlite", "mariadb"})
    void whatIsBelievedOfAnyTextIsSo(String engine) throws SQLException {
        Database database = open(engine);
        Random random = new Random(7);
        int answered = 0;
        try (Connection connection = database.connect()) {
            for (int tries = Sample.tries("texts for the lexer of " + engine, 3_000); tries > 0; tries--) {
                StringBuilder sql = new StringBuilder("1 ");
                random.ints(1 + random.nextInt(14), 0, PIECES.size()).forEach(i -> sql.append(PIECES.get(i)));
                answered += agree(connection, database.dialect().lexis(), sql.toString()) ? 1 : 0;
            }
        }
        assertThat(answered).as("texts that the engine took").isGreaterThan(100);
    }

    /** Compares, where the engine takes the text. */
    private static boolean agree(Connection connection, Lexis lexis, String columns) {
        int found;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + columns)) {
            found = rows.getMetaData().getColumnCount();
        } catch (SQLException refused) {
            return false;
        }
        assertThat(columns(columns, lexis)).as(columns).isEqualTo(found);
        return true;
    }

    private static int columns(String columns, Lexis lexis) {
        SqlLexer lexer = new SqlLexer(columns, lexis);
        int commas = 0;
        for (int at = 0; at < columns.length(); at += lexer.advance(at)) {
            commas += lexer.context() == Context.CODE && columns.charAt(at) == ',' ? 1 : 0;
        }
        return commas + 1;
    }

    private Database open(String engine) {
        return switch (engine) {
            case "duckdb" -> TestDatabases.duckDb(folder);
            case "sqlite" -> TestDatabases.sqlite(folder);
            case "mariadb" -> TestDatabases.mariaDb();
            default -> TestDatabases.postgreSql();
        };
    }
}
