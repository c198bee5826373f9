package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Deployments that failed or went live in part, while their outage lasts. */
final class OpenAttempts {
    private record End(Instant at, int number) {}

    private final TreeMap<Integer, Deployment> releases = new TreeMap<>();
    private final TreeMap<Integer, Deployment> partial = new TreeMap<>();
    private final TreeMap<Integer, Deployment> refreshes = new TreeMap<>();
    private final PriorityQueue<End> ends = new PriorityQueue<>(Comparator.comparing(End::at));
    private int count;

    /**
     * Begins an outage, or goes on with it.
     *
     * @param tried what did not succeed
     * @param step whether it was to bring a new version
     * @param over when somebody says that it was over
     */
    void add(Deployment tried, Step step, Optional<Instant> over) {
        int number = count++;
        (step == Step.FORWARD ? releases : refreshes).put(number, tried);
        if (step == Step.FORWARD && tried.outcome() == Deployment.Outcome.PARTIAL) {
            partial.put(number, tried);
        }
        over.ifPresent(at -> ends.add(new End(at, number)));
    }

    /** Forgets what was over before an instant: what comes from then on is not about it. */
    void endBefore(Instant now) {
        while (!ends.isEmpty() && ends.peek().at().isBefore(now)) {
            int number = ends.poll().number();
            releases.remove(number);
            partial.remove(number);
            refreshes.remove(number);
        }
    }

    /** Good service: all of them are over. */
    List<Deployment> end() {
        List<Deployment> all = new ArrayList<>(releases.values());
        all.addAll(refreshes.values());
        releases.clear();
        partial.clear();
        refreshes.clear();
        ends.clear();
        return all;
    }

    Optional<Deployment> lastRelease() {
        return last(releases);
    }

    Optional<Deployment> lastPartial() {
        return last(partial);
    }

    boolean isEmpty() {
        return releases.isEmpty() && refreshes.isEmpty();
    }

    private static Optional<Deployment> last(TreeMap<Integer, Deployment> tries) {
        return tries.isEmpty() ? Optional.empty() : Optional.of(tries.lastEntry().getValue());
    }
}
