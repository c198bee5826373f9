package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
     * @return the files, sorted by their path, none twice
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
        List<Path> files = files(real, read, reachable);
        for (int i = 0; i < patterns.size(); i++) {
            if (files.stream().noneMatch(read.get(i)::matches)) {
                throw new UsageException("no file under " + folder + " matches '" + patterns.get(i)
                        + "': fix the pattern, or put a file there");
            }
        }
        return files.stream().sorted().map(folder::resolve).toList();
    }

    private static List<Path> files(Path folder, List<AntPattern> patterns, ReachableFiles reachable) {
        try {
            return ProjectWalk.files(folder, patterns, reachable);
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
