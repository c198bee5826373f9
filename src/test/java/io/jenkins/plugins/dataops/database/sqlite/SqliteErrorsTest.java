package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.Errors;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each meaning is provoked on the engine itself. */
class SqliteErrorsTest {
    @TempDir
    Path folder;

    private Database database;
    private Errors errors;

    @BeforeEach
    void open() {
        database = TestDatabases.sqlite(folder);
        errors = database.dialect().errors();
    }

    private SQLException failure(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(
                    connection,
                    "PRAGMA foreign_keys = ON; CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                            + " CREATE TABLE child (id INTEGER REFERENCES parent (id)); INSERT INTO parent VALUES (1, 'a');"
                            + " CREATE TRIGGER refuse BEFORE DELETE ON parent BEGIN SELECT RAISE(ABORT, 'my own words'); END");
            return catchThrowableOfType(SQLException.class, () -> Query.run(connection, sql));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE_MISSING     | SELECT * FROM absent",
                "SCHEMA_MISSING    | CREATE TABLE nowhere.t (i INTEGER)",
                "EXISTS_ALREADY    | CREATE TABLE parent (i INTEGER)",
                "NOT_UNIQUE        | INSERT INTO parent VALUES (1, 'b')",
                "EMPTY_CELL        | INSERT INTO parent VALUES (2, NULL)",
                "REFERENCE_MISSING | INSERT INTO child VALUES (7)",
                "NOT_SUPPORTED     | CREATE VIRTUAL TABLE v USING absent(x)",
                "RIGHT_MISSING     | ATTACH 'x' AS x",
                "OTHER             | SELECT abs(-9223372036854775808)",
                "OTHER             | SELEC 1",
            })
    void meanings(ErrorMeaning wanted, String sql) throws SQLException {
        SQLException failure = failure(sql);
        assertThat(errors.meaning(failure)).as("%s", failure).isEqualTo(wanted);
    }

    @Test
    void wordsOfTheAuthorAreToldApart() throws SQLException {
        assertThat(errors.raisedByAuthor(failure("DELETE FROM parent"))).isTrue();
        assertThat(errors.raisedByAuthor(new SQLException("x"))).isFalse();
    }

    @Test
    void theFaultsPlaceIsKnownWhereItsWordStandsOnce() throws SQLException {
        String sql = "SELECT id,\n  '\uD83D\uDE00 absent' AS smile, -- absent\n  absent\nFROM parent";
        assertThat(errors.position(failure(sql), sql).index()).hasValue(sql.lastIndexOf("absent"));
        String twice = "SELECT absent, absent FROM parent";
        SQLException failure = catchThrowableOfType(SQLException.class, () -> run(twice));
        assertThat(errors.position(failure, twice)).isEqualTo(ErrorPosition.UNKNOWN);
        String syntax = "SELECT id FORM parent WHERE x";
        failure = catchThrowableOfType(SQLException.class, () -> run(syntax));
        assertThat(errors.position(failure, syntax).index()).as("%s", failure).isPresent();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, sql);
        }
    }

    @Test
    void whatIsCancelledFromHereMeansThat() throws SQLException {
        String endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        try (Connection connection = database.limitingStatements(Duration.ofMillis(50)).connect()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> Query.run(connection, endless));
            assertThat(errors.meaning(failure)).as("%s", failure).isEqualTo(ErrorMeaning.CANCELLED);
            Query.run(connection, "SELECT 1");
        }
    }

    @Test
    void whoWaitsForAWriterWaitsNoLongerThanTheLimit() throws SQLException {
        run("CREATE TABLE t (i INTEGER)");
        try (Connection writer = database.connect();
                Connection waiting = database.limitingStatements(Duration.ofMillis(200)).connect()) {
            Query.run(writer, "BEGIN IMMEDIATE");
            SQLException failure =
                    catchThrowableOfType(SQLException.class, () -> Query.run(waiting, "INSERT INTO t VALUES (1)"));
            assertThat(errors.meaning(failure)).as("%s", failure).isIn(ErrorMeaning.CANCELLED, ErrorMeaning.LOCKED);
            Query.run(writer, "COMMIT");
            Query.run(waiting, "INSERT INTO t VALUES (1)");
        }
    }

    @Test
    void nothingSaidMeansNothing() {
        assertThat(errors.meaning(null)).isEqualTo(ErrorMeaning.OTHER);
        assertThat(errors.meaning(new SQLException())).isEqualTo(ErrorMeaning.OTHER);
        assertThat(errors.position(null, "SELECT 1")).isEqualTo(ErrorPosition.UNKNOWN);
    }
}
