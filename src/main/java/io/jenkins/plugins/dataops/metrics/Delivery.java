package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DORA's five delivery metrics from events. The same events give the same report, in whatever order and however often
 * they come.
 */
public final class Delivery {
    private Delivery() {}

    /**
     * Reports from a ledger.
     *
     * @param ledger where the events are
     * @param request which window, products and environment
     * @param clock tells the present: what lies after it is left out
     * @return the report
     * @throws ToolException when the ledger cannot be read
     */
    public static DeliveryReport report(Ledger ledger, DeliveryRequest request, Clock clock) {
        DeliveryRequest present = request.ofProducts(
                request.products().stream().map(ledger::currentName).distinct().toList());
        EventQuery query = EventQuery.everything()
                .ofProducts(present.products())
                .inEnvironment(present.environment());
        return report(
                ledger.events(query),
                present,
                clock.instant(),
                ledger.environments(present.products()),
                id -> ledger.find(id).isPresent());
    }

    /**
     * Reports from events.
     *
     * @param events of any products and environments, in any order
     * @param request which window, products and environment
     * @param clock tells the present: what lies after it is left out
     * @return the report
     */
    public static DeliveryReport report(Collection<? extends Event> events, DeliveryRequest request, Clock clock) {
        Set<String> ids = events.stream().map(Event::id).collect(Collectors.toSet());
        List<String> environments = events.stream()
                .filter(event -> isAskedFor(event, request))
                .map(Event::environment)
                .distinct()
                .sorted()
                .toList();
        return report(events, request, clock.instant(), environments, ids::contains);
    }

    /**
     * Finds what is not over.
     *
     * @param events of products in one environment, in any order
     * @return ids of failures, incidents and failed deployments from which consumers have not recovered
     */
    public static Set<String> open(Collection<? extends Event> events) {
        return faults(events).filter(Degradation::isOpen).map(Degradation::id).collect(Collectors.toSet());
    }

    /**
     * Finds what went wrong, whether it is over or not.
     *
     * @param events of products in one environment, in any order
     * @return ids of failures and incidents, of the deployments that are charged with something, and of the steps back
     *     that failed to take one away
     */
    public static Set<String> troubled(Collection<? extends Event> events) {
        return Stream.concat(
                        faults(events).flatMap(fault -> Stream.concat(Stream.of(fault.id()), fault.deployment().stream())),
                        ProductHistory.of(events).stream().flatMap(Delivery::failedStepsBack))
                .collect(Collectors.toSet());
    }

    private static Stream<String> failedStepsBack(ProductHistory history) {
        LiveHistory live = LiveHistory.of(history);
        return history.deployments().stream().filter(live::isFailedStepBack).map(Deployment::id);
    }

    private static Stream<Degradation> faults(Collection<? extends Event> events) {
        return ProductHistory.of(events).stream()
                .map(history -> new FaultAttribution(history, LiveHistory.of(history), Optional.empty()))
                .flatMap(faults -> faults.all().stream());
    }

    private static DeliveryReport report(
            Collection<? extends Event> events,
            DeliveryRequest request,
            Instant asOf,
            List<String> environments,
            Predicate<String> onRecord) {
        List<? extends Event> wanted = events.stream()
                .filter(event -> event.environment().equals(request.environment()) && isAskedFor(event, request))
                .toList();
        List<? extends Event> past =
                wanted.stream().filter(event -> !event.at().isAfter(asOf)).toList();
        List<Judgement> judgements = ProductHistory.of(past).stream()
                .map(history -> Judge.judge(history, request, asOf))
                .toList();
        long future = wanted.stream()
                .filter(event -> event.at().isAfter(asOf))
                .map(Event::id)
                .distinct()
                .count();
        return new ReportAssembly(request, asOf, judgements).report(new LedgerContext(future, environments, onRecord));
    }

    private static boolean isAskedFor(Event event, DeliveryRequest request) {
        return request.products().isEmpty() || request.products().contains(event.product());
    }
}
