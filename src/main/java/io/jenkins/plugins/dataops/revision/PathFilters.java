package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The part of a repository whose changes count. */
final class PathFilters {
    /** As Git writes them; none when everything counts. */
    private final List<String> paths;

    /**
     * Finds out where the paths lie in the repository.
     *
     * @param root of the working tree, real
     * @param folder what the paths are relative to
     * @param paths files and folders
     * @throws UsageException when one leads out of the repository
     * @throws IOException when the folder cannot be read
     */
    PathFilters(Path root, Path folder, List<Path> paths) throws IOException {
        Path base = folder.toRealPath();
        List<String> inside = paths.stream()
                .map(path -> inRepository(root, base.resolve(path).normalize()))
                .toList();
        this.paths = inside.contains("") ? List.of() : inside;
    }

    /**
     * A path as Git writes it.
     *
     * @param root of the working tree, real
     * @param path absolute
     * @return relative to the root; empty for the root itself
     * @throws UsageException when it leads out of the repository
     */
    static String inRepository(Path root, Path path) {
        if (!path.startsWith(root)) {
            throw new UsageException("path " + path + " is outside the repository " + root + ": name one inside");
        }
        return gitPath(root.relativize(path));
    }

    /** Git's own separator is the slash everywhere. */
    static String gitPath(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false).map(Path::toString).collect(Collectors.joining("/"));
    }

    /** Whether a commit has a path; the root is there always. */
    static boolean has(RevWalk walk, RevCommit commit, String path) throws IOException {
        if (path.isEmpty()) {
            return true;
        }
        try (TreeWalk found = TreeWalk.forPath(walk.getObjectReader(), path, commit.getTree())) {
            return found != null;
        }
    }

    /**
     * Looks for a path that is in none of some commits, so that no change of it could count.
     *
     * @param walk reads trees
     * @param commits where to look
     * @return the first such path; empty when each is somewhere
     * @throws IOException when the repository cannot be read
     */
    Optional<String> absentFrom(RevWalk walk, List<RevCommit> commits) throws IOException {
        for (String path : paths) {
            boolean somewhere = false;
            for (RevCommit commit : commits) {
                somewhere |= has(walk, commit, path);
            }
            if (!somewhere) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /**
     * Gives the filter for a walk.
     *
     * @return lets through what changes one of the paths; empty when everything counts
     */
    Optional<TreeFilter> tree() {
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(AndTreeFilter.create(
                        PathFilterGroup.create(paths.stream().map(PathFilter::create).toList()), TreeFilter.ANY_DIFF));
    }
}
