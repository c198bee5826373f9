package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** When consumers were said to be served well again, by the id that was said to be over. */
final class Recoveries {
    /** By the id that recoveries name: a failure, an incident or a deployment. */
    private final Map<String, TreeSet<Instant>> byName = new HashMap<>();
    /** Ids of failures and incidents, by the deployment that they name. */
    private final Map<String, List<String>> troubleWith = new HashMap<>();
    private final Map<String, Instant> deployedAt = new HashMap<>();

    private Recoveries() {}

    static Recoveries of(ProductHistory history) {
        Recoveries recoveries = new Recoveries();
        for (Recovery recovery : history.recoveries()) {
            recoveries.byName
                    .computeIfAbsent(recovery.failure(), id -> new TreeSet<>())
                    .add(recovery.at());
        }
        for (Failure failure : history.failures()) {
            recoveries.trouble(failure.deployment(), failure.id());
        }
        for (Incident incident : history.incidents()) {
            incident.deployment().ifPresent(deployment -> recoveries.trouble(deployment, incident.id()));
        }
        history.deployments().forEach(each -> recoveries.deployedAt.put(each.id(), each.at()));
        return recoveries;
    }

    private void trouble(String deployment, String id) {
        troubleWith.computeIfAbsent(deployment, key -> new ArrayList<>()).add(id);
    }

    /**
     * Finds when the trouble with a deployment was over for the first time.
     *
     * @param deployment its id
     * @return the first recovery, since it was deployed, that names it or what is said of it
     */
    Optional<Instant> of(String deployment) {
        List<String> names = new ArrayList<>(troubleWith.getOrDefault(deployment, List.of()));
        names.add(deployment);
        return first(names, deployedAt.getOrDefault(deployment, Instant.MIN));
    }

    /**
     * Finds a recovery.
     *
     * @param names what may be said to be over
     * @param from when it began: nothing is over before
     * @return the first recovery of one of them from then on
     */
    Optional<Instant> first(Collection<String> names, Instant from) {
        return names.stream()
                .map(byName::get)
                .filter(Objects::nonNull)
                .map(instants -> instants.ceiling(from))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    /**
     * Asks whether something is said to be over, be it at an impossible time.
     *
     * @param name its id
     * @return whether a recovery names it
     */
    boolean name(String name) {
        return byName.containsKey(name);
    }
}
