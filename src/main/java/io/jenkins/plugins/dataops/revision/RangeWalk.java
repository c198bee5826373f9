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
    private final PathFilters filters;
    private final int most;
    private final Set<ObjectId> shallow;

    RangeWalk(Repository repository, RevWalk walk, PathFilters filters, int most) throws IOException {
        this.walk = walk;
        this.filters = filters;
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
        start(deployed, head, filters.tree().orElse(TreeFilter.ALL));
        List<Commit> commits = new ArrayList<>();
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            if (commits.size() == most) {
                return ChangeRange.cut(commits, "there are more than " + most + " commits; the newest are listed");
            }
            commits.add(Commits.read(commit));
        }
        return cutOff
                ? ChangeRange.cut(commits, "the clone is shallow and ends within the range: fetch more history")
                : ChangeRange.complete(commits);
    }

    /** Without the filter by path, which would hide the commit at which the clone ends. */
    private boolean reachesWhereTheCloneEnds(RevCommit deployed, RevCommit head) throws IOException {
        start(deployed, head, TreeFilter.ALL);
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

    private void start(RevCommit deployed, RevCommit head, TreeFilter filter) throws IOException {
        walk.reset();
        walk.setTreeFilter(filter);
        walk.markStart(head);
        walk.markUninteresting(deployed);
    }
}
