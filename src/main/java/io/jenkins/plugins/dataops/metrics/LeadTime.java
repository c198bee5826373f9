package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.result.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lead-time samples of one deployment: each commit counts once, when it first went live as a whole.
 *
 * @param seconds one sample a commit, sorted
 * @param clamped how many were committed after they were deployed, as clocks say, and count as 0
 * @param why when there are no samples though it is a release, or when they waited for a failed try
 */
record LeadTime(List<Double> seconds, int clamped, Optional<Message> why) {
    /** Goes through a history and remembers what was delivered. */
    private static final class Walk {
        private final LiveHistory live;
        private final Set<String> delivered = new HashSet<>();
        private final Set<String> released = new HashSet<>();
        /** What failed tries of a revision brought and nobody kept yet. */
        private final Map<String, List<Commit>> tried = new HashMap<>();

        private final Map<String, Instant> firstTry = new HashMap<>();
        /** What went live in part: the next whole release completes it, even if it lists only what came since. */
        private final List<Commit> partial = new ArrayList<>();

        private boolean baseline = true;

        Walk(LiveHistory live) {
            this.live = live;
        }

        LeadTime sample(Deployment deployment) {
            boolean whole = deployment.outcome() == Deployment.Outcome.SUCCEEDED;
            if (live.step(deployment.id()) != Step.FORWARD) {
                baseline = baseline && !whole;
                if (whole) {
                    partial.clear();
                }
                return new LeadTime(List.of(), 0, Optional.empty());
            }
            return whole ? delivered(deployment) : tried(deployment);
        }

        private LeadTime tried(Deployment deployment) {
            if (!deployment.knowsRevision()) {
                return without(DeliveryCode.NOT_WHOLE);
            }
            tried.computeIfAbsent(deployment.revision(), key -> new ArrayList<>()).addAll(deployment.changes());
            firstTry.putIfAbsent(deployment.revision(), deployment.at());
            if (deployment.outcome() == Deployment.Outcome.PARTIAL) {
                partial.addAll(deployment.changes());
            }
            return without(DeliveryCode.NOT_WHOLE);
        }

        private LeadTime delivered(Deployment deployment) {
            List<Commit> commits = new ArrayList<>(deployment.changes());
            Optional<Instant> waitedSince = Optional.empty();
            if (deployment.knowsRevision()) {
                commits.addAll(tried.getOrDefault(deployment.revision(), List.of()));
                waitedSince = Optional.ofNullable(firstTry.remove(deployment.revision()));
            }
            commits.addAll(partial);
            LeadTime sample = baseline
                    ? without(DeliveryCode.FIRST_ON_RECORD)
                    : deployment.knowsRevision() && released.contains(deployment.revision())
                            ? without(DeliveryCode.REVISION_LIVE_BEFORE)
                            : of(deployment, commits, waitedSince);
            commits.forEach(commit -> delivered.add(commit.revision()));
            released.add(deployment.revision());
            tried.remove(deployment.revision());
            partial.clear();
            baseline = false;
            return sample;
        }

        private LeadTime of(Deployment deployment, List<Commit> commits, Optional<Instant> waitedSince) {
            List<Double> seconds = new ArrayList<>();
            Set<String> own = new HashSet<>();
            int clamped = 0;
            for (Commit commit : commits) {
                if (!delivered.contains(commit.revision()) && own.add(commit.revision())) {
                    Duration time = Duration.between(commit.committedAt(), deployment.at());
                    clamped += time.isNegative() ? 1 : 0;
                    seconds.add(time.isNegative() ? 0 : Seconds.of(time));
                }
            }
            if (seconds.isEmpty()) {
                return without(
                        commits.isEmpty() ? DeliveryCode.NO_CHANGES_LISTED : DeliveryCode.CHANGES_LIVE_BEFORE);
            }
            Collections.sort(seconds);
            Optional<Message> waited = waitedSince
                    .map(since -> DeliveryCode.CHANGES_WAITED.of(Duration.between(since, deployment.at())));
            return new LeadTime(List.copyOf(seconds), clamped, waited);
        }
    }

    /**
     * Samples a history.
     *
     * @param deployments of one product and environment, in order
     * @param live what they were to consumers
     * @return samples by the id of the deployment
     */
    static Map<String, LeadTime> of(List<Deployment> deployments, LiveHistory live) {
        Walk walk = new Walk(live);
        Map<String, LeadTime> samples = new HashMap<>();
        deployments.forEach(deployment -> samples.put(deployment.id(), walk.sample(deployment)));
        return samples;
    }

    private static LeadTime without(DeliveryCode why) {
        return new LeadTime(List.of(), 0, Optional.of(why.of()));
    }
}
