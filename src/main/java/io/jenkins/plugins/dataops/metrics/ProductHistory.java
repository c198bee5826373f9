package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of one data product in one environment, put in order: whatever order they come in, and however often,
 * they are the same history.
 *
 * @param product its name
 * @param first when the record begins
 * @param deployments by time; what happened in the same instant as forward before back
 * @param failures by time
 * @param incidents by time
 * @param recoveries by time
 */
record ProductHistory(
        String product,
        Instant first,
        List<Deployment> deployments,
        List<Failure> failures,
        List<Incident> incidents,
        List<Recovery> recoveries) {
    private static final Comparator<Event> BY_TIME = Comparator.comparing(Event::at).thenComparing(Event::id);

    /**
     * The history of a product of which nothing is known.
     *
     * @return no events
     */
    static ProductHistory empty() {
        return new ProductHistory("", Instant.MAX, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Sorts events by product.
     *
     * @param events of one environment
     * @return one history a product, by name
     */
    static List<ProductHistory> of(Collection<? extends Event> events) {
        Map<String, List<Event>> byProduct = new TreeMap<>();
        for (Event event : unique(events)) {
            byProduct.computeIfAbsent(event.product(), name -> new ArrayList<>()).add(event);
        }
        List<ProductHistory> histories = new ArrayList<>();
        byProduct.forEach((product, own) -> histories.add(of(product, own)));
        return histories;
    }

    /** Of two events with one id the ledger keeps the first written; here only their content can decide. */
    private static Collection<Event> unique(Collection<? extends Event> events) {
        Map<String, Event> byId = new HashMap<>();
        for (Event event : events) {
            byId.merge(event.id(), event, (one, other) -> one.equals(other) || one.toString().compareTo(other.toString()) < 0 ? one : other);
        }
        return byId.values();
    }

    private static ProductHistory of(String product, List<Event> events) {
        events.sort(BY_TIME);
        List<Deployment> deployments = only(events, Deployment.class);
        deployments.sort(Comparator.comparing(Deployment::at)
                .thenComparing(Deployment::kind)
                .thenComparing(Deployment::id));
        return new ProductHistory(
                product,
                events.get(0).at(),
                deployments,
                only(events, Failure.class),
                only(events, Incident.class),
                only(events, Recovery.class));
    }

    private static <T> List<T> only(List<Event> events, Class<T> type) {
        return new ArrayList<>(
                events.stream().filter(type::isInstance).map(type::cast).toList());
    }
}
