package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A misspelt name is told with what was meant, before anything is done with another value than somebody gave. */
class UnknownNamesTest {
    private static final String WAREHOUSE = "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n";

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", WAREHOUSE + "products: {flights: {}}\n");
        file("migrations/V1__t.sql", "CREATE TABLE t AS SELECT '${name}' AS a, '${Owner}' AS b;\n");
    }

    @Test
    void placeholdersThatNoMigrationHas() throws IOException {
        String[] given = {"--placeholder", "name=1", "--placeholder", "owner=2"};
        refused("unknown placeholder 'nmae'", with(given, "migrate", "apply", "--placeholder", "nmae=1"));
        assertThat(refused("did you mean 'name'?", with(given, "migrate", "plan", "--placeholder", "nmae=1")))
                .contains("no migration in migrations has ${nmae}");
        assertThat(refused("unknown placeholder 'one'",
                        with(given, "migrate", "validate", "--placeholder", "one=1", "--placeholder", "two=1")))
                .contains("unknown placeholder 'two'", "used are name, Owner");
        CommandRun secret = CommandRun.in(folder, Map.of("KEY", "hunter2"),
                with(given, "migrate", "apply", "--placeholder-from", "kye=env:KEY"));
        assertThat(secret.exits(2).err()).contains("unknown placeholder 'kye'").doesNotContain("hunter2");
        CommandRun.in(folder, with(given, "migrate", "apply")).exits(0);
        file("migrations/V1__t.sql", "CREATE TABLE t (n INTEGER);\n");
        refused("none has a placeholder", "migrate", "info", "--placeholder", "name=1");
    }

    /** Names suffice to see a fault: nobody is asked for a secret before it is told. */
    @Test
    void placeholdersAreLookedAtBeforeSecretsAreRead() {
        assertThat(refused("unknown placeholder 'nmae'", "migrate", "plan", "--placeholder", "nmae=1",
                        "--placeholder-from", "owner=env:NOT_SET"))
                .doesNotContain("NOT_SET");
        assertThat(refused("unknown placeholder 'kye'", "migrate", "plan", "--placeholder-from", "kye=prompt"))
                .doesNotContain("terminal");
        refused("NOT_SET", "migrate", "plan", "--placeholder", "name=1", "--placeholder-from", "owner=env:NOT_SET");
    }

    @Test
    void placeholdersWhereNoneIsReplaced() {
        refused("the value for 'name' has no effect", "migrate", "apply", "--no-placeholders", "--placeholder", "name=1");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
        CommandRun.in(folder, "migrate", "apply", "--no-placeholders").exits(0);
    }

    @Test
    void placeholdersOfTheProjectFile() throws IOException {
        file("dataops.yaml", WAREHOUSE + "migrations:\n  placeholders:\n    name: a\n    owner: b\n    nmae: c\n");
        assertThat(refused("dataops.yaml line 6", "migrate", "apply")).contains("unknown placeholder 'nmae'");
        // Migrations of another place may do without what is for those of the file.
        file("other/V1__t.sql", "CREATE TABLE other (n INTEGER);\n");
        CommandRun.in(folder, "migrate", "apply", "--location", "other").exits(0);
    }

    @Test
    void whatHasAPlaceholderIsNotKnownWhereAFileCannotBeRead() throws IOException {
        Files.write(folder.resolve("migrations/V2__u.sql"), new byte[] {'-', '-', (byte) 0xe9, '\n'});
        refused("V2__u.sql", "migrate", "apply", "--placeholder", "name=1", "--placeholder", "owner=2",
                "--placeholder", "other=3");
    }

    @Test
    void aConnectionThatASectionNames() throws IOException {
        file("dataops.yaml", WAREHOUSE + "tests:\n  connection: warehuose\n");
        file("t.yaml", "tests: [{name: a, row_count: {table: t, equals: 3}}]\n");
        assertThat(refused("dataops.yaml line 3", "test", "t.yaml")).contains("did you mean 'warehouse'?");
        file("dataops.yaml", WAREHOUSE + "products:\n  a:\n    connection: lake\n");
        assertThat(refused("dataops.yaml line 4", "blue-green", "status"))
                .contains("there is no connection 'lake'", "known connections are warehouse");
        assertThat(refused("there is no connection 'x'", "blue-green", "status", "-c", "x")).doesNotContain("line");
    }

    @Test
    void aPropertyOfADriver() throws IOException {
        file("dataops.yaml", """
                connections:
                  server:
                    url: jdbc:postgresql://localhost:1/x
                    properties: {sslmod: require}
                  warehouse:
                    url: jdbc:duckdb:w.duckdb
                    properties:
                      thread: 2
                      password: hunter2
                """);
        String err = refused("dataops.yaml line 4", "migrate", "plan", "-c", "warehouse");
        assertThat(err).contains("did you mean 'sslmode'?", "dataops.yaml line 8", "did you mean 'threads'?")
                .doesNotContain("hunter2");
    }

    @Test
    void placeholdersWithoutAnyMigration() throws IOException {
        file("dataops.yaml", WAREHOUSE + "migrations:\n  placeholders: {owner: b}\n");
        Files.delete(folder.resolve("migrations/V1__t.sql"));
        assertThat(CommandRun.in(folder, "migrate", "apply").exits(1).out()).contains("no migration was found");
        CommandRun.in(folder, "migrate", "apply", "--allow-unrecognized").exits(0);
    }

    @Test
    void aSchemaInWhichTheProductIsNot() throws IOException {
        assertThat(CommandRun.in(folder, "blue-green", "status").exits(2).err()).contains("there is no file");
        file("build.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
        CommandRun.in(folder, "blue-green", "deploy", "--sql", "build.sql").exits(0);
        assertThat(refused("is not in schema 'flihgts'", "blue-green", "status", "--schema", "flihgts"))
                .contains("but in flights");
        CommandRun.in(folder, "blue-green", "status", "--schema", "FLIGHTS").exits(0);
        // Another environment, or another product, may be there for the first time.
        assertThat(CommandRun.in(folder, "blue-green", "status", "-e", "test", "--schema", "flights_test").exits(0).out())
                .contains("nothing is live");
    }

    @Test
    void anEnvironmentInWhichTheLedgerHasNothingOfTheProduct() throws IOException {
        file("dataops.yaml", WAREHOUSE);
        CommandRun.in(folder, "ledger", "record-incident", "-p", "flights", "-e", "prodction", "--reason", "late").exits(0);
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "orders", "--release", "1").exits(0);
        assertThat(CommandRun.in(folder, "ledger", "record-incident", "-p", "orders", "-e", "prodction", "--reason", "late")
                        .exits(0)
                        .err())
                .contains("nothing of 'orders' in environment 'prodction'", "it has that in production");
        assertThat(CommandRun.in(folder, "ledger", "record-incident", "-p", "orders", "--reason", "late").exits(0).err())
                .isEmpty();
    }

    private static String[] with(String[] last, String... first) {
        String[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    private String refused(String words, String... arguments) {
        String err = CommandRun.in(folder, arguments).exits(2).err();
        assertThat(err).contains(words);
        return err;
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
