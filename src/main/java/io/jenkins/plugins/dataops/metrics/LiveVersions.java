package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays deployments to find out which one a rollback took away: the one that was live just before it. */
final class LiveVersions {
    private final Map<String, Deployment> replacedBy = new HashMap<>();
    private final Map<String, Deployment> rollbackOf = new HashMap<>();
    private final Map<String, Instant> withdrawnAt = new HashMap<>();

    /**
     * Replays.
     *
     * @param deployments of one product and environment, in order
     */
    LiveVersions(List<Deployment> deployments) {
        Deque<Deployment> live = new ArrayDeque<>();
        for (Deployment deployment : deployments) {
            if (deployment.kind() == Deployment.Kind.RELEASE) {
                live.push(deployment);
            } else if (!live.isEmpty()) {
                rollBack(live, deployment);
            }
        }
    }

    private void rollBack(Deque<Deployment> live, Deployment rollback) {
        Deployment replaced = live.peek();
        replacedBy.put(rollback.id(), replaced);
        rollbackOf.putIfAbsent(replaced.id(), rollback);
        if (rollback.outcome() != Deployment.Outcome.SUCCEEDED) {
            return; // What was to be replaced is live still, or a part of it.
        }
        withdrawnAt.put(replaced.id(), rollback.at());
        live.pop();
        if (live.stream().anyMatch(earlier -> earlier.revision().equals(rollback.revision()))) {
            while (!live.peek().revision().equals(rollback.revision())) {
                live.pop();
            }
        }
    }

    /**
     * Finds what a rollback took away.
     *
     * @param rollback id of the rollback
     * @return the release; empty when nothing is known to have been live
     */
    Optional<Deployment> replacedBy(String rollback) {
        return Optional.ofNullable(replacedBy.get(rollback));
    }

    /**
     * Finds the first rollback that was to take a release away, whether it worked or not.
     *
     * @param release id of the release
     * @return the rollback; empty when there was none
     */
    Optional<Deployment> rollbackOf(String release) {
        return Optional.ofNullable(rollbackOf.get(release));
    }

    /**
     * Finds when a release was taken away by a rollback that worked.
     *
     * @param release id of the release
     * @return the instant; empty when it never was
     */
    Optional<Instant> withdrawnAt(String release) {
        return Optional.ofNullable(withdrawnAt.get(release));
    }
}
