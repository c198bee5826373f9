package io.jenkins.plugins.dataops.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's side of the copies, which more than one controller may use at once. */
class InstallationFolderTest {
    private static final int CONTROLLERS = 4;

    @TempDir
    private Path root;

    private Path home;

    @BeforeEach
    void agent() {
        home = root.resolve("dataops-worker");
    }

    /** Each has begun to copy before it could see what the other one has. */
    @Test
    void theCopyThatComesSecondDoesNotTakeAwayWhatTheFirstRunsFrom() throws IOException {
        assertThat(InstallationFolder.use(root.toString(), "1a2b").call()).isFalse();
        assertThat(InstallationFolder.use(root.toString(), "1a2b").call()).isFalse();
        arrive("arriving-1");
        arrive("arriving-2");
        assertThat(InstallationFolder.use(root.toString(), "1a2b", "arriving-1").call()).isTrue();
        Object running = identity("1a2b");
        assertThat(InstallationFolder.use(root.toString(), "1a2b", "arriving-2").call()).isTrue();
        assertThat(identity("1a2b")).isEqualTo(running);
        assertThat(InstallationFolder.use(root.toString(), "1a2b").call()).isTrue();
    }

    @Test
    void ofManyThatArriveAtOnceOneStays() throws Exception {
        ExecutorService controllers = Executors.newFixedThreadPool(CONTROLLERS);
        try {
            for (int round = 0; round < 20; round++) {
                String name = "copy-" + round;
                CyclicBarrier together = new CyclicBarrier(CONTROLLERS);
                List<Future<Object>> seen = new ArrayList<>();
                for (int controller = 0; controller < CONTROLLERS; controller++) {
                    String arriving = "arriving-" + round + "-" + controller;
                    arrive(arriving);
                    seen.add(controllers.submit(() -> {
                        together.await();
                        assertThat(InstallationFolder.use(root.toString(), name, arriving).call()).isTrue();
                        return identity(name);
                    }));
                }
                for (Future<Object> each : seen) {
                    assertThat(each.get()).isEqualTo(identity(name));
                }
            }
        } finally {
            controllers.shutdownNow();
        }
    }

    @Test
    void aCopyThatSomebodyHasHalfCleanedAwayIsReplaced() throws IOException {
        Files.createDirectories(home.resolve("1a2b"));
        Files.writeString(home.resolve("1a2b/dataops.jar"), "half");
        arrive("arriving-1");
        assertThat(InstallationFolder.use(root.toString(), "1a2b").call()).isFalse();
        assertThat(InstallationFolder.use(root.toString(), "1a2b", "arriving-1").call()).isTrue();
        assertThat(home.resolve("1a2b/dataops.jar")).hasContent("arriving-1");
        assertThat(copies()).containsExactly("1a2b");
    }

    @Test
    void whatNobodyUsesIsSweptButNotWhatAWorkerRunsFrom() throws IOException {
        Duration longAgo = Duration.ofDays(31);
        for (String name : List.of("old", "old-and-running", "recent", "1a2b")) {
            arrive(name);
        }
        for (String name : List.of("old", "old-and-running")) {
            Files.setLastModifiedTime(
                    home.resolve(name).resolve("complete"), FileTime.from(Instant.now().minus(longAgo)));
        }
        Path exchange = Files.createDirectories(root.resolve("dataops-exchange/one"));
        Files.createDirectories(root.resolve("dataops-exchange/not started yet"));
        Files.writeString(exchange.resolve("installation"), "old-and-running");
        assertThat(InstallationFolder.use(root.toString(), "1a2b").call()).isTrue();
        assertThat(copies()).containsExactlyInAnyOrder("old-and-running", "recent", "1a2b");

        Files.delete(exchange.resolve("installation"));
        assertThat(InstallationFolder.use(root.toString(), "1a2b").call()).isTrue();
        assertThat(copies()).containsExactlyInAnyOrder("recent", "1a2b");
    }

    private void arrive(String name) throws IOException {
        Path copy = Files.createDirectories(home.resolve(name));
        Files.writeString(copy.resolve("dataops.jar"), name);
        Files.writeString(copy.resolve("complete"), "");
    }

    private List<String> copies() throws IOException {
        try (Stream<Path> copies = Files.list(home)) {
            return copies.filter(Files::isDirectory).map(copy -> copy.getFileName().toString()).toList();
        }
    }

    /** Of the folder itself, whatever it is called. */
    private Object identity(String name) throws IOException {
        return Files.getAttribute(home.resolve(name), "unix:ino");
    }
}
