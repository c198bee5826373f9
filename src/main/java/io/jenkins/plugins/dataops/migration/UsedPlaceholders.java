package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.files.UsedNames;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The placeholders that the files of a request have, in whatever case, as for Flyway. */
public final class UsedPlaceholders {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}\\s]+)}");

    private final UsedNames names = new UsedNames(REFERENCE, new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
    private final String locations;
    private boolean complete = true;

    /**
     * Looks into all files of a request's locations.
     *
     * @param request project folder and locations
     * @throws UsageException when a location cannot be used
     */
    public UsedPlaceholders(MigrationRequest request) {
        this.locations = String.join(", ", request.locations());
        try (MigrationFiles files = MigrationFiles.of(request)) {
            files.sql().forEach(this::look);
            // That there is no migration at all is told by whoever runs them.
            complete = complete && !files.sql().isEmpty();
        }
    }

    private void look(MigrationFile file) {
        try (BufferedReader lines = new BufferedReader(file.read())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                names.look(line);
            }
        } catch (IOException | UsageException unreadable) {
            // Whoever runs the file is told; what it has is not known.
            complete = false;
        }
    }

    /**
     * What is wrong with a value for a placeholder.
     *
     * @param name the placeholder
     * @return why it would have no effect, and what was meant perhaps; empty when a file has it, or may have it
     */
    public Optional<String> fault(String name) {
        if (!complete || names.has(name)) {
            return Optional.empty();
        }
        return Optional.of(names.fault(
                name, "placeholder '" + name + "'", "no migration in " + locations, "none has a placeholder"));
    }
}
