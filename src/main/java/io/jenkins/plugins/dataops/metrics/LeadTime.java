package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Commit;
import io.jenkins.plugins.dataops.ledger.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lead-time samples of one deployment: each commit counts once, when it first went live.
 *
 * @param seconds one sample a commit, sorted
 * @param clamped how many were committed after they were deployed, as clocks say, and count as 0
 * @param why in words, when there are no samples though it is a release
 */
record LeadTime(List<Double> seconds, int clamped, String why) {
    private static final LeadTime ROLLBACK = new LeadTime(List.of(), 0, "");

    /**
     * Samples a history.
     *
     * @param deployments of one product and environment, in order
     * @return samples by the id of the deployment
     */
    static Map<String, LeadTime> of(List<Deployment> deployments) {
        Map<String, LeadTime> samples = new HashMap<>();
        Set<String> delivered = new HashSet<>();
        Set<String> released = new HashSet<>();
        boolean baseline = true;
        for (Deployment deployment : deployments) {
            samples.put(deployment.id(), sample(deployment, baseline, released, delivered));
            deployment.changes().forEach(commit -> delivered.add(commit.revision()));
            released.add(deployment.revision());
            baseline = false;
        }
        return samples;
    }

    private static LeadTime sample(
            Deployment deployment, boolean baseline, Set<String> released, Set<String> delivered) {
        if (deployment.kind() == Deployment.Kind.ROLLBACK) {
            return ROLLBACK;
        }
        if (baseline) {
            return without("no lead time, as it is the first on record");
        }
        if (released.contains(deployment.revision())) {
            return without("no lead time, as this revision was live before");
        }
        List<Double> seconds = new ArrayList<>();
        Set<String> own = new HashSet<>();
        int clamped = 0;
        for (Commit commit : deployment.changes()) {
            if (!delivered.contains(commit.revision()) && own.add(commit.revision())) {
                Duration time = Duration.between(commit.committedAt(), deployment.at());
                clamped += time.isNegative() ? 1 : 0;
                seconds.add(time.isNegative() ? 0 : Seconds.of(time));
            }
        }
        Collections.sort(seconds);
        if (!seconds.isEmpty()) {
            return new LeadTime(List.copyOf(seconds), clamped, "");
        }
        return without(
                deployment.changes().isEmpty()
                        ? "no lead time, as it lists no changes"
                        : "no lead time, as all its changes were live before");
    }

    private static LeadTime without(String why) {
        return new LeadTime(List.of(), 0, why);
    }
}
