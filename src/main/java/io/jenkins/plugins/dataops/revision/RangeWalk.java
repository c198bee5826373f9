package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.ledger.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Walks from one revision back to another. */
final class RangeWalk {
    private final RevWalk walk;
    private final OwnChanges own;
    private final int most;
    private final Set<ObjectId> shallow;

    RangeWalk(Repository repository, RevWalk walk, PathFilters filters, int most) throws IOException {
        this.walk = walk;
        this.own = new OwnChanges(walk, filters);
        this.most = most;
        this.shallow = repository.getObjectDatabase().getShallowCommits();
    }

    ChangeRange between(RevCommit deployed, RevCommit head) throws IOException {
        boolean cutOff = !shallow.isEmpty() && reachesWhereTheCloneEnds(deployed, head);
        if (!haveCommonHistory(deployed, head)) {
            return ChangeRange.cut(
                    List.of(),
                    "the revision deployed before, " + deployed.name() + ", has no history in common with "
                            + head.name());
        }
        start(deployed, head);
        List<Commit> commits = new ArrayList<>();
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            // All commits are looked at one by one: with a filter the walk would leave out sides of merges.
            if (!own.has(commit)) {
                continue;
            }
            if (commits.size() == most) {
                return ChangeRange.cut(commits, "there are more than " + most + " commits; the newest are listed");
            }
            commits.add(Commits.read(commit));
        }
        if (cutOff) {
            return ChangeRange.cut(commits, "the clone is shallow and ends within the range: fetch more history");
        }
        return haveParted(deployed, head)
                ? ChangeRange.cut(
                        commits,
                        "the revision deployed before, " + deployed.name() + ", is no part of the history of "
                                + head.name() + ": that was rewritten, or another branch is deployed")
                : ChangeRange.complete(commits);
    }

    /** Whether both have changes that the other lacks: what was deployed before may be among them under another id. */
    private boolean haveParted(RevCommit deployed, RevCommit head) throws IOException {
        if (walk.isMergedInto(deployed, head) || walk.isMergedInto(head, deployed)) {
            return false;
        }
        start(head, deployed);
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            if (own.has(commit)) {
                return true;
            }
        }
        return false;
    }

    private boolean reachesWhereTheCloneEnds(RevCommit deployed, RevCommit head) throws IOException {
        start(deployed, head);
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            if (shallow.contains(commit)) {
                return true;
            }
        }
        return false;
    }

    private boolean haveCommonHistory(RevCommit deployed, RevCommit head) throws IOException {
        walk.reset();
        walk.setTreeFilter(TreeFilter.ALL);
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(deployed);
        walk.markStart(head);
        try {
            return Optional.ofNullable(walk.next()).isPresent();
        } finally {
            walk.reset();
            walk.setRevFilter(RevFilter.ALL);
        }
    }

    private void start(RevCommit deployed, RevCommit head) throws IOException {
        walk.reset();
        walk.setTreeFilter(TreeFilter.ALL);
        walk.markStart(head);
        walk.markUninteresting(deployed);
    }
}
