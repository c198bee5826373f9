package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
        return read(file, ReachableFiles.ALL);
    }

    /**
     * The whole text of a file that may have to be somewhere.
     *
     * @param file the file, as an absolute path
     * @param reachable which files may be read
     * @return its text without a byte order mark
     * @throws UsageException as above, and when the file may not be reached
     */
    public static String read(Path file, ReachableFiles reachable) {
        try (BufferedReader reader = open(input(file, file.toString(), reachable), file.toString())) {
            return text(reader);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static String text(Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return text.toString();
    }

    private static UsageException unreadable(Path file, IOException failure) {
        return failure instanceof NoSuchFileException
                ? new UsageException(file + " does not exist: create it or name another file", failure)
                : new UsageException(
                        file + " cannot be read: check its path and permissions (" + FileReason.of(file, failure) + ")",
                        failure);
    }

    /**
     * The whole text of a file that must not be larger than people write.
     *
     * @param file the file, as an absolute path
     * @param reachable which files may be read
     * @param most bytes
     * @return its text without a byte order mark
     * @throws UsageException as above, and when it has more bytes
     */
    public static String read(Path file, ReachableFiles reachable, int most) {
        try (InputStream content = input(file, file.toString(), reachable)) {
            byte[] bytes = content.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new UsageException(file + " is larger than " + (most >> 20) + " MB: divide it, or leave data to"
                        + " files of their own");
            }
            return text(open(new ByteArrayInputStream(bytes), file.toString()));
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
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
        return open(input(file, name, ReachableFiles.ALL), name);
    }

    /**
     * Takes an open file as a text.
     *
     * @param content the file
     * @param name how messages name it
     * @return a reader as above, which closes the file
     */
    public static BufferedReader open(InputStream content, String name) {
        return open(content, name, StandardCharsets.UTF_8);
    }

    /**
     * Takes an open file as a text of an encoding that somebody chose.
     *
     * @param content the file
     * @param name how messages name it
     * @param encoding how it is written
     * @return a reader as above
     */
    public static BufferedReader open(InputStream content, String name, Charset encoding) {
        return new BufferedReader(new StrictReader(content, name, encoding));
    }

    private static InputStream input(Path file, String name, ReachableFiles reachable) throws IOException {
        if (Files.isDirectory(reachable.find(file))) {
            throw new UsageException(name + " is a folder: name a file");
        }
        return reachable.open(file);
    }
}
