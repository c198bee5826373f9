package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backslash stays a character like any other, whatever SQL does to the session on the way. */
class StandardTextsTest {
    /** One text here; where backslashes escape, it goes on and the quote behind it is never closed. */
    private static final String PROBE = "SELECT 'a\\'";

    private Database database;

    @BeforeEach
    void letBackslashesEscape() throws SQLException {
        database = TestDatabases.postgreSql();
        String name = database.place().substring(database.place().lastIndexOf('/') + 1);
        try (Connection connection = database.connect()) {
            Query.run(connection, "ALTER DATABASE " + name + " SET standard_conforming_strings = off");
        }
    }

    private static void holds(Connection connection) throws SQLException {
        assertThat(Query.list(connection, PROBE, row -> row.getString(1))).containsExactly("a\\");
        try (Statement statement = connection.createStatement()) {
            statement.execute(PROBE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RESET ALL",
                "DISCARD ALL",
                "SET SESSION AUTHORIZATION DEFAULT",
                "RESET SESSION AUTHORIZATION",
                "SET backslash_quote = on",
                "DO $$BEGIN EXECUTE 'RESET ALL'; END$$",
                "DO $$BEGIN EXECUTE 'SET standard_conforming_strings = off'; END$$",
                "DO $$BEGIN PERFORM set_config('standard_conforming_' || 'strings', 'off', false); END$$"
            })
    void noStatementTurnsItOver(String statement) throws SQLException {
        try (Connection connection = database.connect()) {
            holds(connection);
            Query.run(connection, statement);
            holds(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RESET ALL",
                "DO $$BEGIN EXECUTE 'SET LOCAL standard_conforming_strings = off'; END$$",
                "DO $$BEGIN EXECUTE 'SET standard_conforming_strings = off'; END$$"
            })
    void noTransactionDoesHoweverItEnds(String statement) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (boolean commit : List.of(true, false)) {
                Query.run(connection, statement);
                holds(connection);
                Query.run(connection, "SAVEPOINT here");
                Query.run(connection, statement);
                assertThatThrownBy(() -> Query.run(connection, "SELECT 1 / 0"))
                        .as("what failed is told, and not what could not be set after it")
                        .hasMessageContaining("division by zero");
                assertThatThrownBy(() -> Query.run(connection, "SELECT 1")).hasMessageContaining("aborted");
                Query.run(connection, "ROLLBACK TO SAVEPOINT here");
                holds(connection);
                Query.run(connection, statement);
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                holds(connection);
            }
        }
    }

    @Test
    void noTriggerDoes() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (i int)");
            Query.run(
                    connection,
                    "CREATE FUNCTION turn() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN EXECUTE 'RESET ALL'; RETURN NULL; END$$");
            Query.run(
                    connection,
                    "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED"
                            + " FOR EACH ROW EXECUTE FUNCTION turn()");
            connection.setAutoCommit(false);
            Query.run(connection, "INSERT INTO t VALUES (1)");
            connection.commit();
            holds(connection);
        }
    }
}
