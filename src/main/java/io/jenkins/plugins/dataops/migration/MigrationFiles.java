package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The files that Flyway may see: {@code .sql}, in upper or lower case as for Flyway, and their {@code .conf}, nothing
 * else. Flyway's own scanner would also
 * run shell, Python and PowerShell files, with the password in their environment, and Java classes.
 */
final class MigrationFiles implements ResourceProvider, AutoCloseable {
    private static final String SQL = ".sql";
    private static final String CONFIGURATION = ".sql.conf";

    private final Map<String, MigrationFile> files = new TreeMap<>();
    private final List<String> others;

    private MigrationFiles(Map<String, Path> found, ReachableFiles reachable) {
        found.forEach((script, path) -> {
            if (hasEnding(script, CONFIGURATION)) {
                files.put(script, MigrationFile.of(script, path, reachable, null));
            }
        });
        found.forEach((script, path) -> {
            if (hasEnding(script, SQL)) {
                files.put(script, MigrationFile.of(script, path, reachable, files.get(script + ".conf")));
            }
        });
        others = found.keySet().stream()
                .filter(script -> !files.containsKey(script))
                .toList();
    }

    /**
     * Lists the files of a request's locations.
     *
     * @param request project folder and locations
     * @return the files
     * @throws io.jenkins.plugins.dataops.outcome.UsageException when a location cannot be used
     */
    static MigrationFiles of(MigrationRequest request) {
        return new MigrationFiles(
                Locations.files(request),
                ReachableFiles.below(
                        List.of(request.projectFolder()), "leave it out: migrations lie in the project's folder"));
    }

    @Override
    public LoadableResource getResource(String name) {
        return files.get(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.values().stream()
                .filter(file -> file.getFilename().startsWith(prefix))
                .filter(file -> Arrays.stream(suffixes).anyMatch(suffix -> hasEnding(file.getFilename(), suffix)))
                .map(LoadableResource.class::cast)
                .toList();
    }

    /** The file of a script, if it is there. */
    Optional<MigrationFile> file(String script) {
        return Optional.ofNullable(files.get(script));
    }

    /** The {@code .sql} files, whatever they are called, in the order of their paths. */
    List<MigrationFile> sql() {
        return files.values().stream()
                .filter(file -> hasEnding(file.getFilename(), SQL))
                .toList();
    }

    /** The paths of files that Flyway does not get to see. */
    List<String> others() {
        return others;
    }

    /** The text that belongs to a script beside its SQL: the content of its {@code .conf} file. */
    String configurationFingerprint(String script) {
        return file(script + ".conf").map(MigrationFile::fingerprint).orElse("");
    }

    private static boolean hasEnding(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT));
    }

    /** Forgets what was read. */
    @Override
    public void close() {
        files.values().forEach(MigrationFile::close);
    }
}
