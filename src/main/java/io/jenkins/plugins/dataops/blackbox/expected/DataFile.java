package io.jenkins.plugins.dataops.blackbox.expected;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A data file that a specification names. It lies beside the specification or below: whoever may change a
 * specification must not thereby read any file of the machine into a report.
 */
public final class DataFile {
    private static final long BYTES = 256L << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final Path file;
    private final String name;

    private DataFile(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /**
     * Finds a data file.
     *
     * @param specification the file that names it
     * @param name the path as written there, relative to its folder
     * @return the file
     * @throws UsageException when it is not there, lies elsewhere or is too large
     */
    public static DataFile of(Path specification, String name) {
        try {
            Path folder = specification.toAbsolutePath().getParent().toRealPath();
            Path wanted = folder.resolve(name);
            if (!Files.exists(wanted)) {
                throw new UsageException("data file '" + name + "' does not exist beside " + specification.getFileName()
                        + ": create it or name another file");
            }
            Path real = wanted.toRealPath();
            if (!real.startsWith(folder)) {
                throw new UsageException("data file '" + name + "' lies outside the folder of "
                        + specification.getFileName() + ": move it beside or below");
            }
            if (!Files.isRegularFile(real) || Files.size(real) > BYTES) {
                throw new UsageException("data file '" + name + "' is no file of at most " + (BYTES >> 20) + " MB");
            }
            return new DataFile(real, name);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException("data file '" + name + "' can not be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * As the specification spells it.
     *
     * @return the relative path
     */
    public String name() {
        return name;
    }

    /**
     * Opens it as UTF-8 text, a byte order mark left out.
     *
     * @return a reader that refuses bytes that are no UTF-8
     * @throws IOException when it cannot be read
     */
    BufferedReader open() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** What went wrong while reading it. */
    UsageException unreadable(String place, Exception cause) {
        String message = cause instanceof CharacterCodingException
                ? "is no UTF-8 text"
                : "can not be read: " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new UsageException("data file '" + name + "'" + place + " " + message, cause);
    }
}
