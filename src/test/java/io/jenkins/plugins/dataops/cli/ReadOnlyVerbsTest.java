package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.database.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that only look change nothing, make nothing, and let others read. */
class ReadOnlyVerbsTest {
    private static final String[][] VERBS = {
        {"migrate", "plan"},
        {"migrate", "info"},
        {"migrate", "validate"},
        {"blue-green", "status", "-p", "flights"},
        {"test", "specs/*.yaml"},
    };

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\nproducts: {flights: {}}\n");
        file("migrations/V1__t.sql", "CREATE TABLE t (n INTEGER);\nINSERT INTO t VALUES (1);\n");
        file("specs/t.yaml", "tests:\n  - name: rows\n    row_count: {table: t, equals: 1}\n");
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() throws IOException {
        Map<String, String> before = files();
        CommandRun.in(folder, "migrate", "plan").exits(0);
        CommandRun.in(folder, "migrate", "info").exits(0);
        for (String[] verb : new String[][] {VERBS[2], VERBS[3], VERBS[4], {"blue-green", "plan", "-p", "flights"}}) {
            assertThat(CommandRun.in(folder, verb).exits(2).err())
                    .contains("there is no file", "w.duckdb")
                    .contains("Next: dataops migrate apply");
        }
        assertThat(CommandRun.in(folder, "dora", "report").exits(2).err()).contains("there is no ledger");
        assertThat(CommandRun.in(folder, "ledger", "export", "-o", "x").exits(2).err()).contains("there is no ledger");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatIsProposedWhereNothingIsYetGoesToThatVeryConnection() throws IOException {
        String connections = "connections: {other: {url: 'jdbc:duckdb:o.duckdb'}, warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n";
        file("dataops.yaml", connections + "tests: {connection: warehouse}\nproducts: {flights: {connection: warehouse}}\n"
                + "migrations: {connection: other}\n");
        String[][] readers = {VERBS[3], VERBS[4], {"blue-green", "plan", "-p", "flights"}};
        for (String[] verb : readers) {
            assertThat(CommandRun.in(folder, verb).exits(2).err())
                    .contains("connection 'warehouse': there is no file", "the first run that writes to it makes it")
                    .doesNotContain("Next:");
        }
        file("dataops.yaml", connections + "tests: {connection: warehouse}\nproducts: {flights: {connection: warehouse}}\n");
        for (String[] verb : readers) {
            assertThat(CommandRun.in(folder, verb).exits(2).err()).doesNotContain("Next:");
        }
        assertThat(CommandRun.in(folder, "blue-green", "status", "-p", "flights", "--connection", "warehouse")
                        .exits(2).err())
                .contains("Next: dataops migrate apply --connection=warehouse");
        CommandRun.in(folder, "migrate", "apply", "--connection=warehouse").exits(0);
        CommandRun.in(folder, "blue-green", "status", "-p", "flights").exits(0);
        assertThat(folder.resolve("o.duckdb")).doesNotExist();
    }

    @Test
    void withoutMigrationsNoneAreProposed() throws IOException {
        Files.delete(folder.resolve("migrations/V1__t.sql"));
        Files.delete(folder.resolve("migrations"));
        for (String[] verb : new String[][] {VERBS[3], VERBS[4], {"blue-green", "plan", "-p", "flights"}}) {
            assertThat(CommandRun.in(folder, verb).exits(2).err())
                    .contains("the first run that writes to it makes it")
                    .doesNotContain("Next:");
        }
    }

    @Test
    void whatIsGivenBackOrTakenBackHasToBeThere() throws IOException {
        Map<String, String> before = files();
        for (String[] verb : new String[][] {
            {"blue-green", "release", "-p", "flights"},
            {"blue-green", "renew", "-p", "flights", "--lease-token", "0123456789abcdef0123"},
            {"blue-green", "rollback", "-p", "flights"},
            {"blue-green", "retire", "-p", "flights"},
            {"blue-green", "switch", "-p", "flights"},
            {"migrate", "repair"}
        }) {
            assertThat(CommandRun.in(folder, verb).exits(2).err())
                    .contains("there is no file", "w.duckdb", "leases included");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void thePlanOfADatabaseThatIsNotThereIsTheOneThatRuns() {
        String plan = hash(CommandRun.in(folder, "migrate", "plan").exits(0));
        CommandRun.in(folder, "migrate", "apply", "--expected-plan-hash", plan).exits(0);
        CommandRun.in(folder, "test", "specs/*.yaml").exits(0);
    }

    private static String hash(CommandRun plan) {
        return plan.out().lines()
                .filter(line -> line.startsWith("plan hash: "))
                .findFirst()
                .orElseThrow()
                .substring("plan hash: ".length());
    }

    @Test
    void whoOnlyLooksChangesNoFileAndLetsOthersRead() throws Exception {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights").exits(0);
        Map<String, String> before = files();
        try (Connection other = reading()) {
            assertThat(other.isValid(1)).isTrue();
            for (String[] verb : VERBS) {
                CommandRun.in(folder, verb).exits(0);
            }
        }
        CommandRun.in(folder, "dora", "report").exits(0);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aPlanBesideALiveProductChangesNoFileAndLetsOthersRead() throws Exception {
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
        CommandRun.in(folder, "blue-green", "deploy", "-p", "flights", "--sql", "build/*.sql").exits(0);
        Map<String, String> run = CommandRun.in(folder, "blue-green", "prepare", "-p", "flights", "--format", "json")
                .exits(0)
                .document()
                .as(BlueGreenResult.class)
                .environmentVariables();
        CommandRun.in(folder, run, "sql", "build/*.sql").exits(0);
        Map<String, String> before = files();
        try (Connection other = reading()) {
            assertThat(other.isValid(1)).isTrue();
            assertThat(CommandRun.in(folder, run, "blue-green", "plan", "-p", "flights").exits(0).out())
                    .contains("would change 1 object");
            assertThat(CommandRun.in(folder, "blue-green", "status", "-p", "flights").exits(0).out())
                    .contains("live: blue");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aReportReadsTheLedgerWhileAnotherWritesIt() throws Exception {
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights", "--ledger", "l.sqlite").exits(0);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("l.sqlite"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("CREATE TABLE somebody_is_here (i INTEGER)");
            String ledger = sum(folder.resolve("l.sqlite"));
            assertThat(CommandRun.in(folder, "dora", "report", "--ledger", "l.sqlite").exits(0).out()).contains("flights");
            CommandRun.in(folder, "ledger", "export", "--ledger", "l.sqlite", "-o", "all.jsonl").exits(0);
            assertThat(sum(folder.resolve("l.sqlite"))).isEqualTo(ledger);
            statement.execute("ROLLBACK");
        }
    }

    private Connection reading() throws SQLException {
        Properties reading = new Properties();
        reading.setProperty("duckdb.read_only", "true");
        Dialects.of("jdbc:duckdb:").driver().applySafety(reading);
        return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("w.duckdb"), reading);
    }

    @Test
    void aSpecificationThatWritesIsStopped() throws IOException {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        file("specs/t.yaml", "tests:\n  - name: writes\n    sql: {query: 'INSERT INTO t VALUES (2) RETURNING n'}\n");
        CommandRun.in(folder, "test", "specs/*.yaml").exits(3);
        file("specs/t.yaml", "tests:\n  - name: rows\n    row_count: {table: t, equals: 1}\n");
        CommandRun.in(folder, "test", "specs/*.yaml").exits(0);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                found.put(folder.relativize(path).toString(), Files.isDirectory(path) ? "folder" : sum(path));
            }
        }
        return found;
    }

    private static String sum(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
