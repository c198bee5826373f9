package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What is checked out in a folder, and which changes came since the last deployment. */
public final class Revisions {
    /** How many commits a range has at most. */
    public static final int MOST_COMMITS = 10_000;

    /** Ids only: other notations of Git search through messages or follow names that may have moved on. */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{4,40}");

    /** What may be the id of a commit somewhere, of either of Git's hashes. */
    private static final Pattern LIKE_ID = Pattern.compile("[0-9a-fA-F]{4,64}");

    /** Git's words for the ancestors of a commit; its words for reflogs, paths and searches are not among them. */
    private static final Pattern ANCESTOR = Pattern.compile("[^~^:{}]+(?:[~^]\\d*)+");

    private Revisions() {}

    /**
     * Reads what is checked out.
     *
     * @param folder any folder of a working tree, be it linked, shallow or on no branch
     * @return the full id of the commit; empty when the folder is in no Git working tree or nothing is committed yet
     * @throws ToolException when the repository is damaged
     */
    public static Optional<String> head(Path folder) {
        return Repositories.root(folder).flatMap(root -> {
            try (Repository repository = Repositories.open(root)) {
                Ref head = repository.exactRef(Constants.HEAD);
                return head == null || head.getObjectId() == null
                        ? Optional.empty()
                        : Optional.of(head.getObjectId().name());
            } catch (IOException damaged) {
                throw Repositories.failed(root, damaged);
            }
        });
    }

    /**
     * Why a folder has no commit, for a person.
     *
     * @param folder the folder
     * @return in words
     */
    public static String whyNone(Path folder) {
        return Repositories.root(folder)
                .map(root -> "nothing is committed in " + root + " yet")
                .orElse(folder + " is in no Git working tree");
    }

    /**
     * Finds the commit that a name stands for, so that what is recorded does not change when the name moves on.
     *
     * @param folder any folder of a working tree
     * @param name {@code HEAD}, a branch, a tag, an id of at least four digits, or an ancestor of one of them, such as
     *     {@code HEAD~1} or {@code v2^}
     * @return the full id of the commit; empty when the name stands for none here
     * @throws ToolException when the repository is damaged
     */
    public static Optional<String> resolve(Path folder, String name) {
        return Repositories.root(folder).flatMap(root -> {
            try (Repository repository = Repositories.open(root);
                    RevWalk walk = new RevWalk(repository)) {
                boolean isName = name.equals(Constants.HEAD) || Repository.isValidRefName("refs/heads/" + name);
                Ref ref = isName ? repository.findRef(name) : null;
                if (ref == null && ANCESTOR.matcher(name).matches()) {
                    return Optional.ofNullable(repository.resolve(name + "^{commit}")).map(ObjectId::name);
                }
                return ref == null || ref.getObjectId() == null
                        ? commit(walk, name).map(RevCommit::name)
                        : Optional.of(walk.parseCommit(ref.getObjectId()).name());
            } catch (MissingObjectException | IncorrectObjectTypeException | AmbiguousObjectException
                    | RevisionSyntaxException none) {
                return Optional.<String>empty();
            } catch (IOException damaged) {
                throw Repositories.failed(root, damaged);
            }
        });
    }

    /**
     * Tells a name that Git does not know from a revision that may lie elsewhere.
     *
     * @param folder any folder of a working tree
     * @param name as for {@link #resolve}
     * @return the root of the repository that holds the folder and knows no such name; empty when the name stands for a
     *     commit, looks like the id of one, which may be in another repository, or the folder is in no commit here
     * @throws ToolException when the repository is damaged
     */
    public static Optional<Path> unknownIn(Path folder, String name) {
        return LIKE_ID.matcher(name).matches() || resolve(folder, name).isPresent()
                ? Optional.empty()
                : Repositories.root(folder).filter(root -> holds(root, folder));
    }

    /** Whether what is checked out has the folder: a workspace may lie in a repository that has nothing to do with it. */
    private static boolean holds(Path root, Path folder) {
        try (Repository repository = Repositories.open(root)) {
            ObjectId tree = repository.resolve(Constants.HEAD + "^{tree}");
            String path = root.relativize(folder.toRealPath()).toString().replace(File.separatorChar, '/');
            if (tree == null || path.isEmpty()) {
                return tree != null;
            }
            try (TreeWalk found = TreeWalk.forPath(repository, path, tree)) {
                return found != null;
            }
        } catch (IOException damaged) {
            throw Repositories.failed(root, damaged);
        }
    }

