package io.jenkins.plugins.dataops.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTemplateTest {
    private static final String HOSTILE = "o'x\"y\\'; DROP TABLE t; --\n/* $$ */";

    @TempDir
    private Path folder;

    private static SqlTemplate text(Database database, Map<String, String> parameters) {
        return new SqlTemplate(new Parameters(parameters), database.dialect());
    }

    private SqlTemplate text() {
        return text(
                TestDatabases.duckDb(folder),
                Map.of("schema", "green \"2\"", "live", "v1", "day", "2026-03-01", "n", "12", "neg", "-3", "code", "01"));
    }

    @Test
    void aParameterBecomesWhatItsPlaceAsksFor() {
        assertThat(text().resolve("SELECT '${schema}', \"${live}\", ${day}, ${n}, 1 -${neg}, ${code} FROM ${schema}.t"))
                .isEqualTo("SELECT 'green \"2\"', \"v1\", '2026-03-01', 12, 1 -(-3), '01' FROM \"green \"\"2\"\"\".t");
    }

    @Test
    void whatIsNoParameterStays() {
        assertThat(text().resolve("SELECT '$${day}', $1, $$it's$$ -- ${unknown}\n /* ; ${unknown} */ ;  "))
                .isEqualTo("SELECT '${day}', $1, $$it's$$ -- ${unknown}\n /* ; ${unknown} */");
    }

    @Test
    void oneStatementAndNoMore() {
        assertThat(text().resolve("SELECT ';' AS \";\" ; -- the end\n")).isEqualTo("SELECT ';' AS \";\"");
        for (String sql : List.of("SELECT 1; DROP TABLE t", "SELECT 1 -- ;\n; SELECT 2", "SELECT $a$;$a$; COMMIT")) {
            assertThatThrownBy(() -> text().resolve(sql))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("only one SQL statement");
        }
        for (String sql : List.of("SELECT 'x", "SELECT \"x", "SELECT $$x$", "SELECT E'x\\'")) {
            assertThatThrownBy(() -> text().resolve(sql))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("not closed");
        }
        assertThatThrownBy(() -> text().resolve(" ; ")).hasMessageContaining("empty");
    }

    @Test
    void anUnknownParameterIsNamed() {
        assertThatThrownBy(() -> text().resolve("SELECT ${dya}"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'${dya}'")
                .hasMessageContaining("code, day, live");
        assertThatThrownBy(() -> text().resolve("SELECT ${ day }")).hasMessageContaining("begins no parameter");
        assertThatThrownBy(() -> text().resolve("SELECT $a$ ${day} $a$")).hasMessageContaining("dollar-quoted");
    }

    @Test
    void aTableIsQuotedAndGetsItsSchema() {
        assertThat(text().table("daily")).isEqualTo("\"green \"\"2\"\"\".\"daily\"");
        assertThat(text().table("Finance.Daily")).isEqualTo("\"Finance\".\"Daily\"");
        assertThat(text().table("${live}.\"a.b\"\"c\"")).isEqualTo("\"v1\".\"a.b\"\"c\"");
        for (String bad : List.of("", "a.", ".a", "a..b", "a b", "a;b", "a.b.c.d", "\"a", "a\"b", "$x", "t)--")) {
            assertThatThrownBy(() -> text().table(bad)).as(bad).isInstanceOf(UsageException.class);
        }
        assertThat(text(TestDatabases.duckDb(folder), Map.of()).table("daily")).isEqualTo("\"daily\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "postgresql"})
    void aHostileValueStaysAValueInEveryPlace(String engine) throws SQLException {
        Database database = engine.equals("duckdb") ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
        SqlTemplate text = text(database, Map.of("evil", HOSTILE, "schema", HOSTILE));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + text.resolve("${schema}"));
            statement.execute("CREATE TABLE " + text.table("t") + " AS SELECT 1 AS v");
            String query = "SELECT ${evil}, '${evil}', E'${evil}', '${schema}', v AS \"${evil}\" FROM \"${schema}\".t";
            try (ResultSet rows = statement.executeQuery(text.resolve(query))) {
                rows.next();
                for (int i = 1; i <= 4; i++) {
                    assertThat(rows.getString(i)).isEqualTo(HOSTILE);
                }
                assertThat(rows.getMetaData().getColumnLabel(5)).isEqualTo(HOSTILE);
            }
        }
    }
}
