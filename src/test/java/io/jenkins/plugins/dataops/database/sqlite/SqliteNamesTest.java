package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dataops.blackbox.source.Snapshot;
import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.ErrorPosition;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.StatementBegins;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that look like something else, through all that reads or writes names. */
class SqliteNamesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "a]]b", "a]b", "[a", "a`b", "a``b", "a\"b", "a\"\"b", "'", "a'b", "a;b", "--a", "/*a", "a*/", "$1", "${x}", "?", "%s",
        "cast(a as text)", "select", "a already exists", "x) y", "pragma query_only", "\uD83D\uDE00", " a ", "a\nb", "i"
    })
    void hostile(String name) throws SQLException {
        Database database = TestDatabases.sqlite(folder);
        Dialect dialect = database.dialect();
        Catalog catalog = dialect.catalog();
        String quoted = dialect.quote(name);
        try (Connection connection = database.connect()) {
            Query.run(
                    connection,
                    "CREATE TABLE " + quoted + " (" + quoted + " INTEGER); CREATE TABLE other (z INTEGER);"
                            + " CREATE VIEW seen AS SELECT * FROM " + quoted + "; INSERT INTO " + quoted + " VALUES (1), (2)");
            assertThat(catalog.relations(connection, "main"))
                    .extracting(relation -> relation.name().name())
                    .containsExactlyInAnyOrder(name, "other", "seen");
            assertThat(catalog.relationExists(connection, new ObjectName("main", name))).isTrue();
            assertThat(catalog.dependants(connection, "main").get(name)).hasSize(1);
            assertThat(catalog.dependants(connection, "main")).doesNotContainKeys("other", "seen");
            assertThat(new SqliteCsvLoad(database, folder).rows(connection, quoted, "3\n4\n")).isEqualTo(2);
            for (String other : new String[] {"[" + name + "]", "`" + name.replace("`", "``") + "`"}) {
                if (other.startsWith("[") && name.contains("]")) {
                    continue;
                }
                String two = "INSERT INTO " + other + " VALUES (5); DELETE FROM " + other + " WHERE " + other + " = 5";
                assertThat(StatementBegins.in(two, dialect.lexis())).hasSize(2);
                Query.run(connection, two);
            }
            SQLException missing =
                    catchThrowableOfType(SQLException.class, () -> Query.run(connection, "SELECT x." + quoted + " FROM other AS x"));
            assertThat(dialect.errors().meaning(missing)).as("%s", missing).isEqualTo(ErrorMeaning.OTHER);
            SQLException table =
                    catchThrowableOfType(SQLException.class, () -> Query.run(connection, "SELECT 1 FROM main." + dialect.quote(name + "?")));
            assertThat(dialect.errors().meaning(table)).as("%s", table).isEqualTo(ErrorMeaning.TABLE_MISSING);
        }
        try (Snapshot snapshot = Snapshot.of(database)) {
            assertThat(snapshot.columns("SELECT * FROM " + quoted)).extracting(TypedColumn::name).containsExactly(name);
        }
    }

    @Test
    void bracketsEndWithTheFirstThatCloses() throws SQLException {
        Database database = TestDatabases.sqlite(folder);
        String two = "CREATE TABLE [a] (i INTEGER); CREATE TABLE [b] (i INTEGER)";
        assertThat(StatementBegins.in(two, SqliteDialect.LEXIS)).hasSize(2);
        // As the engine reads it, the second closes nothing.
        assertThat(StatementBegins.in("SELECT 1 AS [a]]; SELECT 2 AS [b]", SqliteDialect.LEXIS)).hasSize(2);
        try (Connection connection = database.connect()) {
            SQLException refused =
                    catchThrowableOfType(SQLException.class, () -> Query.run(connection, "SELECT 1 AS [a]], 2 AS [b]"));
            assertThat((Throwable) refused).hasMessageContaining("unrecognized token: \"]\"");
        }
    }

    @Test
    void aNameWithAParenthesisPointsNowhereElse() throws SQLException {
        Database database = TestDatabases.sqlite(folder);
        String sql = "SELECT \"ab\" AS x, t.[ab) cd] FROM (SELECT 1 AS ab) AS t";
        try (Connection connection = database.connect()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> Query.run(connection, sql));
            ErrorPosition position = database.dialect().errors().position(failure, sql);
            assertThat(position.index().orElse(sql.indexOf("t.["))).isEqualTo(sql.indexOf("t.["));
        }
    }
}
