package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

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
        if (!Files.isDirectory(folder)) {
            throw new UsageException("folder " + folder + " does not exist");
        }
        if (patterns.isEmpty()) {
            throw new UsageException("no files are named: give at least one pattern, such as tests/**/*.yaml");
        }
        List<Path> files = files(folder);
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
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(folder::relativize)
                    .toList();
        } catch (IOException unreadable) {
            throw unreadable(folder, unreadable);
        } catch (UncheckedIOException unreadable) {
            throw unreadable(folder, unreadable.getCause());
        }
    }

    private static UsageException unreadable(Path folder, IOException failure) {
        return new UsageException(
                "folder " + folder + " cannot be read: " + FileReason.of(folder, failure) + "; check its permissions",
                failure);
    }
}
