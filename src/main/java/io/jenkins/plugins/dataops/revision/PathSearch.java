package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Looks for a path that is to narrow a repository to a part of it. One that is nowhere, such as a misspelt one, would let
 * every range be empty for good, which looks like a product that nobody works on.
 *
 * @param found whether the revision has it, or the working tree, where it may not be committed yet
 * @param others what might be meant instead, for one that is nowhere: the last name of each, to the path that it has from
 *     the folder; first what stands beside the place where it would be, then what has its last name elsewhere
 */
public record PathSearch(boolean found, Map<String, String> others) {
    private static final PathSearch FOUND = new PathSearch(true, Map.of());

    /**
     * Looks for a path.
     *
     * @param folder any folder of a working tree
     * @param revision id of a commit
     * @param path a file or folder, relative to the folder
     * @return what was found; as found, too, when there is no such commit here in which it could be looked for
     * @throws UsageException when the path leads out of the repository
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when the repository is damaged
     */
    public static PathSearch of(Path folder, String revision, Path path) {
        Optional<Path> root = Repositories.root(folder);
        if (root.isEmpty()) {
            return FOUND;
        }
        try (Repository repository = Repositories.open(root.get());
                RevWalk walk = new RevWalk(repository)) {
            Optional<RevCommit> commit = Revisions.commit(walk, revision);
            if (commit.isEmpty()) {
                return FOUND;
            }
            String wanted = PathFilters.inRepository(root.get(), folder.toRealPath().resolve(path).normalize());
            boolean there = PathFilters.has(walk, commit.get(), wanted) || Files.exists(root.get().resolve(wanted));
            return there ? FOUND : new PathSearch(false, others(walk, commit.get(), wanted, root.get(), folder));
        } catch (IOException damaged) {
            throw Repositories.failed(root.get(), damaged);
        }
    }

    private static Map<String, String> others(RevWalk walk, RevCommit commit, String wanted, Path root, Path folder)
            throws IOException {
        String parent = parent(wanted);
        Collection<String> beside = new TreeSet<>();
        Collection<String> elsewhere = new TreeSet<>();
        try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.addTree(commit.getTree());
            while (trees.next()) {
                String path = trees.getPathString();
                if (parent(path).equals(parent)) {
                    beside.add(path);
                } else if (name(path).equals(name(wanted))) {
                    elsewhere.add(path);
                }
                if (trees.isSubtree()) {
                    trees.enterSubtree();
                }
            }
        }
        Path base = folder.toRealPath();
        Map<String, String> others = new LinkedHashMap<>();
        for (Collection<String> paths : List.of(beside, elsewhere)) {
            paths.forEach(path -> others.putIfAbsent(name(path), relative(base, root.resolve(path))));
        }
        return others;
    }

    private static String relative(Path base, Path path) {
        return base.equals(path) ? "." : PathFilters.gitPath(base.relativize(path));
    }

    private static String parent(String path) {
        int end = path.lastIndexOf('/');
        return end < 0 ? "" : path.substring(0, end);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
