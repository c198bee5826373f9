package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A deployment to a DuckDB file that other processes want at the same time, if only to look. */
@Timeout(120)
class SharedFileTest {
    private static final long MOMENT = 50;
    private static final long WHILE = 3_000;

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(folder.resolve("dataops.yaml"), """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {}}
                """);
        Files.writeString(folder.resolve("daily.sql"), "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
    }

    @Test
    void theBuildHasTheFileAndWhoeverTakesItThenIsWaitedFor() throws Exception {
        CompletableFuture<CommandRun> deployment = CompletableFuture.supplyAsync(() -> CommandRun.in(
                folder, "blue-green", "deploy", "--sql", "daily.sql", "--", "sh", "-c",
                "touch begun; while [ ! -e go ]; do sleep 0.05; done"));
        while (!Files.exists(folder.resolve("begun"))) {
            assertThat(deployment).isNotDone();
            Thread.sleep(MOMENT);
        }
        try (OtherProcess other = new OtherProcess()) {
            assertThat(other.opens(folder.resolve("w.duckdb"))).isTrue();
            Files.createFile(folder.resolve("go"));
            // The deployment needs the file now, and this is longer than a deployment that does not wait would take to fail.
            Thread.sleep(WHILE);
        }
        deployment.get().exits(0);
    }
}
