package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a deployment next brought a whole version: what ends an outage of which nothing else is said. */
final class ServiceRestoration {
    private final List<Instant> whole = new ArrayList<>();
    /** How many whole deployments there were up to and including each. */
    private final Map<String, Integer> upTo = new HashMap<>();

    /**
     * Looks through a history.
     *
     * @param deployments in order
     */
    ServiceRestoration(List<Deployment> deployments) {
        for (Deployment deployment : deployments) {
            if (deployment.outcome() == Deployment.Outcome.SUCCEEDED) {
                whole.add(deployment.at());
            }
            upTo.put(deployment.id(), whole.size());
        }
    }

    /**
     * Finds the next whole deployment.
     *
     * @param deployment after which one
     * @param from not before this instant
     * @return when it was; empty when there is none yet
     */
    Optional<Instant> after(Deployment deployment, Instant from) {
        int low = upTo.get(deployment.id());
        int high = whole.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (whole.get(middle).isBefore(from)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < whole.size() ? Optional.of(whole.get(low)) : Optional.empty();
    }
}
