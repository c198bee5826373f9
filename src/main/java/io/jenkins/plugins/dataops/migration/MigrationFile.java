package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import io.jenkins.plugins.dataops.files.TextFile;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * One file of a location as Flyway reads it: strictly decoded, and read once. What is planned, approved, hashed and run
 * is the same content, whatever becomes of the file meanwhile.
 */
final class MigrationFile extends LoadableResource implements AutoCloseable {
    /** Above this size statements are read one by one instead of all into memory, from a private copy. */
    private static final int STREAMED = 1 << 20;

    private final String script;
    private final Path path;
    private final ReachableFiles reachable;
    private final Charset encoding;
    private byte[] content;
    private Path copy;
    private String fingerprint;

    private MigrationFile(String script, Path path, ReachableFiles reachable, Charset encoding) {
        this.script = script;
        this.path = path;
        this.reachable = reachable;
        this.encoding = encoding;
    }

    /**
     * A file with the encoding that its {@code .conf} file says, UTF-8 without one.
     *
     * @param script path relative to the location
     * @param path where it is
     * @param reachable holds it
     * @param configuration its {@code .conf} file, or null
     * @return the file
     * @throws UsageException when the {@code .conf} file is faulty
     */
    static MigrationFile of(String script, Path path, ReachableFiles reachable, MigrationFile configuration) {
        return new MigrationFile(script, path, reachable, ScriptSettings.encoding(script, configuration));
    }

    @Override
    public Reader read() {
        try {
            return TextFile.open(open(), script, encoding);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private InputStream open() throws IOException {
        load();
        return copy == null ? new ByteArrayInputStream(content) : Files.newInputStream(copy);
    }

    private void load() throws IOException {
        if (content != null || copy != null) {
            return;
        }
        try (InputStream file = reachable.open(path)) {
            byte[] begin = file.readNBytes(STREAMED + 1);
            if (begin.length <= STREAMED) {
                content = begin;
                return;
            }
            // Readable by nobody else, as temporary files are.
            copy = Files.createTempFile("dataops-migration", ".sql");
            try (OutputStream target = Files.newOutputStream(copy)) {
                target.write(begin);
                file.transferTo(target);
            }
        }
    }

    /**
     * What the content is, whatever its line ends and byte order mark, so that a checkout on Windows has the plan of a
     * checkout on Linux.
     *
     * @return SHA-256 in hex
     * @throws UsageException when the file is not in its encoding
     */
    String fingerprint() {
        if (fingerprint == null) {
            fingerprint = computed();
        }
        return fingerprint;
    }

    private String computed() {
        PlanHash computed = new PlanHash();
        char[] buffer = new char[8192];
        Reader text = read();
        try (text) {
            for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
                for (int index = 0; index < count; index++) {
                    if (buffer[index] != '\r') {
                        computed.add(buffer[index]);
                    }
                }
            }
            return computed.hex();
        } catch (UsageException malformed) {
            throw new UsageException(
                    malformed.getMessage() + ", or say encoding=... in " + script + ".conf", malformed);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private UncheckedIOException unreadable(IOException failure) {
        return new UncheckedIOException(script + " cannot be read: " + failure.getMessage(), failure);
    }

    @Override
    public boolean shouldStream() {
        try {
            load();
            return copy != null;
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    @Override
    public String getAbsolutePath() {
        return path.toString();
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return path.toString();
    }

    @Override
    public String getFilename() {
        return script.substring(script.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
        return script;
    }

    /** Removes the private copy. */
    @Override
    public void close() {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException left) {
            copy.toFile().deleteOnExit();
        }
    }
}
