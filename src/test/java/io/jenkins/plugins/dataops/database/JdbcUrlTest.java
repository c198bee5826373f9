package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which URLs hold a secret, and that nothing of it is shown. */
class JdbcUrlTest {
    private static final Drivers BUNDLED = new Drivers(List.of());

    @Test
    void neitherASeparatorNorAnEscapeHidesALogin() {
        for (String password : List.of("pa/ss", "pa?ss", "pa#ss", "pa@ss", "pa//ss", "/pass", "pa;ss", "pa:ss")) {
            String url = "jdbc:postgresql://me:" + password + "@host/db";
            assertThat(JdbcUrl.mask(url)).isEqualTo("jdbc:postgresql://****@host/db");
        }
        assertThat(JdbcUrl.mask("jdbc:postgresql://me:pass%40host/db")).isEqualTo("jdbc:postgresql://****@host/db");
        assertThat(JdbcUrl.mask("jdbc:postgresql://me@host/db")).isEqualTo("jdbc:postgresql://****@host/db");
    }

    @Test
    void whatIsNoLoginStays() {
        for (String url : List.of(
                "jdbc:postgresql://host:5432/db?ApplicationName=me%40home&sslmode=require",
                "jdbc:postgresql://host/db?ApplicationName=me@home",
                "jdbc:postgresql://[::1]:5432,other:5433/me%40db",
                "jdbc:postgresql:db",
                "jdbc:duckdb:/data/me@home/sales.duckdb",
                "jdbc:duckdb:C:\\Users\\me@home\\sales.duckdb",
                "jdbc:duckdb:s3://bucket/me@home.duckdb")) {
            assertThat(JdbcUrl.mask(url)).isEqualTo(url);
            assertThat(JdbcUrl.carriesSecret(url)).as(url).isFalse();
            assertThat(JdbcUrl.hasUnknownParameter(url)).as(url).isFalse();
        }
        assertThat(JdbcUrl.carriesSecret("jdbc:postgresql://host/db?sslkey=/etc/client.key")).isFalse();
        assertThat(JdbcUrl.hasUnknownParameter("jdbc:postgresql://host/db?user=me")).isTrue();
        assertThat(JdbcUrl.hasUnknownParameter("jdbc:duckdb:/data/x;threads=1&session_init_sql_file=y")).isTrue();
    }

    @Test
    void aUrlThatTheDriverDoesNotUnderstandIsNotRepeated() {
        assertThatThrownBy(() -> Database.open(
                        ConnectionSettings.of("warehouse", "jdbc:postgresql://me:hunter2/db"), BUNDLED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not understand")
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE")
                .hasMessageNotContaining("hunter2");
    }

    /** The remedy that the refusal names. */
    @Test
    void anAtSignThatEndsNoLoginIsWrittenAsAnEscape() throws SQLException {
        ConnectionSettings server = TestDatabases.postgreSqlSettings("postgres");
        String separator = server.url().contains("?") ? "&" : "?";
        assertThatThrownBy(() -> Database.open(
                        server.at(server.url() + separator + "ApplicationName=me@home"), BUNDLED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("%40");
        Database escaped = Database.open(server.at(server.url() + separator + "ApplicationName=me%40home"), BUNDLED);
        try (Connection connection = escaped.connect()) {
            assertThat(Query.list(connection, "SELECT current_setting('application_name')", row -> row.getString(1)))
                    .containsExactly("me@home");
        }
    }
}
