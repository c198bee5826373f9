package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.outcome.ToolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file as a whole or not at all, so that nobody reads half a report. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, String text) {
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path half = target.resolveSibling("." + UUID.randomUUID() + ".part");
            try {
                // getBytes replaces what UTF-8 cannot hold (lone surrogates), where writeString would refuse all.
                Files.write(half, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
                move(half, target);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException | RuntimeException unwritable) {
            throw new ToolException(
                    file + " cannot be written: name a file in a folder that may be written to", unwritable);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
