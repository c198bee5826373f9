package io.jenkins.plugins.dataops.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Notices what becomes Git's own in some places while texts of a project are followed there. An engine that may write
 * new files in a folder cannot be kept from making a {@code .git} in it; but whoever runs Git there next has to know.
 */
public final class GitWatch {
    private final ReachableFiles files;
    private final Set<Path> before;

    private GitWatch(ReachableFiles files) {
        this.files = files;
        this.before = found();
    }

    /**
     * Begins to watch.
     *
     * @param files the places; where every file may be reached, there is none that could be watched
     * @return what knows what is there now
     */
    public static GitWatch of(ReachableFiles files) {
        return new GitWatch(files);
    }

    /**
     * Looks whether something has become Git's that was not when the watch began.
     *
     * @return one sentence that names it, for a person; empty when nothing has
     */
    public Optional<String> appeared() {
        return found().stream()
                .filter(path -> !before.contains(path))
                .findFirst()
                .map(path -> path + " has appeared while the SQL ran, and Git would run what is written there: delete it,"
                        + " and look at who wrote that SQL, before you run Git in this folder");
    }

    private Set<Path> found() {
        Set<Path> found = new TreeSet<>();
        files.places().forEach(place -> search(place, found));
        return found;
    }

    private static void search(Path place, Set<Path> found) {
        try {
            Files.walkFileTree(place, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean ofGit = isNamed(folder) || GitFolder.isRepository(name -> Files.exists(folder.resolve(name)));
                    if (ofGit) {
                        found.add(folder);
                    }
                    return ofGit ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isNamed(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** What cannot be read, or is gone meanwhile, cannot be told from here. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isNamed(Path path) {
        return path.getFileName() != null && GitFolder.isName(path.getFileName().toString());
    }
}
