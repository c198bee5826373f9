package io.jenkins.plugins.dataops.migration;

import io.jenkins.plugins.dataops.outcome.FileReason;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the files of the locations. What lies outside the project folder is refused, by {@code ..} and by symbolic
 * link alike: a pull request must not be able to run SQL that is not part of it.
 */
final class Locations {
    private static final String FILE_SYSTEM = "filesystem:";

    private final Path project;

    private Locations(Path project) {
        this.project = project;
    }

    /**
     * All files below the locations.
     *
     * @param request project folder and locations
     * @return the files by their path relative to the location, with forward slashes
     * @throws UsageException when a location is missing, is no folder, leads outside, or two files have one name
     */
    static Map<String, Path> files(MigrationRequest request) {
        if (request.locations().isEmpty()) {
            throw new UsageException("no location of migrations is given: name at least one folder of .sql files");
        }
        Locations locations = new Locations(real(request.projectFolder(), "the project folder"));
        List<Path> folders = new ArrayList<>();
        request.locations().forEach(location -> folders.add(locations.folder(location)));
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            boolean partOfAnother =
                    folders.stream().anyMatch(other -> !other.equals(folder) && folder.startsWith(other));
            if (!partOfAnother) {
                locations.collect(folder, files);
            }
        }
        return files;
    }

    private Path folder(String location) {
        String path = location.startsWith(FILE_SYSTEM) ? location.substring(FILE_SYSTEM.length()) : location;
        try {
            Path folder = real(project.resolve(path), "the migrations location '" + location + "'");
            if (!folder.startsWith(project)) {
                throw new UsageException("the migrations location '" + location
                        + "' leads outside the project folder " + project + ": move the migrations into the project");
            }
            if (!Files.isDirectory(folder)) {
                throw new UsageException("the migrations location '" + location + "' is a file: name its folder");
            }
            return folder;
        } catch (InvalidPathException impossible) {
            throw new UsageException("the migrations location '" + location + "' is not a path", impossible);
        }
    }

    private static Path real(Path path, String what) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            throw new UsageException(
                    what + " does not exist: " + path.toAbsolutePath().normalize() + "; create it or fix its name",
                    absent);
        }
    }

    private void collect(Path folder, Map<String, Path> files) {
        try {
            Files.walkFileTree(
                    folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes)
                                throws IOException {
                            within(entered);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            if (attributes.isRegularFile()) {
                                add(folder, within(file), file, files);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException unreadable) {
            throw new ToolException(
                    "the migrations in " + folder + " cannot be read: " + FileReason.of(folder, unreadable), unreadable);
        }
    }

    private Path within(Path entry) throws IOException {
        Path real = entry.toRealPath();
        if (!real.startsWith(project)) {
            throw new UsageException("the symbolic link " + entry + " leads outside the project folder " + project
                    + ": put the file itself into the project");
        }
        return real;
    }

    private static void add(Path folder, Path real, Path file, Map<String, Path> files) {
        String script = folder.relativize(file).toString().replace('\\', '/');
        Path first = files.putIfAbsent(script, real);
        if (first != null && !first.equals(real)) {
            throw new UsageException("two files are both called " + script + ": " + first + " and " + real
                    + "; the history could not tell them apart, rename one");
        }
    }
}
