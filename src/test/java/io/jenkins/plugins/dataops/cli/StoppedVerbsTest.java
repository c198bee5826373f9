package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dataops.Sample;
import io.jenkins.plugins.dataops.database.SilentServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb stops at the first signal, also while it waits for somebody who never answers. */
@Timeout(600)
class StoppedVerbsTest {
    private static final long LONG_ENOUGH = 240;

    /** Each verb with what it needs to come to its wait: for the warehouse, for the ledger, for a file. */
    private static final Map<String, List<String>> VERBS = verbs();

    @TempDir
    Path folder;

    private static Map<String, List<String>> verbs() {
        Map<String, List<String>> verbs = new LinkedHashMap<>();
        for (String verb : List.of("plan", "apply", "info", "validate", "baseline", "repair")) {
            verbs.put("migrate " + verb, verb.equals("baseline") ? List.of("--at-version", "1") : List.of());
        }
        for (String verb : List.of("prepare", "plan", "switch", "rollback", "status", "retire", "release")) {
            verbs.put("blue-green " + verb, List.of("-p", "shop"));
        }
        verbs.put("blue-green deploy", List.of("-p", "shop", "--sql", "one.sql"));
        verbs.put("blue-green renew", List.of("-p", "shop", "--owner", "me", "--lease-token", "0123456789abcdef0123"));
        verbs.put("sql", List.of("one.sql"));
        verbs.put("test", List.of("specs/*.yaml"));
        verbs.put("ledger import", List.of("one.jsonl"));
        verbs.put("ledger export", List.of("-o", "all.jsonl"));
        verbs.put("ledger record-deployment", List.of("-p", "shop", "--revision", "r2"));
        verbs.put("ledger record-incident", List.of("-p", "shop", "--reason", "late"));
        verbs.put("ledger resolve-incident", List.of("-p", "shop"));
        verbs.put("dora report", List.of("-p", "shop"));
        verbs.put("report", List.of("--html", "report.html", "pipe"));
        return verbs;
    }

    static List<String> some() {
        return Sample.of("verbs that are stopped while they wait", List.copyOf(VERBS.keySet()), 8);
    }

    @Test
    void noVerbIsMissingHere() {
        assertThat(CommandReference.verbs()).containsExactlyInAnyOrderElementsOf(VERBS.keySet());
    }

    @ParameterizedTest
    @MethodSource("some")
    void aVerbThatWaitsStopsAtTheFirstSignal(String verb) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no /bin/kill");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo: a pipe cannot be played");
        Interruptible.assume();
        file("migrations/V1__a.sql", "SELECT 1;");
        file("one.sql", "SELECT 1;");
        file("specs/one.yaml", "tests:\n  - name: one\n    row_count: {table: t, equals: 1}\n");
        file("one.jsonl", "{\"type\":\"deployment\",\"id\":\"c/1\",\"product\":\"shop\",\"environment\":\"production\","
                + "\"at\":\"2026-03-02T09:14:07Z\",\"revision\":\"r1\",\"outcome\":\"succeeded\"}\n");
        CommandRun.in(folder, "ledger", "import", "one.jsonl", "--ledger", "ledger.sqlite").exits(0);
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", folder.resolve("pipe").toString()).start().waitFor()).isZero();
        try (SilentServer server = new SilentServer();
                Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.sqlite"))) {
            file("dataops.yaml", "connections: {warehouse: {url: '" + server.url() + "', user: somebody}}\n"
                    + "products: {shop: {}}\nledger: ledger.sqlite\n");
            alone(ledger);
            Process process = start(verb);
            try {
                while (!err().contains("still at work")) {
                    assertThat(process.isAlive()).as(err()).isTrue();
                    Thread.sleep(50);
                }
                assertThat(new ProcessBuilder("/bin/kill", "-INT", String.valueOf(process.pid())).start().waitFor())
                        .isZero();
                assertThat(process.waitFor(LONG_ENOUGH, TimeUnit.SECONDS)).as(err()).isTrue();
                assertThat(process.exitValue()).as(err()).isEqualTo(130);
                assertThat(err())
                        .containsIgnoringCase("stopped by SIGINT")
                        .doesNotContain("does not end within")
                        .doesNotContain("\tat ");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** Nobody else reads it or writes it until the connection is closed. */
    private static void alone(Connection ledger) throws Exception {
        try (Statement statement = ledger.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("CREATE TABLE somebody_is_here (i INTEGER)");
        }
    }

    private Process start(String verb) throws IOException {
        List<String> words = new ArrayList<>(List.of(verb.split(" ")));
        words.addAll(VERBS.get(verb));
        words.addAll(List.of("--heartbeat", "PT1S"));
        return new ProcessBuilder(Interruptible.dataops(words))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
