package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gives a run up that had switched readers is told so, and so is the ledger. */
class LateReleaseTest {
    private static final Map<String, String> RUN = Map.of(
            "DATAOPS_LEASE_TOKEN", "0123456789abcdef0123456789abcdef", "DATAOPS_LEASE_OWNER", "build/7");

    @TempDir
    Path folder;

    @Test
    void whatTheRunDidToReadersIsRecorded() throws IOException {
        Files.writeString(
                folder.resolve("dataops.yaml"),
                "connections: {w: {url: 'jdbc:duckdb:w.duckdb'}}\nproducts: {flights: {}}\n");
        Files.writeString(folder.resolve("build.sql"), "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
        // Its own ledger never reaches anybody, as when its process dies right after the switch.
        CommandRun.in(folder, RUN, "blue-green", "deploy", "--sql", "build.sql", "--revision", "r1", "--ledger", "lost.sqlite")
                .exits(0);
        assertThat(CommandRun.in(folder, RUN, "blue-green", "release").exits(1).out())
                .contains("Too late to give the run up", "revision r1");
        CommandRun.in(folder, "ledger", "export", "--output", "ledger.jsonl").exits(0);
        assertThat(Files.readAllLines(folder.resolve("ledger.jsonl")))
                .singleElement().asString().contains("\"revision\":\"r1\"", "flights/production/");
    }
}
