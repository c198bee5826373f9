package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.Sessions;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogTest {
    @TempDir
    Path folder;

    @Test
    void tablesOfEachKindAreFoundWithTheirColumns() throws SQLException {
        Database database = TestDatabases.sqlite(folder);
        Catalog catalog = database.dialect().catalog();
        try (Connection connection = database.connect()) {
            Query.run(
                    connection,
                    """
                    CREATE TABLE "odd ""name" (a, b VARCHAR(20), c AS (a + 1), d INT GENERATED ALWAYS AS (a + 2) STORED);
                    CREATE TABLE firm (i INTEGER PRIMARY KEY, x ANY) STRICT, WITHOUT ROWID;
                    CREATE VIEW seen AS SELECT i FROM firm;
                    CREATE VIRTUAL TABLE words USING fts5(body);
                    CREATE TEMP TABLE passing (i INTEGER)""");
            assertThat(catalog.currentSchema(connection)).isEqualTo("main");
            assertThat(catalog.relations(connection, "main"))
                    .extracting(relation -> relation.name().name(), Relation::kind)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("firm", Relation.Kind.TABLE),
                            org.assertj.core.api.Assertions.tuple("odd \"name", Relation.Kind.TABLE),
                            org.assertj.core.api.Assertions.tuple("seen", Relation.Kind.VIEW),
                            org.assertj.core.api.Assertions.tuple("words", Relation.Kind.TABLE));
            assertThat(catalog.relations(connection, "main").get(1).columns())
                    .containsExactly(
                            new Column("a", ""), new Column("b", "VARCHAR(20)"), new Column("c", ""), new Column("d", "INT"));
            assertThat(catalog.relationExists(connection, new ObjectName("MAIN", "FIRM"))).isTrue();
            assertThat(catalog.relationExists(connection, new ObjectName("main", "passing"))).isFalse();
            assertThat(catalog.schemaExists(connection, "Main")).isTrue();
            assertThat(catalog.schemaExists(connection, "other")).isFalse();
            assertThat(catalog.dependants(connection, "main").get("firm")).hasSize(1);
        }
    }

    @Test
    void aLockLastsBeyondTransactions() throws SQLException {
        Database database = TestDatabases.sqlite(folder);
        Sessions sessions = database.dialect().sessions();
        try (Connection one = database.connect();
                Connection other = database.connect()) {
            assertThat(sessions.tryLock(one, "history")).isTrue();
            assertThat(sessions.tryLock(other, "history")).isFalse();
            assertThat(sessions.holder(other, "history")).hasValueSatisfying(
                    words -> assertThat(words).contains("process " + ProcessHandle.current().pid()));
            assertThat(sessions.holds(one, "history")).isTrue();
            assertThat(sessions.holds(other, "history")).isFalse();
            sessions.unlock(one, "history");
            assertThat(sessions.tryLock(other, "history")).isTrue();
            sessions.unlock(other, "history");
        }
        assertThat(Path.of(database.place().substring("sqlite:".length()) + LockFile.ENDING)).isEmptyFile();
    }
}
