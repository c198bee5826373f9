package io.jenkins.plugins.dataops.revision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Tells commits that change something from those that do not: an empty commit, or a merge that only joins what its
 * parents changed. A merge whose author resolved a conflict or added something has a change of its own.
 */
final class OwnChanges {
    private static final int LARGEST_TEXT = 5 * 1024 * 1024;

    private final RevWalk walk;
    private final TreeFilter filter;

    /**
     * Looks at commits of a walk.
     *
     * @param walk parses parents
     * @param filters the part of the repository whose changes count
     */
    OwnChanges(RevWalk walk, PathFilters filters) {
        this.walk = walk;
        this.filter = filters.tree().orElse(TreeFilter.ANY_DIFF);
    }

    /**
     * Asks whether a commit changes something itself.
     *
     * @param commit with its body
     * @return whether it differs, in one place, from all its parents
     * @throws IOException when the repository cannot be read
     */
    boolean has(RevCommit commit) throws IOException {
        int parents = commit.getParentCount();
        try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.setRecursive(true);
            trees.setFilter(filter);
            trees.addTree(commit.getTree());
            for (RevCommit parent : commit.getParents()) {
                walk.parseHeaders(parent);
                trees.addTree(parent.getTree());
            }
            if (parents == 0) {
                trees.addTree(new EmptyTreeIterator());
            }
            while (trees.next()) {
                if (differsFromAll(trees) && (parents < 2 || isOwn(trees))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean differsFromAll(TreeWalk trees) {
        for (int parent = 1; parent < trees.getTreeCount(); parent++) {
            if (trees.idEqual(0, parent) && trees.getRawMode(0) == trees.getRawMode(parent)) {
                return false;
            }
        }
        return true;
    }

    /** A file that both sides changed in different places, and that was joined without a hand, differs from both too. */
    private boolean isOwn(TreeWalk trees) throws IOException {
        RawText merged = text(trees, 0);
        if (merged == null) {
            return true;
        }
        List<Edit> everywhere = null;
        for (int parent = 1; parent < trees.getTreeCount(); parent++) {
            RawText before = text(trees, parent);
            if (before == null) {
                return true;
            }
            List<Edit> edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before, merged);
            everywhere = everywhere == null ? edits : common(everywhere, edits);
        }
        return !everywhere.isEmpty();
    }

    private static List<Edit> common(List<Edit> some, List<Edit> others) {
        List<Edit> both = new ArrayList<>();
        for (Edit one : some) {
            for (Edit other : others) {
                int begin = Math.max(one.getBeginB(), other.getBeginB());
                int end = Math.min(one.getEndB(), other.getEndB());
                boolean bothDelete = one.getLengthB() == 0 && other.getLengthB() == 0 && begin == end;
                if (begin < end || bothDelete) {
                    both.add(new Edit(0, 0, begin, end));
                }
            }
        }
        return both;
    }

    /** The lines of a file; null when it has none, such as an image, a link or what was deleted. */
    private static RawText text(TreeWalk trees, int number) throws IOException {
        FileMode mode = trees.getFileMode(number);
        if (mode == FileMode.MISSING) {
            return number == 0 ? null : RawText.EMPTY_TEXT;
        }
        if (mode != FileMode.REGULAR_FILE && mode != FileMode.EXECUTABLE_FILE) {
            return null;
        }
        ObjectReader reader = trees.getObjectReader();
        try {
            byte[] content = reader.open(trees.getObjectId(number)).getCachedBytes(LARGEST_TEXT);
            return RawText.isBinary(content) ? null : new RawText(content);
        } catch (LargeObjectException large) {
            return null;
        }
    }
}
