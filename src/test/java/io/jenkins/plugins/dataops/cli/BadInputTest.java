package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.LockedUser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong, against the real process: one clear message, no stack trace, nothing half done. */
class BadInputTest {
    private static final String MAIN = "io.jenkins.plugins.dataops.cli.Main";

    @TempDir
    Path folder;

    record Ended(int exitCode, String out, String err) {
        Ended says(int expected, String... words) {
            assertThat(exitCode).as(out + err).isEqualTo(expected);
            assertThat(out + err).doesNotContain("\tat ").doesNotContain("Exception").contains(words);
            assertThat(err.lines().filter(line -> line.startsWith("dataops: "))).hasSize(1);
            return this;
        }
    }

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n");
        file("migrations/V1__t.sql", "CREATE TABLE t (n INTEGER);\n");
    }

    @Test
    void missingProjectFile() throws Exception {
        run("migrate", "plan", "-f", "absent.yaml").says(2, "absent.yaml does not exist");
        Files.delete(folder.resolve("dataops.yaml"));
        run("migrate", "plan").says(2, "there is no dataops.yaml", "--file", "--connection");
    }

    @Test
    void malformedYamlAndUnknownKey() throws Exception {
        file("dataops.yaml", "connections:\n  warehouse: {url: 'x'\nproducts: {}\n");
        run("migrate", "plan").says(2, "dataops.yaml line 2", "expected ',' or '}'");
        file("dataops.yaml", "connections:\n  warehouse:\n    urll: jdbc:duckdb:x\n");
        run("migrate", "plan").says(2, "dataops.yaml line 3, column 5", "unknown key 'urll'", "known are");
    }

    @Test
    void unknownConnection() throws Exception {
        run("migrate", "plan", "-c", "warehose").says(2, "'warehose'", "known connections are warehouse");
        run("migrate", "plan", "-c", "jdbc:oracle:thin:@x").says(2, "jdbc:duckdb:", "jdbc:postgresql:");
    }

    @Test
    void unreachableDatabase() throws Exception {
        run("migrate", "plan", "-c", "jdbc:postgresql://localhost:1/x", "--user", "me").says(3, "nothing listens at localhost:1");
    }

    /** What the driver itself would log comes with dates and names of its classes. */
    @Test
    void aUrlThatIsNone() throws Exception {
        for (String url : List.of("jdbc:postgresql://localhost:port/x", "jdbc:postgresql://localhost:99999/x")) {
            Ended ended = run("migrate", "plan", "-c", url, "--user", "me");
            ended.says(2, "does not understand the URL", "jdbc:postgresql://HOST:PORT/DATABASE");
            assertThat(ended.err().lines()).hasSize(1);
        }
    }

    @Test
    void aPasswordThatNobodyGave() throws Exception {
        ConnectionSettings server = LockedUser.create("process_asker", "s3cret");
        Ended ended = run("migrate", "plan", "-c", server.url(), "--user", "process_asker");
        ended.says(3, "asks for a password and none is given");
        assertThat(ended.err()).doesNotContain("nothing listens");
    }

    @Test
    void wrongPassword() throws Exception {
        ConnectionSettings server = LockedUser.create("process_reader", "s3cret");
        run(Map.of("PW", "hunter2"), "migrate", "plan", "-c", server.url(), "--user", "process_reader",
                        "--password-from", "env:PW")
                .says(3, "refused the user or the password");
    }

    @Test
    void passwordPromptWithoutATerminal() throws Exception {
        run("migrate", "plan", "-c", "jdbc:postgresql://localhost:1/x", "--password-from", "prompt").says(2, "no terminal");
    }

    @Test
    void lockedDuckDbFile() throws Exception {
        try (Connection holder = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("w.duckdb"))) {
            assertThat(holder.isValid(1)).isTrue();
            run("migrate", "apply").says(3, "another process has the DuckDB file open");
        }
        run("migrate", "apply");
    }

    @Test
    void aDuckDbFileThatAnotherProcessClosesSoonIsWaitedFor() throws Exception {
        Connection holder = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("w.duckdb"));
        CompletableFuture<Void> closed = CompletableFuture.runAsync(
                () -> close(holder), CompletableFuture.delayedExecutor(4, TimeUnit.SECONDS));
        assertThat(run("migrate", "apply").exitCode()).isZero();
        closed.join();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aFileThatIsNoDuckDbDatabase() throws Exception {
        file("w.duckdb", "something else entirely, and long enough to be looked at".repeat(100));
        run("migrate", "apply").says(3, "w.duckdb");
        assertThat(folder.resolve("w.duckdb")).content().startsWith("something else entirely");
    }

    @Test
    void missingDriver() throws Exception {
        String[] withoutDuckDb = System.getProperty("java.class.path").split(File.pathSeparator);
        String classPath = String.join(
                File.pathSeparator,
                List.of(withoutDuckDb).stream().filter(entry -> !entry.contains("duckdb_jdbc")).toList());
        run(classPath, Map.of(), "migrate", "plan").says(2, "duckdb driver is not there", "org.duckdb:duckdb_jdbc");
    }

    private Ended run(String... arguments) throws Exception {
        return run(Map.of(), arguments);
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        return run(System.getProperty("java.class.path"), environment, arguments);
    }

    private Ended run(String classPath, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                MAIN));
        command.addAll(List.of(arguments));
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
