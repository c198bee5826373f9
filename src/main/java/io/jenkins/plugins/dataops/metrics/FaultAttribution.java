package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.result.Message;
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
 * deployment that the event names, the step back that ended it, and, only when asked for, the time that had passed
 * since the release that was live.
 */
final class FaultAttribution {
    private final LiveHistory live;
    private final Recoveries recoveries;
    private final ServiceRestoration service;
    private final Optional<Duration> incidentWindow;
    private final Map<String, Deployment> byId = new HashMap<>();
    private final Map<String, List<Degradation>> charged = new HashMap<>();
    private final List<Degradation> uncharged = new ArrayList<>();
    /** What is said of refreshes, which no release is charged with. */
    private final Map<String, List<Degradation>> ofRuns = new HashMap<>();
    /** Failure events that repeat how a deployment itself ended. */
    private final Map<String, Failure> restated = new HashMap<>();

    private final Contradictions contradictions = new Contradictions();

    FaultAttribution(ProductHistory history, LiveHistory live, Optional<Duration> incidentWindow) {
        this.live = live;
        this.incidentWindow = incidentWindow;
        recoveries = Recoveries.of(history);
        service = new ServiceRestoration(history.deployments());
        history.deployments().forEach(deployment -> byId.put(deployment.id(), deployment));
        history.failures().forEach(this::take);
        history.incidents().forEach(this::take);
        history.deployments().forEach(this::imply);
    }

    private void take(Failure failure) {
        Optional<Deployment> named = find(failure.deployment());
        if (named.filter(this::endedBadly).isPresent() && !recoveries.name(failure.id())) {
            // It says in other words what the deployment says of itself.
            restated.putIfAbsent(failure.deployment(), failure);
            return;
        }
        if (named.filter(deployment -> failure.at().isBefore(deployment.at())).isPresent()) {
            contradictions.olderThanTheirDeployment().add(failure.id());
        }
        // It was bad before somebody found out: from the moment it was live.
        Instant start = named.map(Deployment::at).orElse(failure.at());
        add(failure.id(), named.flatMap(deployment -> blamed(deployment, start)), named, start, Message.text(failure.reason()));
    }

    private void take(Incident incident) {
        Optional<Deployment> named = incident.deployment().flatMap(this::find);
        if (named.filter(deployment -> incident.at().isBefore(deployment.at())).isPresent()) {
            contradictions.olderThanTheirDeployment().add(incident.id());
        }
        Optional<Deployment> blamed = incident.deployment().isPresent()
                ? named.flatMap(deployment -> blamed(deployment, incident.at()))
                : endedByStepBack(incident).or(() -> shortlyBefore(incident));
        add(incident.id(), blamed, named, incident.at(), Message.text(incident.reason()));
    }

    private Optional<Deployment> find(String deployment) {
        Optional<Deployment> found = Optional.ofNullable(byId.get(deployment));
        if (found.isEmpty()) {
            contradictions.unknownDeployments().add(deployment);
        }
        return found;
    }

    /**
     * A step back brings no change: what was wrong with it from the start prolongs the failure that it was to end, and
     * what goes wrong later is the fault of what it left live. A refresh brings new data only.
     */
    private Optional<Deployment> blamed(Deployment named, Instant start) {
        return switch (live.step(named.id())) {
            case FORWARD -> Optional.of(named);
            case REFRESH -> Optional.empty();
            case BACK -> Optional.of(named)
                    .filter(stepBack -> !start.isAfter(stepBack.at()))
                    .flatMap(stepBack -> live.takenAwayBy(stepBack.id()))
                    .or(() -> live.liveAfter(named.id()));
        };
    }

    private Optional<Deployment> endedByStepBack(Incident incident) {
        Instant over = recoveries.first(List.of(incident.id()), incident.at()).orElse(Instant.MAX);
        return live.releaseAt(incident.at())
                .filter(release -> live.stepsBackFrom(release.id()).stream()
                        .anyMatch(stepBack -> !stepBack.at().isBefore(incident.at())
                                && !stepBack.at().isAfter(over)));
    }

    private Optional<Deployment> shortlyBefore(Incident incident) {
        return incidentWindow.flatMap(window -> live.releaseAt(incident.at())
                .filter(release -> Duration.between(release.at(), incident.at()).compareTo(window) <= 0));
    }

    private void add(
            String id, Optional<Deployment> blamed, Optional<Deployment> named, Instant start, Message reason) {
        Optional<Deployment> run = named.filter(deployment -> live.step(deployment.id()) == Step.REFRESH);
        // People may say of the event that it is over, or of the deployment.
        Optional<Instant> end = recoveries
                .first(List.of(id), start)
                .or(() -> recoveries.first(
                        Stream.concat(named.stream(), blamed.stream())
                                .flatMap(this::names)
                                .toList(),
                        start))
                .or(() -> sufferer(named, blamed.or(() -> run), start)
                        .flatMap(deployment -> ended(deployment, start)));
        boolean impossible = overTooEarly(id, start) && end.isEmpty();
        // Over before the release was live that is said to have caused it: nobody knows what it took.
        boolean measured = !impossible
                && blamed.filter(release -> start.isBefore(release.at()))
                        .flatMap(release -> end.filter(over -> !over.isAfter(release.at())))
                        .isEmpty();
        Degradation fault = new Degradation(
                id, blamed.map(Deployment::id), start, impossible ? Optional.of(start) : end, measured, reason);
        add(fault);
        run.ifPresent(deployment ->
                ofRuns.computeIfAbsent(deployment.id(), key -> new ArrayList<>()).add(fault));
    }

