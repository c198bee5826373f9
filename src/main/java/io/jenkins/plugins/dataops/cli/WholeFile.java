package io.jenkins.plugins.dataops.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.ToIntFunction;

/** Writes a file so that a reader finds the whole of it or the one that was there before, never a half. */
final class WholeFile {
    private WholeFile() {}

    /** Writes a text. */
    static void write(Path file, String text) throws IOException {
        write(file, writer -> {
            try {
                writer.write(text);
                return text.length();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** Has a file written, and returns what the writing function returns. */
    static int write(Path file, ToIntFunction<Writer> content) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
            // A pipe or a device cannot be replaced, only written to.
            try (Writer writer = Files.newBufferedWriter(absolute)) {
                return content.applyAsInt(writer);
            }
        }
        Files.createDirectories(absolute.getParent());
        Path half = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            int answer;
            try (Writer writer = Files.newBufferedWriter(half)) {
                answer = content.applyAsInt(writer);
            }
            Files.move(half, absolute, StandardCopyOption.REPLACE_EXISTING);
            return answer;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
