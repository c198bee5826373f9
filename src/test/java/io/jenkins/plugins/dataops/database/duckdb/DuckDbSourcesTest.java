package io.jenkins.plugins.dataops.database.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbSourcesTest {
    @Test
    void findsBareNamesWhereTablesStand() {
        for (String sql : List.of(
                "CREATE VIEW rep.v AS SELECT a FROM T;",
                "SELECT a FROM \"t\"",
                "SELECT x FROM (SELECT b FROM c WHERE (d = 1)) AS s, t",
                "SELECT x FROM a INNER JOIN b ON ((a.i = b.i)) , t",
                "SELECT x FROM a WHERE (i IN (SELECT i FROM t))",
                "SELECT x FROM (a CROSS JOIN t)")) {
            assertThat(DuckDbSources.mayRead(sql, "t")).as(sql).isTrue();
        }
        for (String sql : List.of(
                "SELECT t FROM a WHERE (t = 1)",
                "SELECT 't' FROM m.t",
                "SELECT x FROM a ORDER BY t",
                "SELECT x FROM \"a t\"")) {
            assertThat(DuckDbSources.mayRead(sql, "t")).as(sql).isFalse();
        }
    }

    @Test
    void theCatalogCountsThemAsDependants(@TempDir Path folder) throws Exception {
        Database database = TestDatabases.duckDb(folder);
        try (Connection connection = database.connect()) {
            for (String statement : List.of(
                    "CREATE SCHEMA mart", "CREATE SCHEMA rep", "CREATE SCHEMA own", "CREATE VIEW mart.t AS SELECT 1 AS a",
                    "CREATE TABLE own.t (a integer)", "USE mart", "CREATE VIEW rep.v AS SELECT a FROM t",
                    "CREATE VIEW rep.t AS SELECT a FROM mart.t", "USE own", "CREATE VIEW own.w AS SELECT a FROM t")) {
                Query.run(connection, statement);
            }
            assertThat(database.dialect().catalog().dependants(connection, "mart").get("t"))
                    .extracting(Dependant::toString)
                    .anyMatch(text -> text.contains("rep") && text.contains("t"))
                    .noneMatch(text -> text.contains("own"));
            Query.run(connection, "DROP VIEW rep.t");
            assertThat(database.dialect().catalog().dependants(connection, "mart").get("t"))
                    .singleElement()
                    .satisfies(found -> assertThat(found.toString()).contains("rep").contains("v"));
        }
    }
}
