package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger learns from journals what it missed, once and wholly, and no answer carries what it knows. */
class FollowedJournalTest {
    private static final String FIRST = "https://jenkins.example/first";

    /** A project with one deployment, which its ledger knows. */
    @TempDir
    static Path deployed;

    @TempDir
    Path folder;

    @BeforeAll
    static void deployOnce() throws IOException {
        Files.writeString(deployed.resolve("dataops.yaml"), """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {}, trains: {}}
                """);
        Files.writeString(deployed.resolve("build.sql"), "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
        deploy(deployed, "flights", "--url", FIRST);
    }

    @BeforeEach
    void project() throws IOException {
        Files.createDirectory(folder.resolve(".dataops"));
        for (String file : List.of("dataops.yaml", "build.sql", "w.duckdb", ".dataops/ledger.sqlite")) {
            Files.copy(deployed.resolve(file), folder.resolve(file));
        }
    }

    private static CommandRun deploy(Path project, String product, String... more) {
        List<String> all = new ArrayList<>(
                List.of("blue-green", "deploy", "-p", product, "--revision", "r", "--sql", "build.sql"));
        all.addAll(List.of(more));
        return CommandRun.in(project, all.toArray(String[]::new)).exits(0);
    }

    private CommandRun deploy(String product, String... more) {
        return deploy(folder, product, more);
    }

    private CommandRun status(String... more) {
        List<String> all = new ArrayList<>(List.of("blue-green", "status", "-p", "flights"));
        all.addAll(List.of(more));
        return CommandRun.in(folder, all.toArray(String[]::new)).exits(0);
    }

    private void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void warehouse(String... statements) throws SQLException {
        run("jdbc:duckdb:" + folder.resolve("w.duckdb"), statements);
    }

    /** So many further switches that another machine has made, the first of them at that time. */
    private void others(int number, String since) throws SQLException {
        warehouse(
                "INSERT INTO dataops.switch_journal (live_schema, entry, deployment, action, state, from_colour, to_colour,"
                        + " revision, owner, switched_at, token, plan_hash, release, content, after_checks, settled_at)"
                        + " SELECT j.live_schema, last_entry + n,"
                        + " s.product || '/' || s.environment || '/' || s.identity || '-' || (last_entry + n), 'release',"
                        + " 'verified', from_colour, to_colour, revision, owner,"
                        + " strftime(TIMESTAMP '" + since + "' + n * INTERVAL 1 SECOND, '%Y-%m-%dT%H:%M:%SZ'), 0,"
                        + " plan_hash, replace(release, 'first', 'other'), content, 0, settled_at"
                        + " FROM dataops.switch_journal j JOIN dataops.switch_state s ON j.live_schema = s.live_schema,"
                        + " generate_series(1, " + number + ") AS numbers (n)"
                        + " WHERE entry = 1 AND s.product = 'flights'",
                "UPDATE dataops.switch_state SET last_entry = last_entry + " + number + ", live_entry = last_entry + "
                        + number + " WHERE product = 'flights'");
    }

    private Path ledger() {
        return folder.resolve(".dataops/ledger.sqlite");
    }

    private List<Event> events() {
        try (Ledger ledger = Ledger.openToRead(ledger())) {
            return ledger.events(EventQuery.everything());
        }
    }

    private List<String> urls() {
        return events().stream().map(event -> ((Deployment) event).url().orElseThrow()).toList();
    }

    @Test
    void aLedgerThatWasLostLearnsAllAndOneOfAnEarlierVersionKnowsIt() throws Exception {
        others(5_000, "2026-01-01 00:00:00");
        Files.delete(ledger());

        CommandRun lost = status("--last", "3");
        assertThat(lost.out())
                .contains("the ledger misses at least 1,000 events that the journal knows", "the last 3 of 5,001 switches");
        assertThat(ledger()).doesNotExist();
        assertThat(status("--record").err()).contains("recorded 5,001 events that the journal knew");
        assertThat(events()).hasSize(5_001);
        assertThat(status("--record").err()).doesNotContain("recorded");

        run("jdbc:sqlite:" + ledger(), "DROP TABLE followed");
        assertThat(status().out()).doesNotContain("misses");
        assertThat(deploy("flights").err()).doesNotContain("recorded");
        assertThat(events()).hasSize(5_002);
    }

    @Test
    void aLedgerOfTheLastVersionIsReadUnchangedAndFollowsFromThenOn() throws Exception {
        List<GoldenFile> versions = GoldenFile.all("ledger/file", "sqlite");
        Path last = versions.get(versions.size() - 1).copyTo(folder);
        Files.copy(last, ledger(), StandardCopyOption.REPLACE_EXISTING);
        List<Event> kept = events();
        byte[] before = Files.readAllBytes(ledger());

        assertThat(status().out()).contains("the ledger misses 1 event that the journal knows");
        assertThat(Files.readAllBytes(ledger())).isEqualTo(before);
        assertThat(status("--record").err()).contains("recorded 1 event that the journal knew");
        assertThat(events()).hasSize(kept.size() + 1).containsAll(kept);
        assertThat(status("--record").err()).doesNotContain("recorded");
    }

    @Test
    void whatOthersDeployedIsRecordedOnceForEachProduct() throws Exception {
        others(1, "2026-01-01 00:00:00");
        assertThat(status().out()).contains("the ledger misses 1 event that the journal knows");
        assertThat(deploy("trains").err()).doesNotContain("recorded");
        assertThat(deploy("flights").err()).contains("recorded 1 event that the journal knew");
        assertThat(events()).hasSize(4);
        assertThat(status().out()).doesNotContain("misses");
    }

    @Test
    void aJournalBegunAnewIsAnotherOne() throws Exception {
        others(2, "2026-01-01 00:00:00");
        status("--record");
        List<Event> kept = events();
        Files.delete(folder.resolve("w.duckdb"));
        deploy("flights", "--ledger", "elsewhere.sqlite");
        assertThat(kept).hasSize(3);
        assertThat(status().out()).contains("the ledger misses 1 event that the journal knows");
        assertThat(status("--record").err()).contains("recorded 1 event that the journal knew");
        assertThat(events()).hasSize(4).containsAll(kept);
        assertThat(status().out()).doesNotContain("misses");
    }

    @Test
    void aJournalThatWasRestoredFromABackupIsComparedOnceMoreAndThenFollowed() throws Exception {
        others(2, "2026-01-01 00:00:00");
        status("--record");
        List<Event> kept = events();
        Files.copy(deployed.resolve("w.duckdb"), folder.resolve("w.duckdb"), StandardCopyOption.REPLACE_EXISTING);
        // What is restored is behind the ledger, and has nothing that it lacks.
        assertThat(status("--record").err()).doesNotContain("recorded", "warning");

        String conflict = "the ledger has other events with these ids and keeps them: flights/";
        others(2, "2026-02-02 00:00:00");
        assertThat(status("--record").err()).contains(conflict).doesNotContain("recorded");
        assertThat(events()).isEqualTo(kept);
        assertThat(status("--record").err()).doesNotContain("recorded", "warning");

        Files.copy(deployed.resolve("w.duckdb"), folder.resolve("w.duckdb"), StandardCopyOption.REPLACE_EXISTING);
        // It has grown beyond the place that the ledger knew before anybody looks.
        others(3, "2026-03-03 00:00:00");
        assertThat(status("--record").err()).contains(conflict, "recorded 1 event that the journal knew");
        assertThat(events()).hasSize(kept.size() + 1).containsAll(kept);
        assertThat(status("--record").err()).doesNotContain("recorded", "warning");
    }

    @Test
    void aPageThatFailsLeavesThoseBeforeItAndIsAskedForAgain() throws Exception {
        others(8_999, "2026-01-01 00:00:00");
        Files.delete(ledger());
        warehouse("UPDATE dataops.switch_journal SET release = '!' || release WHERE entry = 5000");
        assertThat(status("--record").err())
                .contains("warning: the ledger was not written", "a row that this program cannot read");
        int first = events().size();
        assertThat(first).isBetween(1_000, 4_999);

        warehouse("UPDATE dataops.switch_journal SET release = substring(release, 2) WHERE entry = 5000");
        assertThat(status("--record").err())
                .contains(String.format(Locale.ROOT, "recorded %,d events that the journal knew", 9_000 - first));
        assertThat(events()).hasSize(9_000);
        assertThat(status("--record").err()).doesNotContain("recorded");
    }

    @Test
    void twoThatFollowAtOnceRecordEachEventOnce() throws Exception {
        others(8_999, "2026-01-01 00:00:00");
        int builds = 2;
        ExecutorService threads = Executors.newFixedThreadPool(builds);
        try {
            CyclicBarrier together = new CyclicBarrier(builds);
            List<Future<CommandRun>> runs = new ArrayList<>();
            for (int i = 0; i < builds; i++) {
                runs.add(threads.submit(() -> {
                    together.await();
                    return status("--record");
                }));
            }
            for (Future<CommandRun> run : runs) {
                assertThat(run.get().err()).doesNotContain("warning");
            }
        } finally {
            threads.shutdown();
        }
        assertThat(events()).hasSize(9_000);
        assertThat(status("--record").err()).doesNotContain("recorded");
    }

    @Test
    void whatIsJudgedLaterIsToldThenAndBelongsToWhoMadeIt() throws Exception {
        others(1, "2026-01-01 00:00:00");
        Files.delete(ledger());
        // As its run leaves it that dies before the checks.
        warehouse("UPDATE dataops.switch_journal SET state = 'switched', settled_at = NULL WHERE entry = 2");
        assertThat(status("--record").err()).contains("recorded 1 event that the journal knew");
        assertThat(status("--record").err()).doesNotContain("recorded");
        assertThat(urls()).containsExactly(FIRST);

        warehouse("UPDATE dataops.switch_journal SET state = 'verified', settled_at = switched_at WHERE entry = 2");
        assertThat(deploy("flights", "--url", "https://jenkins.example/third").err())
                .contains("recorded 1 event that the journal knew");
        assertThat(urls())
                .containsExactlyInAnyOrder(FIRST, "https://jenkins.example/other", "https://jenkins.example/third");
    }

    @Test
    void aPlaceInTheJournalIsAskedForByARequestAlone() throws IOException {
        assertThat(CommandRun.in(folder, "blue-green", "status", "-p", "flights", "--after", "1").exits(2).err())
                .contains("--after");
        Files.writeString(
                folder.resolve("request.json"),
                "{\"request\": {\"version\": 1, \"warehouse\": {}, \"verb\": {\"status\": {\"product\": {\"product\":"
                        + " \"flights\"}, \"after\": \"1\"}}}}");
        assertThat(CommandRun.in(folder, "--request", "request.json").exits(2).err())
                .contains("'1' is no place in a journal");
    }
}
