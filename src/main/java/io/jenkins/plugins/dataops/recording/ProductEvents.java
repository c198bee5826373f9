package io.jenkins.plugins.dataops.recording;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.metrics.Delivery;
import io.jenkins.plugins.dataops.metrics.LiveHistory;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a ledger has of one product in one environment.
 *
 * @param product the data product's name
 * @param environment where
 */
public record ProductEvents(String product, String environment) {
    /** What names the deployment that is live at the incident's time. */
    public static final String LATEST = "latest";

    /** How many open incidents are named when one of them is to be chosen. */
    private static final int NAMED = 20;

    /**
     * What was live before something went live.
     *
     * @param file the ledger's file; nothing is on record where there is none, and none is made
     * @param seen when consumers saw it
     * @return the history until then
     */
    public LiveHistory before(Path file, Instant seen) {
        if (!Files.exists(file)) {
            return LiveHistory.of(List.of());
        }
        try (Ledger ledger = Ledger.openToRead(file)) {
            return LiveHistory.of(all(ledger).stream()
                    .filter(event -> event.at().isBefore(seen))
                    .toList());
        }
    }

    /**
     * The deployment that is to blame for an incident.
     *
     * @param ledger holds the deployments
     * @param named its id, or {@link #LATEST} for what consumers saw when the incident began: after a step back that is
     *     the older release, and never what was taken away
     * @param began when the incident began
     * @return the deployment's id
     * @throws UsageException when there is none, or it is another product's
     */
    public String blamed(Ledger ledger, String named, Instant began) {
        return named.equals(LATEST)
                ? LiveHistory.of(all(ledger))
                        .liveAt(began)
                        .orElseThrow(() -> new UsageException("the ledger has no deployment of this product before "
                                + began + ": leave --deployment out"))
                        .id()
                : deployment(ledger, named);
    }

    /**
     * A deployment that somebody names: it must be on record, and be one of this product.
     *
     * @param ledger holds the deployments
     * @param id what was named
     * @return the deployment's id
     * @throws UsageException when there is none, or it is another product's
     */
    public String deployment(Ledger ledger, String id) {
        Event found = ledger.find(id)
                .filter(Deployment.class::isInstance)
                .orElseThrow(() -> new UsageException("the ledger has no deployment '" + id
                        + "': name one that it has").then(NextCommand.figures()));
        if (!found.product().equals(ledger.currentName(product)) || !found.environment().equals(environment)) {
            throw new UsageException("deployment '" + id + "' is one of '" + found.product() + "' in "
                    + found.environment() + ", and not of '" + product + "' in " + environment
                    + ": name one of that product");
        }
        return found.id();
    }

    /**
     * The incident, failure or failed deployment that is not over. What a step back ended is over, as the report says.
     *
     * @param ledger holds the events
     * @return the only one
     * @throws UsageException when there is none, or more than one
     */
    public Event onlyOpen(Ledger ledger) {
        List<Event> events = all(ledger);
        Set<String> lasting = Delivery.open(events);
        List<Event> open =
                events.stream().filter(event -> lasting.contains(event.id())).toList();
        if (open.size() != 1) {
            throw new UsageException(open.isEmpty()
                    ? "'" + product + "' has no open incident"
                    : "'" + product + "' has " + open.size() + " open incidents: give --incident one of "
                            + open.stream().map(Event::id).limit(NAMED).collect(Collectors.joining(", ")));
        }
        return open.get(0);
    }

    /**
     * Whether the ledger has the product, but nothing of it in this environment: a misspelt one shows so.
     *
     * @param ledger holds the events
     * @return in words, where the ledger has it; empty when it has it here, or does not know it at all
     */
    public Optional<String> elsewhere(Ledger ledger) {
        List<String> places = ledger.environments(List.of(product));
        return places.isEmpty() || places.contains(environment)
                ? Optional.empty()
                : Optional.of("the ledger has nothing of '" + product + "' in environment '" + environment
                        + "'; it has that in " + String.join(", ", places));
    }

    /** All events of the product in the environment, in order of time. */
    List<Event> all(Ledger ledger) {
        return ledger.events(EventQuery.everything().ofProducts(List.of(product)).inEnvironment(environment));
    }
}
