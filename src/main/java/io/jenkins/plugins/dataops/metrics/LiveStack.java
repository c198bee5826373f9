package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole versions, the live one on top, below it what a step back can bring. */
final class LiveStack {
    private final Deque<LiveVersion> versions = new ArrayDeque<>();
    /** How often each revision is in it, so that looking for one needs no walk. */
    private final Map<String, Integer> revisions = new HashMap<>();

    void push(LiveVersion version) {
        versions.push(version);
        revisions.merge(version.revision(), 1, Integer::sum);
    }

    private LiveVersion pop() {
        LiveVersion version = versions.pop();
        revisions.computeIfPresent(version.revision(), (revision, times) -> times == 1 ? null : times - 1);
        return version;
    }

    Optional<LiveVersion> top() {
        return Optional.ofNullable(versions.peek());
    }

    Optional<LiveVersion> belowTop() {
        Iterator<LiveVersion> all = versions.iterator();
        if (all.hasNext()) {
            all.next();
        }
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
    }

    /** Whether a deployment brings what is live already. */
    boolean isOnTop(Deployment deployment) {
        return deployment.knowsRevision()
                && top().filter(live -> live.revision().equals(deployment.revision())).isPresent();
    }

    /** Whether a deployment brings what is live or was before. */
    boolean holds(Deployment deployment) {
        return deployment.knowsRevision() && revisions.containsKey(deployment.revision());
    }

    /**
     * Steps back from the live version.
     *
     * @param stepBack where to; without a revision one version down
     * @return what is not live any more
     */
    List<LiveVersion> backFromTop(Deployment stepBack) {
        List<LiveVersion> gone = new ArrayList<>();
        if (isOnTop(stepBack)) {
            return gone;
        }
        if (!versions.isEmpty()) {
            gone.add(pop());
        }
        if (holds(stepBack)) {
            while (!isOnTop(stepBack)) {
                gone.add(pop());
            }
        } else if (stepBack.knowsRevision() || versions.isEmpty()) {
            push(LiveVersion.broughtBackBy(stepBack));
        }
        return gone;
    }
}