    /**
     * What people may name when they say that the trouble with a deployment is over: it, or what failed to take it away.
     * A step back that worked has ended the trouble itself, and what goes on after it is about what it brought.
     */
    private Stream<String> names(Deployment deployment) {
        return Stream.concat(
                        Stream.of(deployment),
                        live.stepsBackFrom(deployment.id()).stream()
                                .filter(live::isFailedStepBack))
                .map(Deployment::id);
    }

    /** Notes what is said to have been over before it began, and never after. */
    private boolean overTooEarly(String id, Instant start) {
        boolean early = recoveries.name(id) && recoveries.first(List.of(id), start).isEmpty();
        if (early) {
            contradictions.endedBeforeTheyBegan().add(id);
        }
        return early;
    }

    /** The deployment with which the trouble goes: what a step back brought is live on, whoever is to blame. */
    private Optional<Deployment> sufferer(Optional<Deployment> named, Optional<Deployment> blamed, Instant start) {
        boolean brought = named.filter(deployment -> live.step(deployment.id()) == Step.BACK
                        && deployment.outcome() == Deployment.Outcome.SUCCEEDED
                        && !start.isBefore(deployment.at()))
                .isPresent();
        return brought ? named.flatMap(stepBack -> live.liveAfter(stepBack.id())) : blamed;
    }

    /** What ends trouble though nobody says so: a step back, or a whole deployment after one that failed. */
    private Optional<Instant> ended(Deployment deployment, Instant start) {
        return Stream.of(
                        live.withdrawnAt(deployment.id()),
                        live.replacedAt(deployment.id()),
                        deployment.outcome() == Deployment.Outcome.SUCCEEDED
                                ? Optional.<Instant>empty()
                                : service.after(deployment, start))
                .flatMap(Optional::stream)
                .filter(at -> !at.isBefore(start))
                .min(Instant::compareTo);
    }

    /** Failures that only the deployments themselves tell of: how they ended, or that they were taken away. */
    private void imply(Deployment deployment) {
        boolean endedBadly = endedBadly(deployment);
        Step step = live.step(deployment.id());
        Optional<Deployment> stepBack = live.stepsBackFrom(deployment.id()).stream().findFirst();
        if (step == Step.BACK || !endedBadly && stepBack.isEmpty()) {
            return;
        }
        List<Degradation> told = step == Step.FORWARD
                ? of(deployment.id())
                : ofRuns.getOrDefault(deployment.id(), List.of());
        boolean toldFromTheStart =
                told.stream().anyMatch(fault -> !fault.start().isAfter(deployment.at()) && fault.measured());
        boolean unexplained = stepBack
                .filter(back -> told.stream().noneMatch(fault -> fault.start().isBefore(back.at())))
                .isPresent();
        if (toldFromTheStart || !endedBadly && !unexplained) {
            return;
        }
        Optional<Instant> end = recoveries.first(names(deployment).toList(), deployment.at())
                .or(() -> Stream.concat(
                                ended(deployment, deployment.at()).stream(),
                                told.stream().filter(Degradation::measured).flatMap(fault -> fault.end().stream()))
                        .filter(at -> !at.isBefore(deployment.at()))
                        .min(Instant::compareTo));
        boolean impossible = overTooEarly(deployment.id(), deployment.at()) && end.isEmpty();
        Optional<Failure> words = Optional.ofNullable(restated.get(deployment.id()));
        add(new Degradation(
                words.map(Failure::id).orElse(deployment.id()),
                step == Step.FORWARD ? Optional.of(deployment.id()) : Optional.empty(),
                deployment.at(),
                impossible ? Optional.of(deployment.at()) : end,
                !impossible,
                words.map(said -> Message.text(said.reason())).orElseGet(() -> reason(deployment, step))));
    }

    private boolean endedBadly(Deployment deployment) {
        return deployment.outcome() != Deployment.Outcome.SUCCEEDED && live.step(deployment.id()) != Step.BACK;
    }

    private static Message reason(Deployment deployment, Step step) {
        if (step == Step.REFRESH) {
            return DeliveryCode.REFRESH_FAILED.of();
        }
        return switch (deployment.outcome()) {
            case FAILED -> DeliveryCode.NOT_LIVE.of();
            case PARTIAL -> DeliveryCode.LIVE_IN_PART.of();
            case SUCCEEDED -> DeliveryCode.DEPLOYMENT_TAKEN_BACK.of();
        };
    }

    private void add(Degradation fault) {
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
    List<Degradation> of(String release) {
        return charged.getOrDefault(release, List.of());
    }

    /**
     * Finds what no release is charged with.
     *
     * @return data incidents, and failures whose deployment is not on record
     */
    List<Degradation> uncharged() {
        return uncharged;
    }

    /**
     * Lists everything.
     *
     * @return all faults
     */
    List<Degradation> all() {
        return Stream.concat(charged.values().stream().flatMap(List::stream), uncharged.stream())
                .toList();
    }

    /**
     * Lists what cannot be.
     *
     * @return ids by kind of contradiction
     */
    Contradictions contradictions() {
        return contradictions;
    }
}
