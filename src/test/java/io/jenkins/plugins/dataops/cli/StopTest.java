package io.jenkins.plugins.dataops.cli;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dataops.blackbox.BlackBoxResult;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.script.ScriptResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a process of its own, told to stop while a statement runs on a real server. */
@Timeout(600)
class StopTest {
    /** Only ends what hangs; each statement would run for ten minutes. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(4);

    private static final String SLEEPING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
                    + " AND query ILIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()";
    private static final String OTHERS =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    + " AND backend_type = 'client backend'";

    @TempDir
    Path folder;

    private Database database;
    private Process process;

    @BeforeEach
    void open() {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no /bin/kill");
        database = TestDatabases.postgreSql();
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private void start(String... words) throws IOException {
        process = new ProcessBuilder(Interruptible.dataops(List.of(words)))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** With the options that lead to this test's database, and a result file. */
    private void startHere(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        int end = all.indexOf("--") < 0 ? all.size() : all.indexOf("--");
        all.addAll(
                end,
                List.of("-c", database.settings().url(), "--user", "postgres", "--result", "result.json"));
        start(all.toArray(String[]::new));
    }

    private long ask(String query) {
        try (Connection connection = database.connect()) {
            return Query.list(connection, query, row -> row.getLong(1)).get(0);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void awaitSleep() throws Exception {
        await(SLEEPING, 1);
    }

    private void await(String query, long wanted) throws Exception {
        Instant deadline = Instant.now().plus(LONG_ENOUGH);
        while (ask(query) != wanted) {
            assertThat(Instant.now()).as("%s: %s%s", query, err(), process.isAlive()).isBefore(deadline);
            Thread.sleep(50);
        }
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("/bin/kill", "-" + name, String.valueOf(process.pid())).start().waitFor())
                .isZero();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
    }

    private void ends(int exitCode) throws Exception {
        assertThat(process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).as(err()).isTrue();
        assertThat(process.exitValue()).as(err()).isEqualTo(exitCode);
    }

    private ResultDocument result() throws IOException {
        try (InputStream input = Files.newInputStream(folder.resolve("result.json"))) {
            return ResultDocument.read(input);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aMigrationIsCancelledAndRolledBack(String signal) throws Exception {
        if (signal.equals("INT")) {
            Interruptible.assume();
        }
        file("migrations/V1__a.sql", "CREATE TABLE a (i INT);");
        file("migrations/V2__b.sql", "CREATE TABLE b (i INT); INSERT INTO b SELECT 1; SELECT pg_sleep(600);");
        startHere("migrate", "apply");
        awaitSleep();
        signal(signal);
        ends(signal.equals("TERM") ? 143 : 130);
        await(OTHERS, 0);
        assertThat(ask("SELECT count(*) FROM pg_tables WHERE tablename = 'b'")).isZero();
        assertThat(err())
                .contains("dataops: stopped by SIG" + signal)
                .contains("nothing of V2__b.sql is in the database: its transaction was rolled back");
        MigrationResult result = result().as(MigrationResult.class);
        assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(said(result.failure().orElseThrow().remedy()))
                .isEqualTo("the run was stopped by SIG" + signal + "; apply again");
        assertThat(result.migrations().get(result.migrations().size() - 1).state())
                .isEqualTo(MigrationEntry.State.FAILED);
    }

    @Test
    void anImportThatWaitsForItsPipeStopsAndImportsNothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "no mkfifo: a pipe cannot be played");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", folder.resolve("pipe").toString()).start().waitFor()).isZero();
        file("one.jsonl", "{\"type\":\"change\",\"id\":\"c/1\",\"product\":\"c\",\"environment\":\"production\","
                + "\"at\":\"2026-03-02T09:14:07Z\",\"revision\":\"3f2a91c\"}\n");
        for (String writer : List.of("exec sleep 600 <pipe", "{ cat one.jsonl; exec sleep 600; } >pipe")) {
            // Whoever only opens its other end for reading lets nobody open it; the second one leaves a line and stays.
            Process other = new ProcessBuilder("sh", "-c", writer).directory(folder.toFile()).start();
            try {
                start("ledger", "import", "pipe", "--heartbeat", "PT1S");
                while (!err().contains("still at work")) {
                    assertThat(process.isAlive()).as(err()).isTrue();
                    Thread.sleep(50);
                }
                signal("TERM");
                ends(143);
                assertThat(err()).contains("stopped by SIGTERM: nothing was imported").doesNotContain("unknown");
            } finally {
                other.destroyForcibly();
            }
        }
        assertThat(CommandRun.in(folder, "ledger", "import", "one.jsonl").exits(0).out())
                .contains("1 event added, 0 known");
    }

    @Test
    void whoWaitsForAnotherRunStopsToo() throws Exception {
        file("migrations/V1__a.sql", "SELECT pg_sleep(600);");
        startHere("migrate", "apply");
        awaitSleep();
        Process first = process;
        try {
            startHere("migrate", "apply");
            while (!err().contains("waiting for another run")) {
                Thread.sleep(50);
            }
            signal("TERM");
            ends(143);
            assertThat(err())
                    // A request for the lock may be under way, or the next one may not have begun.
                    .containsPattern("stopped by SIGTERM: (nothing more was begun|unknown); what is done: dataops migrate info --");
            assertThat(ask(SLEEPING)).isEqualTo(1);
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void aKilledProcessLeavesNoSessionAndNoLock() throws Exception {
        file("migrations/V1__a.sql", "CREATE TABLE b (i INT); SELECT pg_sleep(600);");
        startHere("migrate", "apply");
        awaitSleep();
        signal("KILL");
        ends(137);
        await(OTHERS, 0);
        assertThat(ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM"
                        + " pg_database WHERE datname = current_database())"))
                .isZero();
    }

    @Test
    void lostNetworksAreNoticedByTheServer() throws Exception {
        try (Connection connection = database.connect()) {
            assertThat(Query.list(
                            connection,
                            "SELECT current_setting('tcp_keepalives_idle')::int + current_setting('tcp_keepalives_count')::int"
                                    + " * current_setting('tcp_keepalives_interval')::int",
                            row -> row.getInt(1))
                    .get(0))
                    .isBetween(1, 4);
            assertThat(Query.list(
                            connection, "SELECT current_setting('client_connection_check_interval')", row -> row.getString(1))
                    .get(0))
                    .isEqualTo("1s");
        }
    }

    @Test
    void sqlFilesThatAreDoneStayDone() throws Exception {
        file("sql/1.sql", "CREATE TABLE one (i INT);");
        file("sql/2.sql", "CREATE TABLE two (i INT); SELECT pg_sleep(600);");
        file("sql/3.sql", "CREATE TABLE three (i INT);");
        startHere("sql", "sql/*.sql");
        awaitSleep();
        signal("TERM");
        ends(143);
        await(OTHERS, 0);
        assertThat(ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo(1);
        assertThat(result().as(ScriptResult.class).files()).hasSize(1);
        assertThat(err()).contains("stopped by SIGTERM: 1 file done. Nothing of the file is in the database");
    }

    @Test
    void aFileStopsAsASignalDoes() throws Exception {
        file("sql/1.sql", "CREATE TABLE one (i INT);");
        file("sql/2.sql", "SELECT pg_sleep(600);");
        file(
                "request.json",
                "{\"arguments\": [\"sql\", \"-c\", \"here\", \"--result\", \"result.json\", \"sql/*.sql\"],"
                        + " \"stop\": \"stop\", \"connections\": {\"here\": {\"url\": \""
                        + database.settings().url() + "\", \"user\": \"postgres\"}}}");
        start("--request", "request.json");
        awaitSleep();
        file("stop", "");
        ends(143);
        await(OTHERS, 0);
        assertThat(result().as(ScriptResult.class).files()).hasSize(1);
        assertThat(err()).contains("stopped by SIGTERM: 1 file done");
    }

    @Test
    void testsThatWereAnsweredAreReported() throws Exception {
        file(
                "tests.yaml",
                """
                tests:
                  - name: good
                    sql: {query: SELECT 1 WHERE false}
                  - name: slow
                    sql: {query: SELECT pg_sleep(600)}
                  - name: never begun
                    sql: {query: SELECT 1 WHERE false}
                """);
        startHere("test", "tests.yaml", "--junit", "junit.xml");
        awaitSleep();
        signal("TERM");
        ends(143);
        await(OTHERS, 0);
        assertThat(result().as(BlackBoxResult.class).tests())
                .extracting(test -> test.name() + " " + test.outcome())
                .containsExactly("good PASSED", "slow ERROR", "never begun ERROR");
        assertThat(folder.resolve("junit.xml")).content().contains("never begun").contains("stopped by SIGTERM");
        assertThat(err()).contains("stopped by SIGTERM: 1 of 3 tests answered");
    }

    private void product() throws IOException {
        file("dataops.yaml", "products: {flights: {environment: test}}\n");
        file("build.sql", "CREATE TABLE ${candidate}.daily (i INT); SELECT pg_sleep(600);");
    }

    @Test
    void aDeploymentGivesItsProductBack() throws Exception {
        product();
        startHere("blue-green", "deploy", "--product", "flights", "--sql", "build.sql");
        awaitSleep();
        signal("TERM");
        ends(143);
        await(OTHERS, 0);
        assertThat(err()).contains("dataops: stopped by SIGTERM");
        assertThat(ask("SELECT count(*) FROM dataops.switch_state WHERE lease_owner IS NOT NULL")).isZero();
        file("build.sql", "CREATE TABLE ${candidate}.daily (i INT);");
        startHere("blue-green", "deploy", "--product", "flights", "--owner", "somebody else", "--sql", "build.sql");
        ends(0);
    }

    @Test
    void aStopBetweenTheBuildAndTheSwitchGivesTheProductBackAndKeepsTheCandidate() throws Exception {
        product();
        file("build.sql", "CREATE TABLE ${candidate}.daily (i INT);");
        startHere("blue-green", "deploy", "--product", "flights", "--sql", "build.sql");
        // Committed: from here to the switch no statement of the build runs that the signal could cancel.
        await("SELECT count(*) FROM pg_tables WHERE schemaname = 'flights__blue'", 1);
        signal("TERM");
        ends(143);
        assertThat(ask("SELECT count(*) FROM dataops.switch_state WHERE lease_owner IS NOT NULL")).isZero();
        // The signal may still have met the COMMIT, or the switch.
        boolean built = result().parts().get(0).outcome() == Outcome.PASSED;
        if (built && ask("SELECT count(*) FROM dataops.switch_journal") == 0) {
            startHere("blue-green", "switch", "--product", "flights");
            ends(0);
        }
    }

    @Test
    void aSwitchThatWaitsForReadersStopsAndSaysWhatReadersSee() throws Exception {
        product();
        file("build.sql", "CREATE TABLE ${candidate}.daily (i INT);");
        startHere("blue-green", "deploy", "--product", "flights", "--sql", "build.sql");
        ends(0);
        try (Connection reader = database.connect()) {
            reader.setAutoCommit(false);
            Query.run(reader, "SELECT * FROM flights.daily");
            startHere("blue-green", "deploy", "--product", "flights", "--sql", "build.sql");
            while (!err().contains("attempt 3 had to give way")) {
                assertThat(process.isAlive()).as(err()).isTrue();
                Thread.sleep(50);
            }
            signal("TERM");
            ends(143);
        }
        assertThat(err())
                .contains("dataops: stopped by SIGTERM: flights: blue is live, a candidate waits in"
                        + " 'flights__green'")
                .doesNotContain("nothing more was begun");
        assertThat(result().as(BlueGreenResult.class).lease()).isEmpty();
        startHere("blue-green", "switch", "--product", "flights");
        ends(0);
    }

    @Test
    void aStopWhileTheLiveDataIsCheckedSaysThatReadersWereSwitched() throws Exception {
        product();
        file("build.sql", "CREATE TABLE ${candidate}.daily (i INT);");
        file("after.yaml", "tests: [{name: slow, sql: {query: SELECT pg_sleep(600)}}]\n");
        startHere(
                "blue-green", "deploy", "--product", "flights", "--sql", "build.sql", "--check-after", "after.yaml");
        awaitSleep();
        signal("TERM");
        ends(143);
        assertThat(err()).contains("stopped by SIGTERM: readers of 'flights' (test) see blue, and"
                + " its checks after the switch were not finished");
        assertThat(ask("SELECT count(*) FROM dataops.switch_state WHERE lease_owner IS NOT NULL")).isZero();
    }

    @Test
    void childrenEndAndASecondSignalEndsAtOnce() throws Exception {
        product();
        do {
            startHere(
                    "blue-green", "deploy", "--product", "flights", "--", "/bin/bash", "-c",
                    "trap '' TERM; echo begun; while true; do sleep 1; done");
            while (!err().contains("begun")) {
                Thread.sleep(50);
            }
            List<ProcessHandle> children = process.descendants().toList();
            assertThat(children).isNotEmpty();
            signal("TERM");
            while (!err().contains("SIGTERM received")) {
                Thread.sleep(50);
            }
            // By itself it ends a few seconds later, when the child is killed that does not listen.
            new ProcessBuilder("/bin/kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
            ends(143);
            for (ProcessHandle child : children) {
                child.onExit().get();
            }
            // Who has time for a last sentence was not ended at once: the second signal came too late on this machine.
        } while (err().contains("dataops: stopped by SIGTERM"));
    }

    @Test
    void duckDbIsInterruptedInItsOwnProcess() throws Exception {
        file("sql/1.sql", "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = -1;");
        start("sql", "sql/1.sql", "-c", "jdbc:duckdb:w.duckdb", "--heartbeat", "PT0.3S");
        while (!err().contains("UTC: running sql/1.sql")) {
            assertThat(process.isAlive()).as(err()).isTrue();
            Thread.sleep(50);
        }
        assertThat(err()).containsPattern("still at work for \\d+ s, since 20.* UTC: running sql/1.sql");
        signal("TERM");
        ends(143);
        assertThat(err()).contains("stopped by SIGTERM: 0 files done");
    }
}
