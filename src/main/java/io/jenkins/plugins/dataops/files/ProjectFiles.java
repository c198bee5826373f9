package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds files by patterns as Ant writes them: {@code tests/**}{@code /*.yaml}. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /**
     * Finds files.
     *
     * @param folder where to look; links are followed
     * @param patterns relative to it: {@code *} stands for any characters of one name, {@code **} for any folders
     *     or none, {@code ?} for one character
     * @return the files, sorted by their path, none twice
     * @throws UsageException when the folder is not there, a pattern leads out of it or matches nothing, or what it
     *     matches is a link that leads nowhere, or no regular file
     */
    public static List<Path> find(Path folder, List<String> patterns) {
        return find(folder, patterns, ReachableFiles.ALL);
    }

    /**
     * Finds files that may have to be somewhere.
     *
     * @param folder where to look, an absolute path; links in it are followed
     * @param patterns as above
     * @param reachable which files may be reached, links followed
     * @return the files, sorted by their path, none twice, be it under another name
     * @throws UsageException as above, and when the folder, or a link on the way of a pattern, may not be reached
     */
    public static List<Path> find(Path folder, List<String> patterns, ReachableFiles reachable) {
        Path real = reachable.find(folder);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("folder " + folder + " does not exist");
        }
        if (patterns.isEmpty()) {
            throw new UsageException("no files are named: give at least one pattern, such as tests/**/*.yaml");
        }
        List<AntPattern> read = patterns.stream().map(AntPattern::new).toList();
        List<Path> files = files(real, read, reachable, false);
        for (int i = 0; i < patterns.size(); i++) {
            if (files.stream().noneMatch(read.get(i)::matches)) {
                throw new UsageException("no file under " + folder + " matches '" + patterns.get(i)
                        + "': fix the pattern, or put a file there");
            }
        }
        return once(files, real).stream().sorted().map(folder::resolve).toList();
    }

    /**
     * Finds files that nothing is done with but to look whether a name stands in them: what cannot be read is left out.
     *
     * @param folder where to look, an absolute path; links in it are followed
     * @param patterns as above; one may match nothing
     * @param reachable which files may be reached, links followed
     * @return the files, sorted by their path
     * @throws UsageException when a pattern leads out of the folder
     */
    public static List<Path> inPassing(Path folder, List<String> patterns, ReachableFiles reachable) {
        List<AntPattern> read = patterns.stream().map(AntPattern::new).toList();
        return files(reachable.find(folder), read, reachable, true).stream().sorted().map(folder::resolve).toList();
    }

    /** What a link leads to as well is taken under its own name, so that nothing runs twice. */
    private static Collection<Path> once(List<Path> files, Path folder) {
        Map<Path, Path> names = new HashMap<>();
        for (Path file : files) {
            Path real = real(folder.resolve(file));
            names.merge(real, file, (first, other) -> folder.resolve(other).equals(real) ? other : first);
        }
        return names.values();
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException gone) {
            // Whoever reads it is told.
            return file;
        }
    }

    private static List<Path> files(
            Path folder, List<AntPattern> patterns, ReachableFiles reachable, boolean inPassing) {
        try {
            return ProjectWalk.files(folder, patterns, reachable, inPassing);
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        }
    }

    private static UsageException unreadable(Path folder, IOException failure) {
        return new UsageException(
                "folder " + folder + " cannot be read: " + FileReason.of(folder, failure) + "; check its permissions",
                failure);
    }
}
