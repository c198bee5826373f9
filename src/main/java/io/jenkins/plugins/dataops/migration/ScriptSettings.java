package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Properties;
import java.util.Set;

/**
 * Checks the settings that a script has in its {@code .conf} file. Flyway reads the file itself for the others; here
 * they are held to what it knows, because Flyway names no file when it refuses one.
 */
final class ScriptSettings {
    private static final Set<String> SWITCHES = Set.of("executeInTransaction", "placeholderReplacement");
    private static final String ENCODING = "encoding";

    private ScriptSettings() {}

    /**
     * The encoding of a script.
     *
     * @param script the script's path, for messages
     * @param file its {@code .conf} file, or null
     * @return what the file says, UTF-8 without one
     * @throws UsageException when a setting is not known or has an impossible value
     */
    static Charset encoding(String script, MigrationFile file) {
        if (file == null) {
            return StandardCharsets.UTF_8;
        }
        Properties settings = new Properties();
        try (Reader reader = file.read()) {
            settings.load(reader);
        } catch (IOException | UncheckedIOException | IllegalArgumentException malformed) {
            throw new UsageException(script + ".conf cannot be read: " + malformed.getMessage(), malformed);
        }
        settings.stringPropertyNames().forEach(name -> check(script, name, settings.getProperty(name)));
        String encoding = settings.getProperty(ENCODING, "UTF-8").strip();
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new UsageException(script + ".conf: unknown encoding '" + encoding + "'", unknown);
        }
    }

    private static void check(String script, String name, String value) {
        if (name.equals("shouldExecute")) {
            throw new UsageException(
                    script + ".conf: shouldExecute belongs to Flyway's paid editions; remove the line");
        }
        if (!SWITCHES.contains(name) && !name.equals(ENCODING)) {
            throw new UsageException(script + ".conf: unknown setting '" + name
                    + "'; known are encoding, executeInTransaction and placeholderReplacement");
        }
        if (SWITCHES.contains(name) && !value.strip().matches("true|false")) {
            throw new UsageException(script + ".conf: " + name + " must be true or false, not '" + value + "'");
        }
    }
}
