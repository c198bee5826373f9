package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each meaning is provoked on the engine itself: what a driver says changes from version to version. */
class ErrorsTest {
    @TempDir
    Path folder;

    private Database database;

    private SQLException failure(String engine, String sql) throws SQLException {
        database = engine.equals("postgresql") ? TestDatabases.postgreSql() : TestDatabases.duckDb(folder);
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
            Query.run(connection, "CREATE TABLE child (id INTEGER REFERENCES parent (id))");
            Query.run(connection, "INSERT INTO parent VALUES (1, 'a')");
            return catchThrowableOfType(SQLException.class, () -> Query.run(connection, sql));
        }
    }

    private ErrorMeaning meaning(SQLException failure) {
        return database.dialect().errors().meaning(failure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE_MISSING     | SELECT * FROM nothing",
                "SCHEMA_MISSING    | CREATE TABLE nowhere.t (i INTEGER)",
                "EXISTS_ALREADY    | CREATE TABLE parent (i INTEGER)",
                "EXISTS_ALREADY    | CREATE SCHEMA here; CREATE SCHEMA here",
                "NOT_UNIQUE        | INSERT INTO parent VALUES (1, 'b')",
                "EMPTY_CELL        | INSERT INTO parent VALUES (2, NULL)",
                "REFERENCE_MISSING | INSERT INTO child VALUES (7)",
                "OTHER             | SELECT 'a'::INTEGER",
                "OTHER             | SELEC 1",
            })
    void bothEnginesMeanTheSame(ErrorMeaning wanted, String sql) throws SQLException {
        for (String engine : new String[] {"postgresql", "duckdb"}) {
            SQLException failure = failure(engine, sql);
            assertThat(meaning(failure)).as("%s: %s", engine, failure).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | RIGHT_MISSING      | SET ROLE pg_monitor; CREATE TABLE pg_catalog.mine (i INTEGER)",
                "postgresql | REFUSES_TRANSACTION| BEGIN; CREATE INDEX CONCURRENTLY c ON parent (name)",
                "postgresql | NOT_SUPPORTED      | CREATE EXTENSION nosuchextension",
                "postgresql | CANCELLED          | SET statement_timeout = 1; SELECT pg_sleep(60)",
                "postgresql | CONNECTION_LOST    | SELECT pg_terminate_backend(pg_backend_pid())",
                "duckdb     | NOT_SUPPORTED      | ALTER TABLE child ADD CONSTRAINT c CHECK (id > 0)",
            })
    void whatOneEngineAloneHas(String engine, ErrorMeaning wanted, String sql) throws SQLException {
        SQLException failure = failure(engine, sql);
        assertThat(meaning(failure)).as("%s", failure).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql | DO $$BEGIN RAISE EXCEPTION 'my own words'; END$$ | true",
                "postgresql | SELECT 1/0                                       | false",
                "duckdb     | SELECT error('my own words')                     | true",
                "duckdb     | SELECT 'a'::INTEGER                              | false",
            })
    void wordsOfTheAuthorAreToldApart(String engine, String sql, boolean raised) throws SQLException {
        SQLException failure = failure(engine, sql);
        assertThat(database.dialect().errors().raisedByAuthor(failure)).as("%s", failure).isEqualTo(raised);
    }

    @ParameterizedTest
    @CsvSource({"postgresql", "duckdb"})
    void theFaultsPlaceIsThatOfTheCharacter(String engine) throws SQLException {
        String sql = "SELECT id,\n  '\uD83D\uDE00' AS smile,\n  nothing\nFROM parent";
        SQLException failure = failure(engine, sql);
        assertThat(database.dialect().errors().position(failure, sql).index()).as("%s", failure).hasValue(sql.indexOf("nothing"));
    }

    @ParameterizedTest
    @CsvSource({"postgresql, SELECT pg_sleep(60)", "duckdb, SELECT count(*) FROM range(1000000000000) a"})
    void whatIsCancelledFromHereMeansThat(String engine, String sql) throws SQLException {
        failure(engine, "SELECT 1");
        try (Connection connection = database.limitingStatements(Duration.ofMillis(50)).connect()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> Query.run(connection, sql));
            assertThat(meaning(failure)).as("%s", failure).isEqualTo(ErrorMeaning.CANCELLED);
        }
    }

    @Test
    void nothingSaidMeansNothing() {
        for (String url : new String[] {"jdbc:postgresql:", "jdbc:duckdb:"}) {
            Errors errors = Dialects.of(url).errors();
            assertThat(errors.meaning(null)).isEqualTo(ErrorMeaning.OTHER);
            assertThat(errors.meaning(new SQLException())).isEqualTo(ErrorMeaning.OTHER);
            assertThat(errors.position(null, "SELECT 1")).isEqualTo(ErrorPosition.UNKNOWN);
        }
    }
}
