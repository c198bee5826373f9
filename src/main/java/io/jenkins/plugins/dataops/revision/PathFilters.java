package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The part of a repository whose changes count. */
final class PathFilters {
    private final List<PathFilter> filters;

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
        boolean everything = paths.stream().anyMatch(path -> base.resolve(path).normalize().equals(root));
        filters = everything
                ? List.of()
                : paths.stream().map(path -> filter(root, base.resolve(path).normalize())).toList();
    }

    private static PathFilter filter(Path root, Path path) {
        if (!path.startsWith(root)) {
            throw new UsageException("path " + path + " is outside the repository " + root + ": name one inside");
        }
        // Git's own separator is the slash everywhere.
        return PathFilter.create(StreamSupport.stream(root.relativize(path).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/")));
    }

    /**
     * Gives the filter for a walk.
     *
     * @return lets through what changes one of the paths; empty when everything counts
     */
    Optional<TreeFilter> tree() {
        return filters.isEmpty()
                ? Optional.empty()
                : Optional.of(AndTreeFilter.create(PathFilterGroup.create(filters), TreeFilter.ANY_DIFF));
    }
}
