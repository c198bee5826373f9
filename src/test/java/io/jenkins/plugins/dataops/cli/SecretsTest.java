package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.LockedUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a run writes, wherever the database puts the password into it: it is in no byte of it. */
class SecretsTest {
    private static final String PASSWORD = "pa&ss<w0rd>x";

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void run(int exitCode, String... arguments) {
        CommandRun run = CommandRun.in(folder, Map.of("PW", PASSWORD), arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        printed.add(run.out());
        printed.add(run.err());
    }

    @Test
    void aPasswordIsInNothingThatIsWritten() throws IOException, SQLException {
        ConnectionSettings server = LockedUser.create("secrets_reader", PASSWORD);
        file("dataops.yaml", """
                connections: {warehouse: {url: '%s', user: secrets_reader, password: {env: PW}}}
                products: {flights: {}}
                """.formatted(server.url()));
        // It comes to the database by other ways than this, and comes back in cells, errors and SQL.
        String odd = PASSWORD.replace("'", "''");
        file("tests/a.yaml", """
                tests:
                  - name: in a cell
                    sql: {query: "select '%1$s' as v, 'x%1$sy' as w"}
                  - name: in an error
                    sql: {query: "select cast('%1$s' as int) as v"}
                  - name: in expected rows
                    expect: {actual: {query: "select 'a' as v"}, expected: {rows: [{v: '%1$s'}]}, key: [v]}
                """.formatted(odd));
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\nSELECT cast('" + odd + "' AS int);\n");
        file("good/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id, '" + odd + "' AS word;\n");
        file("migrations/V1__a.sql", "SELECT cast('" + odd + "' AS int);\n");
        run(3, "test", "tests/*.yaml", "--junit", "out/junit.xml", "--result", "out/test.json", "--verbose");
        run(3, "test", "tests/*.yaml", "--format", "json");
        run(3, "sql", "migrations/V1__a.sql", "--result", "out/sql.json");
        run(3, "migrate", "apply", "--result", "out/migrate.json", "--verbose");
        run(1, "blue-green", "deploy", "--sql", "build/*.sql", "--result", "out/broken.json");
        run(0, "blue-green", "deploy", "--sql", "good/*.sql", "--result", "out/good.json", "--release", "r " + PASSWORD);
        run(0, "report", "out/test.json", "out/sql.json", "out/broken.json", "out/good.json", "--html",
                "out/report.html");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**junit.xml").isDirectoryContaining("glob:**.html");
        assertThat(folder.resolve(".dataops/ledger.sqlite")).exists();
        for (String text : printed) {
            assertThat(text).doesNotContain("w0rd");
        }
        try (Stream<Path> written = Stream.concat(
                Files.list(folder.resolve("out")), Files.list(folder.resolve(".dataops")))) {
            for (Path file : written.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("w0rd");
            }
        }
    }
}
