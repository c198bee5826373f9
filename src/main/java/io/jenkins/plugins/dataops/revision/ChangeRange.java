package io.jenkins.plugins.dataops.revision;

import io.jenkins.plugins.dataops.ledger.Commit;
import java.util.List;
import java.util.Optional;

/**
 * The commits since the last deployed revision.
 *
 * @param commits newest first; without mail addresses
 * @param complete false when there may be more
 * @param why in words why it is not complete, for a person to fix; empty when it is
 */
public record ChangeRange(List<Commit> commits, boolean complete, Optional<String> why) {
    /** Keeps its own copy. */
    public ChangeRange {
        commits = List.copyOf(commits);
    }

    static ChangeRange complete(List<Commit> commits) {
        return new ChangeRange(commits, true, Optional.empty());
    }

    static ChangeRange cut(List<Commit> commits, String why) {
        return new ChangeRange(commits, false, Optional.of(why));
    }
}
