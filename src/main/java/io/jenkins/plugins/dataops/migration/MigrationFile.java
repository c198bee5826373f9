package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * One file of a location as Flyway reads it: strictly decoded, and always the same content. A file that changes
 * between the first reading (the plan) and a later one (the run) is an error, so that what was approved is what runs.
 */
final class MigrationFile extends LoadableResource {
    /** Above this size statements are read one by one instead of all into memory. */
    private static final long STREAMED = 1 << 20;

    private final String script;
    private final Path path;
    private final Charset encoding;
    private final AtomicReference<String> fingerprint = new AtomicReference<>();

    private MigrationFile(String script, Path path, Charset encoding) {
        this.script = script;
        this.path = path;
        this.encoding = encoding;
    }

    /**
     * A file with the encoding that its {@code .conf} file says, UTF-8 without one.
     *
     * @param script path relative to the location
     * @param path where it is
     * @param configuration its {@code .conf} file, or null
     * @return the file
     * @throws UsageException when the {@code .conf} file is faulty
     */
    static MigrationFile of(String script, Path path, Path configuration) {
        return new MigrationFile(script, path, ScriptSettings.encoding(script, configuration));
    }

    @Override
    public Reader read() {
        try {
            return new BufferedReader(new FingerprintReader(
                    new InputStreamReader(Files.newInputStream(path), encoding.newDecoder()), this::remember));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(script + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void remember(String read) throws IOException {
        String known = fingerprint.compareAndExchange(null, read);
        if (known != null && !known.equals(read)) {
            throw new IOException(script + " was changed while it was at work: plan again");
        }
    }

    /**
     * What the content is, whatever its line ends and byte order mark.
     *
     * @return SHA-256 in hex
     * @throws UsageException when the file is not in its encoding
     */
    String fingerprint() {
        if (fingerprint.get() == null) {
            try (Reader reader = read()) {
                reader.transferTo(Writer.nullWriter());
            } catch (CharacterCodingException malformed) {
                throw new UsageException(
                        script + " is not written in " + encoding + ": save it so, or say encoding=... in " + script
                                + ".conf",
                        malformed);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(script + " cannot be read: " + unreadable.getMessage(), unreadable);
            }
        }
        return fingerprint.get();
    }

    @Override
    public boolean shouldStream() {
        try {
            return Files.size(path) > STREAMED;
        } catch (IOException gone) {
            throw new UncheckedIOException(script + " cannot be read: " + gone.getMessage(), gone);
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
}
