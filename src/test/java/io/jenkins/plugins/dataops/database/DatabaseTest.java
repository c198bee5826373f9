package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private static final Drivers BUNDLED = new Drivers(List.of());

    @Test
    void opensDuckDb(@TempDir Path folder) {
        assertThat(TestDatabases.duckDb(folder).product()).startsWith("DuckDB");
    }

    @Test
    void opensPostgreSql() {
        assertThat(TestDatabases.postgreSql().product()).startsWith("PostgreSQL");
    }

    @Test
    void wrongPasswordIsSaidWithoutThePassword() {
        ConnectionSettings right = TestDatabases.postgreSqlSettings("absent");
        assertThatThrownBy(() -> Database.open(right, BUNDLED))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("no such database");
    }

    @Test
    void unreachableServerIsATool() {
        ConnectionSettings nobody = new ConnectionSettings(
                "warehouse",
                "jdbc:postgresql://localhost:1/x",
                Optional.of("me"),
                Optional.of(new Secret("hunter2")),
                Optional.empty(),
                Map.of());
        assertThatThrownBy(() -> Database.open(nobody, BUNDLED))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("does not answer")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void loginInTheUrlIsRefusedAndMasked() {
        for (String url : List.of(
                "jdbc:postgresql://me:hunter2@host/x",
                "jdbc:postgresql://host/x?user=me&password=hunter2",
                "jdbc:postgresql://host/x?socketFactory=evil.Factory")) {
            assertThatThrownBy(() -> Database.open(ConnectionSettings.of("warehouse", url), BUNDLED))
                    .isInstanceOf(UsageException.class)
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void noSeparatorHidesAParameter() {
        for (String url : List.of(
                "jdbc:duckdb:;session_init_sql_file=/tmp/evil.sql?",
                "jdbc:duckdb:;session_init_sql_file=/tmp/evil.sql?threads=1",
                "jdbc:duckdb:x?;session_init_sql_file=/tmp/evil.sql",
                "jdbc:duckdb:x;threads=1&session_init_sql_file=/tmp/evil.sql",
                "jdbc:postgresql://host/x?sslmode=require;?socketFactory=evil.Factory")) {
            assertThatThrownBy(() -> Database.open(ConnectionSettings.of("warehouse", url), BUNDLED))
                    .as(url)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("is not allowed");
        }
    }

    @Test
    void unknownEngineIsRefused() {
        assertThatThrownBy(() -> Database.open(
                        ConnectionSettings.of("warehouse", "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'evil'"), BUNDLED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("jdbc:duckdb:");
    }
}
