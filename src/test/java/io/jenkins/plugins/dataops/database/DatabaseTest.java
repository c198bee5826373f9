package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
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
    void wrongPasswordIsSaidWithoutThePassword() throws SQLException {
        String url = LockedUser.create("mistaken", "right").url();
        for (Optional<SecretValue> password :
                List.of(Optional.of(new SecretValue("hunter2")), Optional.<SecretValue>empty())) {
            ConnectionSettings wrong = new ConnectionSettings(
                    "warehouse", url, Optional.of("mistaken"), password, Optional.empty(), Map.of());
            assertThatThrownBy(() -> Database.open(wrong, BUNDLED))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining(
                            password.isPresent()
                                    ? "the server refused the user or the password: check both"
                                    : "the server asks for a password and none is given: say where it is")
                    .hasMessageNotContaining("hunter2");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Database.open(TestDatabases.postgreSqlSettings("absent"), BUNDLED))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("the server has no such database: create it or fix the URL");
    }

    @Test
    void unreachableServerIsATool() {
        ConnectionSettings nobody = new ConnectionSettings(
                "warehouse",
                "jdbc:postgresql://localhost:1/x",
                Optional.of("me"),
                Optional.of(new SecretValue("hunter2")),
                Optional.empty(),
                Map.of());
        assertThatThrownBy(() -> Database.open(nobody, BUNDLED))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("nothing listens at localhost:1: check host and port")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void whatKeepsAConnectionFromComingAboutIsToldApart() throws Exception {
        assertThatThrownBy(() -> Database.open(login("jdbc:postgresql://no-such-host.invalid/x", Optional.empty()), BUNDLED))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("the host of no-such-host.invalid:5432 is unknown");
        Optional<Tls> required =
                Optional.of(new Tls(Tls.Mode.REQUIRE, Optional.empty(), Optional.empty(), Optional.empty()));
        try (FakePostgreSql server = FakePostgreSql.listen()) {
            for (ConnectionSettings asking : List.of(
                    login(server.url(), required),
                    ConnectionSettings.of("warehouse", server.url() + "?sslmode=require"))) {
                assertThatThrownBy(() -> Database.open(asking, BUNDLED))
                        .isInstanceOf(ToolException.class)
                        .hasMessageContaining("the server does not offer TLS")
                        .hasMessageNotContaining("hunter2");
            }
            assertThat(server.passwords()).isEmpty();
        }
        // It takes the connection, as the system does for it, and says nothing.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x?loginTimeout=1&sslmode=";
            for (String mode : List.of("disable", "prefer")) {
                assertThatThrownBy(() -> Database.open(login(url + mode, Optional.empty()), BUNDLED))
                        .isInstanceOf(ToolException.class)
                        .hasMessageMatching(
                                "(?s).*localhost:" + silent.getLocalPort() + " does not answer within [0-9]+ s.*");
            }
        }
    }

    private static ConnectionSettings login(String url, Optional<Tls> tls) {
        return new ConnectionSettings(
                "warehouse", url, Optional.of("me"), Optional.of(new SecretValue("hunter2")), tls, Map.of());
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
    void nothingSaysOtherwiseThanTheTlsSettings() {
        ConnectionSettings server = TestDatabases.postgreSqlSettings("postgres");
        for (Map<String, String> properties : List.of(Map.of("sslmode", "disable"), Map.of("sslmode", "require"))) {
            assertThatThrownBy(() -> Database.open(verified(server.url(), properties), BUNDLED))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("'sslmode' is decided by its TLS settings (verify-full)");
        }
        for (String parameters : List.of("?sslmode=disable", "?connectTimeout=10&sslmode=prefer")) {
            assertThatThrownBy(() -> Database.open(verified(server.url() + parameters, Map.of()), BUNDLED))
                    .as(parameters)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("'sslmode'")
                    .hasMessageContaining("take it away");
        }
        // What the settings leave open may be said there: the authorities to trust.
        assertThatThrownBy(() -> Database.open(verified(server.url() + "?sslrootcert=/absent/ca.pem", Map.of()), BUNDLED))
                .isInstanceOf(ToolException.class);
    }

    @Test
    void aServerThatProvesNothingIsNotToldThePassword() throws Exception {
        try (FakePostgreSql server = FakePostgreSql.listen()) {
            ConnectionSettings open = new ConnectionSettings(
                    "warehouse", server.url(), Optional.of("me"), Optional.of(new SecretValue("hunter2")), Optional.empty(),
                    Map.of());
            assertThatThrownBy(() -> Database.open(open, BUNDLED)).isInstanceOf(ToolException.class);
            assertThat(server.passwords()).as("it asks and notes").contains("hunter2");
            server.passwords().clear();

            ConnectionSettings demanding = new ConnectionSettings(
                    "warehouse", server.url(), open.user(), open.password(), verified("", Map.of()).tls(), Map.of());
            assertThatThrownBy(() -> Database.open(demanding, BUNDLED)).isInstanceOf(ToolException.class);
            assertThat(server.passwords()).isEmpty();
        }
    }

    private static ConnectionSettings verified(String url, Map<String, String> properties) {
        Tls tls = new Tls(Tls.Mode.VERIFY_FULL, Optional.empty(), Optional.empty(), Optional.empty());
        return new ConnectionSettings("warehouse", url, Optional.of("me"), Optional.empty(), Optional.of(tls), properties);
    }

    @Test
    void unknownEngineIsRefused() {
        assertThatThrownBy(() -> Database.open(
                        ConnectionSettings.of("warehouse", "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'evil'"), BUNDLED))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("jdbc:duckdb:");
    }
}
