package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Text files that people hand over: UTF-8, with or without a byte order mark. Whatever else a file is, is the file's
 * fault, and is said with its line.
 */
public final class TextFile {
    private TextFile() {}

    /**
     * The whole text.
     *
     * @param file the file
     * @return its text without a byte order mark
     * @throws UsageException when it is missing, unreadable or not UTF-8; the message names file and line
     */
    public static String read(Path file) {
        try (BufferedReader reader = open(file, file.toString())) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (NoSuchFileException missing) {
            throw new UsageException(file + " does not exist: create it or name another file", missing);
        } catch (IOException unreadable) {
            throw new UsageException(
                    file + " cannot be read: check its path and permissions (" + FileReason.of(file, unreadable) + ")",
                    unreadable);
        }
    }

    /**
     * Opens a text, for files too large to hold.
     *
     * @param file the file
     * @param name how messages name it
     * @return a reader that leaves a byte order mark out, and throws a {@link UsageException} with name and line at
     *     bytes that are not UTF-8
     * @throws IOException when the file cannot be read
     */
    public static BufferedReader open(Path file, String name) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UsageException(name + " is a folder: name a file");
        }
        return new BufferedReader(new Utf8Reader(Files.newInputStream(file), name));
    }
}
