package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Writes a file so that a reader finds the whole of it or the one that was there before, never a half. Whoever could
 * not read the one before cannot read the new one.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Looks whether a file can be written, so that nobody works for hours and then cannot hand over what was found.
     *
     * @param file the file, which need not exist, nor its folder
     * @return the same
     * @throws UsageException when it is a folder, or nothing can be written there
     */
    public static Path demand(Path file) {
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new UsageException(file + " is a folder: name a file to write");
        }
        Path there = Files.exists(absolute) && !replaceable(absolute) ? absolute : nearest(absolute.getParent());
        if (!there.equals(absolute) && !Files.isDirectory(there)) {
            throw new UsageException(file + " cannot be written: " + there + " is no folder");
        }
        if (!Files.isWritable(there)) {
            throw new UsageException(file + " cannot be written: nothing may be written to " + there
                    + "; change its permissions or name another file");
        }
        return file;
    }

    /**
     * Writes a text as UTF-8; what UTF-8 does not know (lone surrogates) becomes a question mark.
     *
     * @param file where to; missing folders are made
     * @param text its whole content
     * @throws ToolException when it cannot be written
     */
    public static void write(Path file, String text) {
        write(file, writer -> {
            try {
                writer.write(text);
                return text.length();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /**
     * Has a file written piece by piece.
     *
     * @param file where to; missing folders are made
     * @param content writes the content, and may throw an {@link UncheckedIOException}
     * @return what the writing function returns
     * @throws ToolException when it cannot be written
     */
    public static int write(Path file, ToIntFunction<Writer> content) {
        try {
            Path absolute = file.toAbsolutePath();
            if (Files.exists(absolute) && !replaceable(absolute)) {
                return fill(Files.newOutputStream(absolute), content);
            }
            Path target = followed(absolute);
            Files.createDirectories(target.getParent());
            Path half = target.resolveSibling("." + UUID.randomUUID() + ".part");
            try {
                int answer = fill(FilePermissions.like(target, half), content);
                Files.move(half, target, StandardCopyOption.REPLACE_EXISTING);
                return answer;
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException failure) {
            throw unwritable(file, failure);
        } catch (UncheckedIOException failure) {
            throw unwritable(file, failure.getCause());
        }
    }

    private static ToolException unwritable(Path file, IOException failure) {
        return new ToolException(
                file + " cannot be written: check its folder, its permissions and the space that is left ("
                        + FileReason.of(file, failure) + ")",
                failure);
    }

    private static int fill(OutputStream file, ToIntFunction<Writer> content) throws IOException {
        try (Writer writer = new OutputStreamWriter(file, StandardCharsets.UTF_8)) {
            return content.applyAsInt(writer);
        }
    }

    /** A pipe, a device or an open file of a process cannot be replaced, only written to. */
    private static boolean replaceable(Path file) {
        return Files.isRegularFile(file) && !file.startsWith("/dev") && !file.startsWith("/proc");
    }

    /** A link stays what it is; the file behind it is written. */
    private static Path followed(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return file;
        }
        try {
            return file.toRealPath();
        } catch (NoSuchFileException dangling) {
            return file.resolveSibling(Files.readSymbolicLink(file));
        }
    }

    private static Path nearest(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
