package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger learns from journals what it missed, once and wholly, and no answer carries what it knows. */
class FollowedJournalTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("dataops.yaml"), """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {}, trains: {}}
                """);
        Files.writeString(folder.resolve("build.sql"), "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
    }

    private CommandRun deploy(String product, String... more) {
        List<String> all = new ArrayList<>(
                List.of("blue-green", "deploy", "-p", product, "--revision", "r", "--sql", "build.sql"));
        all.addAll(List.of(more));
        return CommandRun.in(folder, all.toArray(String[]::new)).exits(0);
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

    private Path ledger() {
        return folder.resolve(".dataops/ledger.sqlite");
    }

    private List<Event> events() {
        try (Ledger ledger = Ledger.openToRead(ledger())) {
            return ledger.events(EventQuery.everything());
        }
    }

    @Test
    void aLedgerThatWasLostLearnsAllAndOneOfAnEarlierVersionKnowsIt() throws Exception {
        deploy("flights");
        run(
                "jdbc:duckdb:" + folder.resolve("w.duckdb"),
                "UPDATE dataops.switch_journal SET entry = entry + 5000",
                "UPDATE dataops.switch_state SET last_entry = last_entry + 5000, live_entry = live_entry + 5000",
                "INSERT INTO dataops.switch_journal (live_schema, entry, deployment, action, state, to_colour, revision,"
                        + " owner, switched_at, token, plan_hash, release, content, after_checks)"
                        + " SELECT live_schema, n, 'flights/production/old-' || n, action, state, to_colour, revision,"
                        + " owner, '2026-01-01T00:00:00Z', 0, plan_hash, release, content, 0"
                        + " FROM dataops.switch_journal, generate_series(1, 5000) AS numbers (n)");
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
    void whatOthersDeployedIsRecordedOnceForEachProduct() {
        deploy("flights");
        deploy("trains");
        deploy("flights", "--ledger", "elsewhere.sqlite");
        assertThat(status().out()).contains("the ledger misses 1 event that the journal knows");
        assertThat(deploy("trains").err()).doesNotContain("recorded");
        assertThat(deploy("flights").err()).contains("recorded 1 event that the journal knew");
        assertThat(events()).hasSize(5);
        assertThat(status().out()).doesNotContain("misses");
    }

    @Test
    void onlyAControllerAsksForAPageOfTheJournal() {
        assertThat(CommandRun.in(folder, "blue-green", "status", "-p", "flights", "--after", "1@2026-01-01T00:00:00Z")
                        .exits(2)
                        .err())
                .contains("--after is for a controller");
        assertThat(CommandRun.in(folder, "blue-green", "status", "-p", "flights", "--after", "1").exits(2).err())
                .contains("'1' is no place in a journal");
    }
}
