package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;

/** Says where and why a file cannot be read into statements. */
final class ScriptFault {
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?:No value provided for placeholder|Failed to populate value for default placeholder): (.{1,200})");
    private static final Pattern LINE = Pattern.compile("(?:at line|on line) (\\d+)");
    private static final Pattern ADVICE = Pattern.compile("^.*?for more information\\. ", Pattern.DOTALL);

    private final MigrationFile file;
    private final Masking masking;

    ScriptFault(MigrationFile file, Masking masking) {
        this.file = file;
        this.masking = masking;
    }

    /** The failure in our words, with file and line. */
    UsageException explain(FlywayException failure) {
        String script = file.getRelativePath();
        String message = String.valueOf(failure.getMessage()).replace(EndMarkedFile.LAST, "");
        Matcher placeholder = PLACEHOLDER.matcher(message);
        if (placeholder.find()) {
            return unknownPlaceholder(file, name(placeholder.group(1)), failure);
        }
        Matcher line = LINE.matcher(message);
        String place = script + (line.find() ? ":" + line.group(1) : "");
        if (message.contains("both transactional and non-transactional")) {
            return new UsageException(
                    place + ": this statement and those before it cannot share a migration, because some need a"
                            + " transaction and some refuse one; move it to a migration of its own, or write"
                            + " executeInTransaction=false into " + script + ".conf",
                    failure);
        }
        String reason = ADVICE.matcher(message).replaceFirst("").replaceAll("\\s+", " ");
        return new UsageException(place + ": cannot be split into statements: " + masking.message(reason), failure);
    }

    /**
     * Finds the file to blame for a missing placeholder that Flyway names without a place.
     *
     * @return the explanation, or null when the failure is another
     */
    static UsageException explain(FlywayException failure, Collection<MigrationFile> files) {
        Matcher placeholder = PLACEHOLDER.matcher(String.valueOf(failure.getMessage()));
        if (!placeholder.find()) {
            return null;
        }
        String name = name(placeholder.group(1));
        return files.stream()
                .filter(file -> line(file, name) > 0)
                .findFirst()
                .map(file -> unknownPlaceholder(file, name, failure))
                .orElseGet(() -> new UsageException("no value for the placeholder " + name, failure));
    }

    private static String name(String message) {
        int advice = message.indexOf(".  Check your configuration");
        return advice < 0 ? message : message.substring(0, advice);
    }

    private static UsageException unknownPlaceholder(MigrationFile file, String name, FlywayException failure) {
        int line = line(file, name);
        // Flyway takes for its name all that stands before the next brace, be it that of another line.
        String fault = name.endsWith("}")
                ? "no value for the placeholder " + name + "; give it under placeholders"
                : "the placeholder that begins here is not closed: " + name + "; close it with }";
        return new UsageException(
                file.getRelativePath() + (line > 0 ? ":" + line : "") + ": " + fault
                        + ", or write placeholderReplacement=false into " + file.getRelativePath() + ".conf",
                failure);
    }

    private static int line(MigrationFile file, String text) {
        try (BufferedReader reader = new BufferedReader(file.read())) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.contains(text)) {
                    return number;
                }
            }
            return 0;
        } catch (IOException | UncheckedIOException unreadable) {
            return 0;
        }
    }
}
