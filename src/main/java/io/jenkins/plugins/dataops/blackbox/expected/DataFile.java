package io.jenkins.plugins.dataops.blackbox.expected;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.files.TextFile;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A data file that a specification names. It lies beside the specification or below: whoever may change a
 * specification must not thereby read any file of the machine into a report.
 */
public final class DataFile {
    private static final long BYTES = 256L << 20;
    private final Path file;
    private final ReachableFiles reachable;
    private final String name;

    private DataFile(Path file, ReachableFiles reachable, String name) {
        this.file = file;
        this.reachable = reachable;
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
            Path folder = specification.toAbsolutePath().getParent();
            ReachableFiles reachable = ReachableFiles.below(
                    List.of(folder), "name another file: a specification reads what lies beside it or below");
            Path real = reachable.find(folder.resolve(name));
            if (!Files.exists(real)) {
                throw new UsageException("data file '" + name + "' does not exist beside " + specification.getFileName()
                        + ": create it or name another file");
            }
            if (!Files.isRegularFile(real) || Files.size(real) > BYTES) {
                throw new UsageException("data file '" + name + "' is no file of at most " + (BYTES >> 20) + " MB");
            }
            return new DataFile(real, reachable, name);
        } catch (IOException | InvalidPathException unreadable) {
            throw new UsageException("data file '" + name + "' cannot be read: " + unreadable.getMessage(), unreadable);
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
     * How messages name it.
     *
     * @return with the word file
     */
    String title() {
        return "data file '" + name + "'";
    }

    /**
     * Opens it as UTF-8 text, a byte order mark left out.
     *
     * @return a reader that refuses bytes that are not UTF-8
     * @throws IOException when it cannot be read
     */
    BufferedReader open() throws IOException {
        return TextFile.open(reachable.open(file), title());
    }

    /** What went wrong while reading it. */
    UsageException unreadable(String place, Exception cause) {
        return new UsageException(
                title() + place + " cannot be read: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                cause);
    }
}
