package io.jenkins.plugins.dataops.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Tls;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {
    private static final String WHOLE =
            """
            drivers: [jars]
            ledger: state/ledger.sqlite
            connections:
              warehouse:
                url: jdbc:postgresql://db.example/warehouse
                user: etl
                password: {env: WAREHOUSE_PASSWORD}
                tls: {mode: verify-full, authority: ca.pem}
                properties: {connectTimeout: "10"}
              local:
                url: jdbc:duckdb:data/warehouse.duckdb
            migrations:
              connection: warehouse
              locations: [migrations, seeds]
              schemas: [raw]
              placeholders: {owner: etl}
            products:
              flights:
                connection: warehouse
                objects: [daily]
                environment: production
                start: copy
                retention: keep
                drift: accept
                checks:
                  before: [specs/*.yaml]
                  after: [specs/live.yaml]
            tests:
              specs: [specs/*.yaml]
            """;

    @TempDir
    Path folder;

    @Test
    void everythingIsFoundFromTheFolderOfTheFile() throws IOException {
        Project project = project(WHOLE);

        ConnectionSettings warehouse =
                project.connection(Optional.empty(), Optional.of("warehouse"), passwords(Map.of("WAREHOUSE_PASSWORD", "s3")));
        assertThat(warehouse.user()).contains("etl");
        assertThat(warehouse.password().orElseThrow().reveal()).isEqualTo("s3");
        assertThat(warehouse.tls().orElseThrow().mode()).isEqualTo(Tls.Mode.VERIFY_FULL);
        assertThat(warehouse.tls().orElseThrow().rootCertificate()).contains(folder.resolve("ca.pem"));
        assertThat(warehouse.properties()).containsEntry("connectTimeout", "10");
        assertThat(project.ledger()).isEqualTo(folder.resolve("state/ledger.sqlite"));
        assertThat(project.product(Optional.empty()).getKey()).isEqualTo("flights");
        assertThat(project.product(Optional.empty()).getValue().start()).isEqualTo(ProductSection.Start.COPY);
        assertThat(connection(project, "local").url())
                .isEqualTo("jdbc:duckdb:" + folder.resolve("data/warehouse.duckdb"));
    }

    @Test
    void databasesWithoutAFileKeepTheirUrl() throws IOException {
        Project project = project("connections: {}");
        for (String url : new String[] {"jdbc:duckdb:", "jdbc:duckdb::memory:", "jdbc:duckdb:/abs/x.duckdb"}) {
            assertThat(connection(project, url).url()).isEqualTo(url);
        }
        assertThat(connection(project, "jdbc:duckdb:x.duckdb;threads=1").url())
                .isEqualTo("jdbc:duckdb:" + folder.resolve("x.duckdb") + ";threads=1");
    }

    @Test
    void aUrlOnTheCommandLineGetsNoPasswordOfTheFile() throws IOException {
        Project project = project(WHOLE);
        ConnectionSettings elsewhere = project.connection(
                Optional.of("jdbc:postgresql://evil.example/x"),
                Optional.of("warehouse"),
                passwords(Map.of("WAREHOUSE_PASSWORD", "s3")));
        assertThat(elsewhere.password()).isEmpty();
        assertThat(elsewhere.user()).isEmpty();
    }

    @Test
    void unknownAndUndecidedConnectionsNameTheKnownOnes() throws IOException {
        Project project = project(WHOLE);
        assertThatThrownBy(() -> connection(project, "warehose"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'warehose'")
                .hasMessageContaining("warehouse, local");
        assertThatThrownBy(() -> project.connection(Optional.empty(), Optional.empty(), passwords(Map.of())))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("warehouse, local");
        assertThatThrownBy(() -> connection(Project.in(folder.resolve("elsewhere")), "warehouse"))
                .hasMessageContaining("there is no dataops.yaml in");
    }

    @Test
    void theOnlyConnectionNeedsNoName() throws IOException {
        Project project = project("connections: {a: {url: 'jdbc:duckdb:'}}");
        assertThat(project.connection(Optional.empty(), Optional.empty(), passwords(Map.of())).name()).isEqualTo("a");
    }

    @Test
    void mistakesAreNamedWithTheirLine() {
        assertMistake("connections:\n  a:\n    url: jdbc:duckdb:x\n    pasword: {env: X}\n", "line 4", "'pasword'");
        assertMistake("connections:\n  a:\n    user: x\n", "needs 'url'");
        assertMistake("connections:\n  a:\n", "'connections.a' is empty");
        assertMistake("connections: {a: {url: 'jdbc:duckdb:', password: hunter2}}", "line 1");
        assertMistake("connections: {a: {url: 'jdbc:duckdb:', password: {env: X, prompt: true}}}", "exactly one of");
        assertMistake("connections:\n  a:\n    url: 'jdbc:duckdb:'\n    tls: {mode: disable}\n", "line 4", "'tls' means nothing to duckdb");
        assertMistake("connections:\n  a:\n    url: 'jdbc:duckdb:'\n    user: me\n", "line 4", "'user' means nothing to duckdb");
        assertMistake(
                "connections:\n  a:\n    url: 'jdbc:duckdb:'\n    password: {env: PW}\n", "line 4", "'password' means nothing");
        assertMistake(
                "connections:\n  a:\n    url: 'jdbc:postgresql://h/d'\n    files: [x]\n", "line 4",
                "'files' means nothing to postgresql");
        assertMistake("connections: {a: {url: 'jdbc:duckdb:', tls: {mode: vrify}}}", "line 1", "verify-full");
        assertMistake("products: {p: {retention: -1}}", "none of keep, drop");
        assertMistake("tests: [a\n", "line");
        assertMistake("connections: {}\nconnections: {}\n", "line 2");
    }

    private void assertMistake(String yaml, String... said) {
        assertThatThrownBy(() -> project(yaml))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll(said)
                .hasMessageContaining("dataops.yaml")
                .hasMessageNotContaining("hunter2");
    }

    private Project project(String yaml) throws IOException {
        return Project.read(Files.writeString(folder.resolve("dataops.yaml"), yaml));
    }

    private static ConnectionSettings connection(Project project, String name) {
        return project.connection(Optional.of(name), Optional.empty(), passwords(Map.of()));
    }

    private static Passwords passwords(Map<String, String> environment) {
        return new Passwords(
                environment,
                ReachableFiles.ALL,
                question -> Optional.empty(),
                Progress.SILENT,
                Handover.NONE,
                Optional.empty(),
                Optional.empty());
    }
}
