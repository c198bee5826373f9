package io.jenkins.plugins.dataops.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From the first failure to good service, with all failed releases within united: a further failed attempt makes an
 * outage longer, and never the recovery look shorter.
 *
 * @param deployedAt when the release went live that it began with: outages belong to its window
 * @param start when consumers began to be served badly
 * @param end when they were served well again; empty while it lasts
 * @param measured whether it is known how long it took
 */
record Outage(Instant deployedAt, Instant start, Optional<Instant> end, boolean measured) {
    /**
     * Unites what releases are charged with.
     *
     * @param deployments of one product
     * @return its outages, in order of time
     */
    static List<Outage> of(Collection<JudgedDeployment> deployments) {
        List<Outage> single = deployments.stream()
                .flatMap(deployment -> deployment.faults().stream().map(fault -> of(deployment, fault)))
                .sorted(Comparator.comparing(Outage::start).thenComparing(Outage::deployedAt))
                .toList();
        List<Outage> united = new ArrayList<>();
        for (Outage next : single) {
            Outage last = united.isEmpty() ? null : united.get(united.size() - 1);
            if (last != null && last.reaches(next.start())) {
                united.set(united.size() - 1, last.and(next));
            } else {
                united.add(next);
            }
        }
        return united;
    }

    /** A release is to blame from when it was live: what began before has another cause. */
    private static Outage of(JudgedDeployment deployment, Degradation fault) {
        Instant live = deployment.event().at();
        return new Outage(
                live,
                fault.start().isBefore(live) ? live : fault.start(),
                fault.end().map(end -> end.isBefore(live) ? live : end),
                fault.measured());
    }

    private boolean reaches(Instant instant) {
        return end.map(over -> !over.isBefore(instant)).orElse(true);
    }

    private Outage and(Outage other) {
        Optional<Instant> last = end.isEmpty() || other.end.isEmpty()
                ? Optional.empty()
                : Optional.of(end.get().isAfter(other.end.get()) ? end.get() : other.end.get());
        return new Outage(deployedAt, start, last, measured || other.measured);
    }

    /**
     * Measures the recovery.
     *
     * @return seconds; empty while it lasts or when nobody knows
     */
    Optional<Double> seconds() {
        return measured ? end.map(over -> Seconds.of(Duration.between(start, over))) : Optional.empty();
    }
}
