package io.jenkins.plugins.dataops.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dataops.cli.PackedCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build of a candidate ends with the program that began it, and keeps what it was given and what it says. */
class AttendedProcessTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBuildDiesWithItsDeployment(boolean killed) throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "no /proc: it cannot be seen whether the build is dead");
        Files.writeString(folder.resolve("dataops.yaml"), """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {}}
                """);
        List<String> command = new ArrayList<>(PackedCommand.words());
        command.addAll(List.of(
                "blue-green", "deploy", "--", "sh", "-c",
                "sleep 300 & echo $! > grandchild.new; mv grandchild.new grandchild; wait; echo done > late"));
        Process deployment = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            await(() -> !deployment.isAlive() || Files.exists(folder.resolve("grandchild")));
            long grandchild = Long.parseLong(Files.readString(folder.resolve("grandchild")).strip());
            assertThat(alive(grandchild)).isTrue();
            if (killed) {
                deployment.destroyForcibly();
            } else {
                deployment.destroy();
            }
            deployment.waitFor();
            await(() -> !alive(grandchild));
        } finally {
            deployment.destroyForcibly();
        }
        assertThat(folder.resolve("late")).doesNotExist();
    }

    @Test
    void whatACommandLeavesRunningIsEndedBeforeItsWorkIsLookedAt() throws Exception {
        StringBuilder lines = new StringBuilder();
        AttendedProcess process = new AttendedProcess(
                List.of(
                        "sh", "-c", "sleep 300 >/dev/null 2>&1 & echo $! > child; echo built", "build"),
                folder, java.util.Map.of());
        assertThat(process.run(line -> lines.append(line).append('\n'))).isZero();
        assertThat(alive(Long.parseLong(Files.readString(folder.resolve("child")).strip()))).isFalse();
        assertThat(lines.toString()).startsWith("built\n").contains("left processes running, which are ended now");
    }

    @Test
    void aCommandKeepsItsInputItsWordsAndItsExitCode() throws Exception {
        StringBuilder lines = new StringBuilder();
        AttendedProcess process = new AttendedProcess(
                List.of("sh", "-c", "echo \"$0|$1|$WHERE\"; echo wrong >&2; exit 7", "a b", "$(c) 'd'"),
                folder, java.util.Map.of("WHERE", "here"));
        assertThat(process.run(line -> lines.append(line).append('\n'))).isEqualTo(7);
        assertThat(lines.toString()).isEqualTo("a b|$(c) 'd'|here\nwrong\n");
    }

    /** A process that nobody has waited for yet is dead all the same. */
    private static boolean alive(long number) {
        try {
            String status = Files.readString(Path.of("/proc", String.valueOf(number), "stat"));
            return !status.substring(status.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(100);
        }
    }

    /** A pipe is read in pieces, wherever they end. */
    @Test
    void theLastWordIsReadWholeInHoweverManyPieces() {
        byte[] signs = "....missing".getBytes(StandardCharsets.US_ASCII);
        InputStream byBytes = new ByteArrayInputStream(signs) {
            @Override
            public synchronized int read(byte[] target, int from, int count) {
                return super.read(target, from, Math.min(1, count));
            }

            @Override
            public int read(byte[] target) {
                return read(target, 0, target.length);
            }
        };
        assertThat(AttendedProcess.lastWord(byBytes)).isEqualTo("missing");
    }
}