    /**
     * Lists branches and tags.
     *
     * @param folder any folder of a working tree
     * @return their names as people write them; none when no repository is here
     * @throws ToolException when the repository is damaged
     */
    public static List<String> names(Path folder) {
        return Repositories.root(folder)
                .map(root -> {
                    try (Repository repository = Repositories.open(root)) {
                        return repository.getRefDatabase().getRefs().stream()
                                .map(ref -> Repository.shortenRefName(ref.getName()))
                                .toList();
                    } catch (IOException damaged) {
                        throw Repositories.failed(root, damaged);
                    }
                })
                .orElse(List.of());
    }

    /**
     * Lists the commits that can be reached from one revision and not from the one deployed before.
     *
     * @param folder any folder of the working tree
     * @param deployed id of the revision that was deployed before, at least four digits; empty for a first deployment,
     *     which is a baseline and has no changes
     * @param head id of the revision that is deployed now
     * @return the commits, at most {@value #MOST_COMMITS}; none, and not complete, when the old revision is unknown
     *     or has no history in common with the new one; not complete, when both have changes that the other lacks
     * @throws UsageException when there is no such revision to deploy
     * @throws ToolException when the repository is damaged
     */
    public static ChangeRange between(Path folder, Optional<String> deployed, String head) {
        return between(folder, deployed, head, List.of(), MOST_COMMITS);
    }

    /**
     * Lists commits as {@link #between(Path, Optional, String)} does, of a part of a repository that holds several
     * projects.
     *
     * @param folder any folder of the working tree
     * @param deployed id of the revision that was deployed before; empty for a first deployment
     * @param head id of the revision that is deployed now
     * @param paths files and folders, relative to the folder, of which a commit must change at least one; empty
     *     means all commits count
     * @param most how many commits are listed at most
     * @return the commits
     * @throws UsageException when there is no such revision to deploy, or a path leads out of the repository
     * @throws ToolException when the repository is damaged
     */
    public static ChangeRange between(
            Path folder, Optional<String> deployed, String head, List<Path> paths, int most) {
        Optional<Path> root = Repositories.root(folder);
        if (root.isEmpty()) {
            return ChangeRange.cut(List.of(), whyNone(folder));
        }
        try (Repository repository = Repositories.open(root.get());
                RevWalk walk = new RevWalk(repository)) {
            RevCommit now = commit(walk, head)
                    .orElseThrow(() -> new UsageException(
                            "there is no commit " + head + " in " + root.get() + ": name the id of one"));
            if (deployed.isEmpty()) {
                return ChangeRange.complete(List.of());
            }
            Optional<RevCommit> before = commit(walk, deployed.get());
            if (before.isEmpty()) {
                return ChangeRange.cut(
                        List.of(),
                        "the revision deployed before, " + deployed.get()
                                + ", is not in this repository: a shallow clone or a rewritten history lacks it");
            }
            PathFilters filters = new PathFilters(root.get(), folder, paths);
            Optional<String> absent = filters.absentFrom(walk, List.of(before.get(), now));
            if (absent.isPresent()) {
                return ChangeRange.cut(
                        List.of(),
                        "'" + absent.get() + "' is in neither of the commits " + before.get().name() + " and "
                                + now.name() + ": commit it");
            }
            return new RangeWalk(repository, walk, filters, most).between(before.get(), now);
        } catch (IOException damaged) {
            throw Repositories.failed(root.get(), damaged);
        }
    }

    static Optional<RevCommit> commit(RevWalk walk, String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            List<ObjectId> found = List.copyOf(
                    walk.getObjectReader().resolve(AbbreviatedObjectId.fromString(id)));
            return found.size() == 1 ? Optional.of(walk.parseCommit(found.get(0))) : Optional.empty();
        } catch (MissingObjectException | IncorrectObjectTypeException | AmbiguousObjectException none) {
            return Optional.empty();
        }
    }
}
