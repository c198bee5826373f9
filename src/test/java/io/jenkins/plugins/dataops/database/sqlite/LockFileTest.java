package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process has it, whatever the others, or the other threads of the same, do meanwhile. */
class LockFileTest {
    @TempDir
    Path folder;

    @Test
    void oneProcessHasIt() throws Exception {
        Path database = folder.resolve("w.db");
        try (LockFile mine = LockFile.take(database, "mine").orElseThrow()) {
            assertThat(another(database)).isEqualTo("held: mine");
            assertThat(LockFile.take(database, "again")).isEmpty();
            assertThat(LockFile.holder(database)).contains("mine");
            assertThat(another(database)).isEqualTo("held: mine");
            assertThat(mine.isHeld()).isTrue();
        }
        assertThat(LockFile.holder(database)).isEmpty();
        // It ends without giving it back.
        assertThat(another(database)).isEqualTo("taken");
        try (LockFile mine = LockFile.take(database, "mine").orElseThrow()) {
            assertThat(mine.isHeld()).isTrue();
        }
    }

    private static String another(Path database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LockFileTest.class.getName(),
                        database.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    /** Another process, which asks for the lock and ends. */
    public static void main(String[] arguments) throws IOException {
        Path database = Path.of(arguments[0]);
        System.out.println(LockFile.take(database, "another").isPresent()
                ? "taken"
                : "held: " + LockFile.holder(database).orElse("nobody knows"));
    }
}
