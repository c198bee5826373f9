package io.jenkins.plugins.dataops.files;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One walk below a folder, to where patterns lead. Symbolic links are followed to what may be reached; any other thing
 * that a pattern matches and nobody can read is refused by its name, for whoever is not told misses no file. In passing it
 * is left out, where nothing that is found is going to be run.
 */
final class ProjectWalk extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<AntPattern> patterns;
    private final ReachableFiles reachable;
    private final boolean inPassing;
    private final List<Path> found = new ArrayList<>();

    private ProjectWalk(Path folder, List<AntPattern> patterns, ReachableFiles reachable, boolean inPassing) {
        this.inPassing = inPassing;
        this.folder = folder;
        this.patterns = patterns;
        this.reachable = reachable;
    }

    /** The files that one of the patterns matches, relative to the folder. */
    static List<Path> files(Path folder, List<AntPattern> patterns, ReachableFiles reachable, boolean inPassing)
            throws IOException {
        ProjectWalk walk = new ProjectWalk(folder, patterns, reachable, inPassing);
        Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        return walk.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes) {
        if (below.equals(folder)) {
            return FileVisitResult.CONTINUE;
        }
        if (GitFolder.isName(below.getFileName().toString()) || !isOnTheWay(below)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (inPassing && isOutOfReach(below)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        demandReachable(below);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (inPassing && (!attributes.isRegularFile() || isOutOfReach(file))) {
            return FileVisitResult.CONTINUE;
        }
        Path relative = folder.relativize(file);
        boolean matches = patterns.stream().anyMatch(pattern -> pattern.matches(relative));
        // Nobody knows whether a link that leads nowhere was a file or a folder.
        if (matches || attributes.isSymbolicLink() && patterns.stream().anyMatch(pattern -> pattern.asksFor(relative))) {
            demandReachable(file);
            if (attributes.isSymbolicLink()) {
                throw new UsageException(
                        "the symbolic link " + file + " leads nowhere: let it lead to a file, or delete it");
            }
            if (!attributes.isRegularFile()) {
                throw new UsageException(file + " is no file that can be read as a whole: name a regular file");
            }
            found.add(relative);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        // What a circle leads to is on the way already; what is beside the way concerns nobody.
        if (inPassing || failure instanceof FileSystemLoopException || !isOnTheWay(file)) {
            return FileVisitResult.CONTINUE;
        }
        demandReachable(file);
        throw failure;
    }

    private boolean isOnTheWay(Path below) {
        Path relative = folder.relativize(below);
        return patterns.stream().anyMatch(pattern -> pattern.leadsThrough(relative));
    }

    private boolean isOutOfReach(Path file) {
        try {
            demandReachable(file);
            return false;
        } catch (UsageException refusal) {
            return true;
        }
    }

    private void demandReachable(Path file) {
        if (!Files.isSymbolicLink(file)) {
            return;
        }
        try {
            reachable.find(file);
        } catch (UsageException refusal) {
            throw new UsageException(
                    "the symbolic link " + file + " leads outside or nowhere: " + refusal.getMessage(), refusal);
        }
    }
}
