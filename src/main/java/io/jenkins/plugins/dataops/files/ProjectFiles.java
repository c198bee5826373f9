package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds files by patterns as Ant writes them: {@code tests/**}{@code /*.yaml}. */
public final class ProjectFiles {
    private ProjectFiles() {}

    /**
     * Finds files.
     *
     * @param folder where to look; links are not followed
     * @param patterns relative to it: {@code *} stands for any characters of one name, {@code **} for any folders
     *     or none, {@code ?} for one character
     * @return the files, sorted by their path, none twice
     * @throws UsageException when the folder is not there, a pattern leads out of it or matches nothing
     */
    public static List<Path> find(Path folder, List<String> patterns) {
        return find(folder, patterns, ReachableFiles.ALL);
    }

    /**
     * Finds files that may have to be somewhere.
     *
     * @param folder where to look, an absolute path; links in it are not followed
     * @param patterns as above
     * @param reachable which files may be reached; a folder that is a link may lead elsewhere
     * @return the files, sorted by their path, none twice
     * @throws UsageException as above, and when the folder may not be reached
     */
    public static List<Path> find(Path folder, List<String> patterns, ReachableFiles reachable) {
        Path real = reachable.find(folder);
        if (!Files.isDirectory(folder)) {
            throw new UsageException("folder " + folder + " does not exist");
        }
        if (patterns.isEmpty()) {
            throw new UsageException("no files are named: give at least one pattern, such as tests/**/*.yaml");
        }
        List<Path> files = files(real);
        TreeSet<Path> found = new TreeSet<>();
        for (String pattern : patterns) {
            AntPattern ant = new AntPattern(pattern);
            List<Path> matches = files.stream().filter(ant::matches).toList();
            if (matches.isEmpty()) {
                throw new UsageException("no file under " + folder + " matches '" + pattern
                        + "': fix the pattern, or put a file there");
            }
            found.addAll(matches);
        }
        return found.stream().map(folder::resolve).toList();
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
                    return !below.equals(folder) && GitFolder.isName(below.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(folder.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return files;
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
