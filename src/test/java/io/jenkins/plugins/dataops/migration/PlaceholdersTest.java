package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Placeholders in SQL: resolved in the plan, missing ones by file and line, secret ones hidden. */
class PlaceholdersTest {
    @TempDir
    Path folder;

    private MigrationProject project;

    @BeforeEach
    void open() {
        project = new MigrationProject(folder, TestDatabases.postgreSql());
    }

    private String sql() {
        return project.migrations().plan().migrations().get(0).statements().get(0).sql();
    }

    @Test
    void areResolvedInThePlan() {
        project.placeholders(Map.of("name", "orders"))
                .file("V1__t.sql", "CREATE TABLE ${name} (f text DEFAULT '${flyway:filename}')");
        assertThat(sql()).isEqualTo("CREATE TABLE orders (f text DEFAULT 'V1__t.sql')");
        project.migrations().apply();
        assertThat(project.value("SELECT to_regclass('orders')")).isEqualTo("orders");
    }

    @Test
    void aMissingOneIsNamedByFileAndLine() {
        project.file("V1__t.sql", "CREATE TABLE t (\n a int,\n b ${type});");
        assertThatThrownBy(() -> project.migrations().plan())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("V1__t.sql:3: no value for the placeholder ${type};");
        project.file("V1__t.sql", "SELECT 1").file("R__v.sql", "\nCREATE VIEW v AS SELECT ${x};");
        assertThatThrownBy(() -> project.migrations().plan())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("R__v.sql:2: no value for the placeholder ${x};");
    }

    @Test
    void anUnendedOneIsNamedByFileAndLine() {
        for (String rest : List.of("", "SELECT '}';\n")) {
            project.file("V1__t.sql", "SELECT 1;\nSELECT '${type';\n" + rest);
            assertThatThrownBy(() -> project.migrations().plan())
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("V1__t.sql:2: the placeholder that begins here is not closed: ${type';")
                    .hasMessageEndingWith("; close it with }, or write placeholderReplacement=false into V1__t.sql.conf");
        }
    }

    @Test
    void canBeLeftAloneForAllOrForOneFile() {
        project.file("V1__t.sql", "SELECT '${type}'").file("V1__t.sql.conf", "placeholderReplacement=false");
        assertThat(sql()).isEqualTo("SELECT '${type}'");
        project.delete("V1__t.sql.conf")
                .request(request -> request.with(new MigrationOptions(false, false, true, false, Duration.ZERO)));
        assertThat(sql()).isEqualTo("SELECT '${type}'");
    }

    @Test
    void theTimeOfTheRunDoesNotChangeThePlan() throws InterruptedException {
        project.file("R__v.sql", "-- ${flyway:timestamp}\nCREATE OR REPLACE VIEW v AS SELECT 1 AS x;");
        String hash = project.migrations().plan().planHash();
        Thread.sleep(1100);
        assertThat(project.migrations().plan().planHash()).isEqualTo(hash);
        project.request(request -> request.expecting(hash));
        assertThat(said(project.migrations().apply().messages())).noneMatch(message -> message.contains("approved"));
        assertThat(project.value("SELECT x FROM v")).isEqualTo("1");
    }

    @Test
    void secretsAreHiddenWhateverTheirNames() {
        Map<String, String> values = Map.of(
                "db_pass", "w0rdone", "api-key", "w0rdtwo", "passphrase", "w0rdthree", "encryption_key", "w0rdfour",
                "harmless", "w0rdfive", "sort_key", "visible", "public_token", "shown");
        project.request(old -> new MigrationRequest(
                        old.projectFolder(), old.locations(), old.schemas(), values,
                        Map.of("harmless", true, "public_token", false), Optional.empty(), old.table(), old.options()))
                .file(
                        "V1__s.sql",
                        "SELECT '${db_pass} ${api-key} ${passphrase} ${encryption_key} ${harmless} ${sort_key}"
                                + " ${public_token}'");
        assertThat(sql()).isEqualTo("SELECT '**** **** **** **** **** visible shown'");
    }

    @Test
    void noPieceOfASecretIsLeftWhereTextIsCut() {
        String secret = "correct-horse-battery-staple-0123456789";
        for (int at = 3900; at < 4010; at += 7) {
            String begin = "SELECT nosuchcolumn, '";
            project.placeholders(Map.of("db_password", secret))
                    .file("V1__x.sql", begin + "x".repeat(at - begin.length()) + "', '${db_password}', 1 AS y;");
            MigrationResult failed = project.migrations().apply();
            assertThat(failed.outcome()).isEqualTo(Outcome.ERROR);
            for (int length = 4; length <= secret.length(); length++) {
                assertThat(failed.toString() + project.said)
                        .as("cut at %s", at)
                        .doesNotContain("'" + secret.substring(0, length))
                        .doesNotContain(secret.substring(secret.length() - length) + "'");
            }
        }
    }

    @Test
    void secretsAreHiddenEverywhere() {
        project.placeholders(Map.of("app_password", "hunter2", "role", "reader"))
                .file("V1__role.sql", "CREATE ROLE ${role} PASSWORD 'hunter2' nonsense");
        assertThat(sql()).isEqualTo("CREATE ROLE reader PASSWORD '****' nonsense");
        MigrationResult failed = project.migrations().apply();
        assertThat(failed.toString() + project.said).doesNotContain("hunter2");
        MigrationFailure failure = failed.failure().orElseThrow();
        assertThat(failure.statement().substring(failure.position().orElseThrow())).isEqualTo("nonsense");
    }
}
