package io.jenkins.plugins.dataops.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.SecretValue;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text comes back from each engine as it was, whatever its role or its database say about backslashes. */
class LiteralTest {
    private static final List<String> HOSTILE = List.of(
            "", "'", "\\", "\\'", "\\\\'", "'; DROP TABLE t; --", "\\'; DROP TABLE t; --", "a\nb\r\tc", "$$", "/* -- ", "?",
            "${x}", "\u00a0\u3000\ufeff", "\ud83d\ude00", "\u0001\u007f", "E'\\n'", "\\x41\\101\\u0041", "%s {0} :a ?::int");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql", "off for the role", "off for the database", "off in the session"})
    void aTextStaysItself(String where) throws SQLException {
        Database database = open(where);
        try (Connection connection = database.connect();
                // The driver's own: where it is guarded, the setting would not stay.
                Statement statement = connection.unwrap(Connection.class).createStatement()) {
            if (where.equals("off in the session")) {
                statement.execute("SET standard_conforming_strings = off");
            }
            for (String text : texts()) {
                try (ResultSet row = statement.executeQuery("SELECT " + database.dialect().literal(text))) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).isEqualTo(text);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql", "off for the role", "off for the database"})
    void aParameterStaysItselfInEveryPlace(String where) throws SQLException {
        Database database = open(where);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String text : texts()) {
                SqlTemplate sql = new SqlTemplate(new Parameters(Map.of("x", text)), database.dialect());
                String query = sql.resolve("SELECT ${x} || '', '${x}', '\\${x}\\', E'${x}', E'\\\\${x}' -- ");
                try (ResultSet row = statement.executeQuery(query)) {
                    assertThat(row.next()).isTrue();
                    assertThat(List.of(row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                            .containsExactly(text, "\\" + text + "\\", text, "\\" + text);
                }
            }
        }
    }

    @Test
    void aNulIsRefusedInEveryPlace() {
        for (String where : List.of("duckdb", "postgresql")) {
            Database database = open(where);
            assertThatThrownBy(() -> database.dialect().literal("a\0b"))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("NUL");
            SqlTemplate sql = new SqlTemplate(new Parameters(Map.of("x", "a\0b", "schema", "a\0b")), database.dialect());
            for (String place : List.of("${x}", "'${x}'", "E'${x}'", "\"${x}\"", "${schema}.t")) {
                assertThatThrownBy(() -> sql.resolve("SELECT " + place))
                        .as(place)
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining("NUL");
            }
        }
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(HOSTILE);
        Random random = new Random(11);
        String alphabet = "'\\\"$Ea;-/*\n\u00e9\u20ac?{";
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
            texts.add(text.toString());
        }
        return texts;
    }

    private Database open(String where) {
        if (where.equals("duckdb")) {
            return TestDatabases.duckDb(folder);
        }
        Database database = TestDatabases.postgreSql();
        String name = database.place().substring(database.place().lastIndexOf('/') + 1);
        if (where.equals("off for the database")) {
            run(database, "ALTER DATABASE " + name + " SET standard_conforming_strings = off");
        } else if (where.equals("off for the role")) {
            String role = "backslashes_" + name;
            run(database, "CREATE ROLE " + role + " LOGIN PASSWORD 'p'");
            run(database, "ALTER ROLE " + role + " SET standard_conforming_strings = off");
            return Database.open(
                    new ConnectionSettings(
                            "warehouse",
                            database.settings().url(),
                            Optional.of(role),
                            Optional.of(new SecretValue("p")),
                            Optional.empty(),
                            Map.of()),
                    new Drivers(List.of()));
        }
        return database;
    }

    private static void run(Database database, String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
