package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What recoveries refer to: the trouble that they end, and the deployments that were made to end it. */
final class RecoveryReferences {
    private final Map<String, Deployment> deployments = new HashMap<>();
    /** When it began, by the id of a failure or incident, or of a deployment. */
    private final Map<String, Instant> begun = new HashMap<>();
    /** The release to blame, by the id of the event that tells of the trouble. */
    private final Map<String, String> blamed = new HashMap<>();
    /** Deployments that something is wrong with. */
    private final Set<String> troubled = new HashSet<>();

    private final Contradictions contradictions;
    private final Set<String> fixes = new HashSet<>();

    /**
     * Looks through a history.
     *
     * @param history of one product and environment
     * @param live what was live when
     * @param faults what went wrong; takes up the recoveries that cannot be
     */
    RecoveryReferences(ProductHistory history, LiveHistory live, FaultAttribution faults) {
        contradictions = faults.contradictions();
        history.deployments().forEach(deployment -> {
            deployments.put(deployment.id(), deployment);
            begun.put(deployment.id(), deployment.at());
            if (live.isFailedStepBack(deployment)) {
                troubled.add(deployment.id());
            }
        });
        history.failures().forEach(failure -> {
            // It was bad before somebody found out.
            begun.put(failure.id(), begun.getOrDefault(failure.deployment(), failure.at()));
            troubled.add(failure.deployment());
        });
        history.incidents().forEach(incident -> {
            begun.put(incident.id(), incident.at());
            incident.deployment().ifPresent(troubled::add);
        });
        for (Degradation fault : faults.all()) {
            begun.put(fault.id(), fault.start());
            troubled.add(fault.deployment().orElse(fault.id()));
            fault.deployment().ifPresent(release -> blamed.put(fault.id(), release));
        }
        history.recoveries().forEach(this::lookAt);
    }

    private void lookAt(Recovery recovery) {
        String ended = recovery.failure();
        Optional<Instant> start = Optional.ofNullable(begun.get(ended));
        if (start.isEmpty()) {
            contradictions.unknownFailures().add(ended);
        } else if (deployments.containsKey(ended) && !troubled.contains(ended)) {
            contradictions.withoutFailure().add(ended);
        }
        Optional<Deployment> fix = recovery.deployment().flatMap(this::find);
        if (start.isPresent() && fix.isPresent()) {
            fix(fix.get(), ended, start.get());
        }
    }

    private Optional<Deployment> find(String id) {
        if (!deployments.containsKey(id)) {
            contradictions.unknownDeployments().add(id);
        }
        return Optional.ofNullable(deployments.get(id));
    }

    private void fix(Deployment fix, String ended, Instant start) {
        if (fix.at().isBefore(start)) {
            contradictions.olderThanWhatTheyEnded().add(fix.id());
        } else if (!fix.id().equals(blamed.getOrDefault(ended, ended))) {
            fixes.add(fix.id());
        }
    }

    /**
     * Lists the deployments that were made to end a failure, which is not their own.
     *
     * @return their ids
     */
    Set<String> fixes() {
        return fixes;
    }
}
