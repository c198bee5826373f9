package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dataops.cli.PackedCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the scripts of the source tree with the classes of this very test run behind the {@code dataops} command. */
public final class Shell {
    /** Ends a script that hangs; no promise of speed, as a busy machine may give it a tenth of a processor. */
    private static final int MINUTES = 20;

    private final Path launcher;
    private final Path output;

    /**
     * What a command said.
     *
     * @param exitCode how it ended
     * @param output standard output and standard error, as they came
     */
    record Said(int exitCode, String output) {
        Said endsWith(int expected) {
            assertThat(exitCode).as(output).isEqualTo(expected);
            return this;
        }
    }

    /** A shell whose {@code dataops} lies in a folder. */
    Shell(Path folder) {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash to run the scripts");
        launcher = folder.resolve("dataops");
        output = folder.resolve("output.txt");
        String script = """
                #!/bin/bash
                exec '%s' "$@"
                """
                .formatted(String.join("' '", PackedCommand.words()));
        write(launcher, script);
        try {
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The root of the source tree, from whichever module the tests run in. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("examples/flights/dataops.yaml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Writes a text file with its folders. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs a program to its end. */
    Said run(Path folder, Map<String, String> environment, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("GIT_"));
        builder.environment().put("DATAOPS", launcher.toString());
        builder.environment().merge("PATH", launcher.getParent().toString(), (path, own) -> own + ":" + path);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try {
                assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ended in time", words).isTrue();
            } finally {
                process.destroyForcibly();
            }
            return new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
