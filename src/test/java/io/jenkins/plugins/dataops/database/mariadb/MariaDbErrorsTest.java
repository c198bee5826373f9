package io.jenkins.plugins.dataops.database.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.StatementRules;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each meaning is provoked on the server itself. */
class MariaDbErrorsTest {
    private static final Errors ERRORS = new MariaDbErrors();
    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabases.mariaDb();
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE parent (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL)");
            Query.run(connection, "CREATE TABLE child (id INTEGER REFERENCES parent (id))");
            Query.run(connection, "INSERT INTO parent VALUES (1, 'a')");
        }
    }

    private static SQLException failure(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return catchThrowableOfType(SQLException.class, () -> Query.run(connection, sql));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "TABLE_MISSING       | SELECT * FROM nothing",
        "TABLE_MISSING       | DROP TABLE nothing",
        "SCHEMA_MISSING      | CREATE TABLE nowhere.t (i INTEGER)",
        "EXISTS_ALREADY      | CREATE TABLE parent (i INTEGER)",
        "EXISTS_ALREADY      | CREATE DATABASE mysql",
        "NOT_UNIQUE          | INSERT INTO parent VALUES (1, 'b')",
        "EMPTY_CELL          | INSERT INTO parent VALUES (2, NULL)",
        "EMPTY_CELL          | INSERT INTO parent (id) VALUES (2)",
        "REFERENCE_MISSING   | INSERT INTO child VALUES (7)",
        "CANCELLED           | SET STATEMENT max_statement_time = 0.01 FOR SELECT sleep(60)",
        "CANCELLED           | KILL QUERY CONNECTION_ID()",
        "CONNECTION_LOST     | KILL CONNECTION CONNECTION_ID()",
        "SERVER_FILE_MISSING | LOAD DATA INFILE '/no/such/file' INTO TABLE parent",
        "OTHER               | SELEC 1",
        "OTHER               | INSERT INTO parent VALUES ('x', 'b')",
    })
    void meanings(ErrorMeaning wanted, String sql) throws SQLException {
        SQLException failure = failure(sql);
        assertThat(ERRORS.meaning(failure)).as("%s", failure).isEqualTo(wanted);
        assertThat(failure.getMessage()).doesNotContain("(conn=");
    }

    @Test
    void theServerGetsNoFileOfThisMachine() throws SQLException {
        SQLException refused = failure("LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE parent FIELDS TERMINATED BY ':'");
        assertThat(refused.getMessage()).contains("allowLocalInfile");
        try (Connection connection = database.connect()) {
            assertThat(Query.list(connection, "SELECT count(*) FROM parent", row -> row.getInt(1))).containsExactly(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "~SELECT id,\n  '\uD83D\uDE00' AS smile,\n  nothing\nFROM parent~ | nothing",
        "~SELECT id FROM parent\nWHERE id = = 1~ | = 1",
        "SELECT * FROM absent | absent",
        "SELECT absent.x, absent.y FROM parent | x",
        "SELECT absent.x, absent.x FROM parent | ~~",
    })
    void theFaultsPlace(String sql, String at) throws SQLException {
        ErrorPosition position = ERRORS.position(failure(sql), sql);
        if (at.isEmpty()) {
            assertThat(position).isEqualTo(ErrorPosition.UNKNOWN);
        } else {
            assertThat(position.index()).hasValue(sql.lastIndexOf(at));
        }
    }

    @Test
    void wordsOfTheAuthorAreToldApart() throws SQLException {
        assertThat(ERRORS.raisedByAuthor(failure("SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'my own words'"))).isTrue();
        assertThat(ERRORS.raisedByAuthor(failure("SELEC 1"))).isFalse();
        assertThat(ERRORS.meaning(null)).isEqualTo(ErrorMeaning.OTHER);
        assertThat(ERRORS.position(null, "SELECT 1")).isEqualTo(ErrorPosition.UNKNOWN);
    }

    @Test
    void whatIsCancelledFromHereMeansThat() throws SQLException {
        try (Connection connection = database.limitingStatements(Duration.ofMillis(50)).connect()) {
            SQLException failure =
                    catchThrowableOfType(SQLException.class, () -> Query.run(connection, "SELECT benchmark(1e10, sha2('a', 512))"));
            assertThat(ERRORS.meaning(failure)).as("%s", failure).isEqualTo(ErrorMeaning.CANCELLED);
            assertThat(failure.getMessage()).contains("time limit");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {"''", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES", "ORACLE"})
    void aLiteralIsTheSameInEachMode(String mode) throws SQLException {
        MariaDbDialect dialect = new MariaDbDialect();
        for (String text : new String[] {"a\\", "it's \\' \"; --", "\uD83D\uDE00\\n", "a''b"}) {
            try (Connection connection = database.connect()) {
                String modes = mode.equals("''") ? "" : mode;
                assertThat(Query.list(connection, "SELECT " + dialect.literal(text), row -> row.getString(1))).containsExactly(text);
                Query.run(connection, "SET SESSION sql_mode = '" + modes + "'");
                assertThat(Query.list(connection, "SELECT " + dialect.literal(text), row -> row.getString(1))).containsExactly(text);
                // A backslash escapes again, whatever was set.
                assertThat(Query.list(connection, "SELECT 'a\\\\b'", row -> row.getString(1))).containsExactly("a\\b");
            }
        }
    }

    @Test
    void theServersOwnModesAreTurnedBackInOurSessions() throws SQLException {
        String before;
        try (Connection connection = database.connect()) {
            before = Query.list(connection, "SELECT @@GLOBAL.sql_mode", row -> row.getString(1)).get(0);
            Query.run(connection, "SET GLOBAL sql_mode = 'ORACLE,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES'");
        }
        try (Connection connection = database.connect()) {
            assertThat(Query.list(connection, "SELECT \"a\\\\b\" AS x, @@sql_mode", row -> row.getString(1) + row.getString(2)).get(0))
                    .startsWith("a\\b")
                    .contains("STRICT_ALL_TABLES")
                    .doesNotContain("ANSI_QUOTES");
        } finally {
            try (Connection connection = database.connect()) {
                Query.run(connection, "SET GLOBAL sql_mode = '" + before + "'");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "SET sql_mode = 'ANSI_QUOTES' | true",
        "SET @@SESSION.sql_mode = concat(@@sql_mode, ',no_backslash_escapes') | true",
        "EXECUTE IMMEDIATE 'SET sql_mode = ''ORACLE''' | true",
        "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO' | false",
        "SELECT 1 INTO OUTFILE '/tmp/x' | true",
        "SELECT 1 INTO /*! DUMPFILE */ '/tmp/x' | true",
        "SELECT 'INTO OUTFILE' | false",
        "LOAD DATA LOCAL INFILE 'x' INTO TABLE t | true",
        "SELECT 1 /*M!120000 + 1 */ | true",
        "SELECT 1 /*M!100100 + 1 */ | false",
        "SELECT 1 /*!50701 ' */ | false",
    })
    void whatIsRefusedInAFile(String statement, boolean refused) {
        StatementRules rules = new MariaDbStatementRules();
        assertThat(rules.changesReading(statement).or(() -> rules.differsByServer(statement)).isPresent())
                .as(statement)
                .isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jdbc:mariadb://db/flights | mariadb://db:3306/flights",
        "jdbc:mariadb:sequential://DB:1,other/flights?connectTimeout=1 | mariadb://db:1,other:3306/flights",
        "jdbc:mariadb://address=(host=db)(sslMode=disable)/flights | -",
        "jdbc:mariadb://address=(localSocket=/tmp/s)/flights | -",
        "jdbc:mariadb:aurora://db/flights | -",
    })
    void onlyPlainUrlsAreTaken(String url, String place) throws SQLException {
        assertThat(new PlainMariaDb().acceptsURL(url)).isEqualTo(!place.equals("-"));
        if (!place.equals("-")) {
            assertThat(new MariaDbUrls().place(url)).isEqualTo(place);
        }
    }
}
