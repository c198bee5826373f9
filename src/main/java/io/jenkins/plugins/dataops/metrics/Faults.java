package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out when consumers of one product were served badly and which release is to blame. In this order: the
 * deployment that the event names, the rollback that ended it, and, only when asked for, the time that had passed
 * since the last release.
 */
final class Faults {
    private final ProductHistory history;
    private final LiveVersions live;
    private final Optional<Duration> incidentWindow;
    private final Map<String, Deployment> byId = new HashMap<>();
    private final Map<String, Instant> recoveredAt = new HashMap<>();
    private final Map<String, List<Fault>> charged = new HashMap<>();
    private final List<Fault> uncharged = new ArrayList<>();
    private final List<String> unknownDeployments = new ArrayList<>();

    Faults(ProductHistory history, LiveVersions live, Optional<Duration> incidentWindow) {
        this.history = history;
        this.live = live;
        this.incidentWindow = incidentWindow;
        history.deployments().forEach(deployment -> byId.put(deployment.id(), deployment));
        for (Recovery recovery : history.recoveries()) {
            recoveredAt.putIfAbsent(recovery.failure(), recovery.at());
        }
        history.failures().forEach(this::take);
        history.incidents().forEach(this::take);
        implied();
    }

    private void take(Failure failure) {
        Deployment named = byId.get(failure.deployment());
        if (named == null) {
            unknownDeployments.add(failure.deployment());
        }
        Optional<Deployment> blamed = release(named);
        // It was bad before somebody found out: from the moment it was live.
        Instant start = named == null ? failure.at() : named.at();
        Optional<Instant> end = end(failure.id(), named);
        if (end.isEmpty() && blamed.isPresent() && blamed.get() == named) {
            end = live.withdrawnAt(named.id());
        }
        add(new Fault(failure.id(), blamed.map(Deployment::id), start, end, failure.reason()));
    }

    private void take(Incident incident) {
        Deployment named = incident.deployment().map(byId::get).orElse(null);
        if (named == null && incident.deployment().isPresent()) {
            unknownDeployments.add(incident.deployment().get());
        }
        Optional<Deployment> blamed = incident.deployment().isPresent()
                ? release(named)
                : endedByRollback(incident).or(() -> shortlyBefore(incident));
        Optional<Instant> end = end(incident.id(), named);
        if (end.isEmpty() && blamed.isPresent() && (named == null || blamed.get() == named)) {
            end = live.withdrawnAt(blamed.get().id()).filter(at -> !at.isBefore(incident.at()));
        }
        add(new Fault(incident.id(), blamed.map(Deployment::id), incident.at(), end, incident.reason()));
    }

    /** A rollback brings no change: what goes wrong with it prolongs the failure that it was to end. */
    private Optional<Deployment> release(Deployment named) {
        return named == null || named.kind() == Deployment.Kind.RELEASE
                ? Optional.ofNullable(named)
                : live.replacedBy(named.id());
    }

    /** People may say of the event that it ended, or of the deployment. */
    private Optional<Instant> end(String event, Deployment named) {
        return Optional.ofNullable(recoveredAt.get(event))
                .or(() -> Optional.ofNullable(named).map(deployment -> recoveredAt.get(deployment.id())));
    }

    private Optional<Deployment> endedByRollback(Incident incident) {
        Instant recovered = recoveredAt.getOrDefault(incident.id(), Instant.MAX);
        return history.deployments().stream()
                .filter(deployment -> deployment.kind() == Deployment.Kind.ROLLBACK)
                .filter(rollback -> !rollback.at().isBefore(incident.at()))
                .filter(rollback -> !rollback.at().isAfter(recovered))
                .findFirst()
                .flatMap(rollback -> live.replacedBy(rollback.id()))
                .filter(replaced -> !replaced.at().isAfter(incident.at()));
    }

    private Optional<Deployment> shortlyBefore(Incident incident) {
        return incidentWindow.flatMap(window -> history.deployments().stream()
                .filter(deployment -> deployment.kind() == Deployment.Kind.RELEASE)
                .filter(release -> !release.at().isAfter(incident.at()))
                .reduce((earlier, later) -> later)
                .filter(release -> Duration.between(release.at(), incident.at()).compareTo(window) <= 0));
    }

    /** Failures that only the deployments themselves tell of: how they ended, or that they were rolled back. */
    private void implied() {
        List<Deployment> releases = history.deployments().stream()
                .filter(deployment -> deployment.kind() == Deployment.Kind.RELEASE)
                .toList();
        Instant nextWhole = null;
        for (int i = releases.size() - 1; i >= 0; i--) {
            Deployment release = releases.get(i);
            imply(release, Optional.ofNullable(nextWhole));
            if (release.outcome() == Deployment.Outcome.SUCCEEDED) {
                nextWhole = release.at();
            }
        }
    }

    private void imply(Deployment release, Optional<Instant> nextWhole) {
        boolean endedBadly = release.outcome() != Deployment.Outcome.SUCCEEDED;
        Optional<Deployment> rollback = live.rollbackOf(release.id());
        List<Fault> told = of(release.id());
        boolean toldFromTheStart = told.stream().anyMatch(fault -> fault.start().equals(release.at()));
        boolean unexplained = rollback.isPresent()
                && told.stream().noneMatch(
                        fault -> fault.start().isBefore(rollback.get().at()));
        if (toldFromTheStart || !endedBadly && !unexplained) {
            return;
        }
        Stream<Optional<Instant>> ends = Stream.of(
                live.withdrawnAt(release.id()),
                Optional.ofNullable(recoveredAt.get(release.id())),
                told.stream().flatMap(fault -> fault.end().stream()).min(Instant::compareTo),
                endedBadly ? nextWhole : Optional.empty());
        add(new Fault(
                release.id(),
                Optional.of(release.id()),
                release.at(),
                ends.flatMap(Optional::stream).min(Instant::compareTo),
                switch (release.outcome()) {
                    case FAILED -> "the deployment itself failed";
                    case PARTIAL -> "only a part of it went live";
                    case SUCCEEDED -> "it was rolled back";
                }));
    }

    private void add(Fault fault) {
        fault.deployment()
                .map(id -> charged.computeIfAbsent(id, key -> new ArrayList<>()))
                .orElse(uncharged)
                .add(fault);
    }

    /**
     * Finds what one release is charged with.
     *
     * @param release its id
     * @return its faults
     */
    List<Fault> of(String release) {
        return charged.getOrDefault(release, List.of());
    }

    /**
     * Finds what no release is charged with.
     *
     * @return data incidents, and failures whose deployment is not on record
     */
    List<Fault> uncharged() {
        return uncharged;
    }

    /**
     * Lists everything.
     *
     * @return all faults
     */
    List<Fault> all() {
        return Stream.concat(charged.values().stream().flatMap(List::stream), uncharged.stream())
                .toList();
    }

    /**
     * Lists names that lead nowhere.
     *
     * @return ids of deployments that events name and the record does not have
     */
    List<String> unknownDeployments() {
        return unknownDeployments;
    }
}
