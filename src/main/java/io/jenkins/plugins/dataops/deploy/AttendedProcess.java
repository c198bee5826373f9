package io.jenkins.plugins.dataops.deploy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A command that does not outlive this process: where there is a POSIX shell, that shell runs it in a session of its own
 * and ends all of it as soon as this process is gone, killed included. A build that nobody waits for any more must not
 * go on writing.
 */
final class AttendedProcess {
    /** Whoever kills this process may kill its group with it: the watching shell is not in that. */
    private static final String OUTSIDE_OF_THE_GROUP = "script=$1; shift; if command -v setsid >/dev/null 2>&1; then"
            + " exec setsid sh -c \"$script\" attended-build \"$@\"; fi; exec sh -c \"$script\" attended-build \"$@\"";
    private static final String MISSING = "missing";

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> variables;

    AttendedProcess(List<String> command, Path folder, Map<String, String> variables) {
        this.command = command;
        this.folder = folder;
        this.variables = variables;
    }

    /**
     * Runs it to its end.
     *
     * @param lines takes what it prints, standard error included
     * @return its exit code
     * @throws IOException when it cannot be started
     * @throws InterruptedException when this thread is interrupted; the command is ended first
     */
    int run(Consumer<String> lines) throws IOException, InterruptedException {
        Optional<Path> shell = shell();
        boolean watched = shell.isPresent();
        ProcessBuilder builder = new ProcessBuilder(watched ? through(shell.get()) : command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectErrorStream(!watched);
        builder.environment().putAll(variables);
        Process process = builder.start();
        CompletableFuture<String> signs = CompletableFuture.supplyAsync(() -> lastWord(process.getErrorStream()));
        try {
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    lines.accept(line);
                }
            }
            int exitCode = process.waitFor();
            if (watched && exitCode == 127 && signs.join().endsWith(MISSING)) {
                throw new IOException("there is no such command");
            }
            return exitCode;
        } finally {
            // Also when the lines could not be taken, or this thread is interrupted.
            process.destroy();
        }
    }

    /** The shell that watches; without one the command runs by itself. */
    private static Optional<Path> shell() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "sh"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private List<String> through(Path shell) throws IOException {
        try (InputStream script = AttendedProcess.class.getResourceAsStream("attended-build.sh")) {
            List<String> all = new ArrayList<>(List.of(
                    shell.toString(), "-c", OUTSIDE_OF_THE_GROUP, "attended-build",
                    new String(script.readAllBytes(), StandardCharsets.UTF_8)));
            all.addAll(command);
            return all;
        }
    }

    /** Reads the signs of life, which only matter to who writes them, and keeps the end, which may come in pieces. */
    static String lastWord(InputStream signs) {
        String last = "";
        byte[] some = new byte[64];
        try (signs) {
            for (int count = signs.read(some); count >= 0; count = signs.read(some)) {
                last += new String(some, 0, count, StandardCharsets.US_ASCII);
                last = last.substring(Math.max(0, last.length() - MISSING.length()));
            }
        } catch (IOException gone) {
            return last;
        }
        return last;
    }
}
