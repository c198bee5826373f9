package io.jenkins.plugins.dataops.recording;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.metrics.Delivery;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The end of an incident, a failure or the outage of a failed deployment, which can end only once.
 *
 * @param kept what the ledger has of it now
 * @param known whether the ledger had an end before, and keeps that
 * @param agrees whether that is what was told now
 */
public record IncidentEnd(Recovery kept, boolean known, boolean agrees) {
    /**
     * Records an end; one that is on record already stays as it is.
     *
     * @param ledger where to
     * @param ended the incident, failure or failed deployment
     * @param told when it ended, if somebody says so
     * @param now when it ended otherwise
     * @param deployment the deployment that ended it, if one did
     * @return the end that the ledger has then
     * @throws UsageException when it had not begun yet, or there is no such deployment of the product
     */
    public static IncidentEnd record(
            Ledger ledger, Event ended, Optional<Instant> told, Instant now, Optional<String> deployment) {
        Instant end = told.orElse(now);
        if (end.isBefore(ended.at())) {
            throw new UsageException(RecordingCode.ENDED_BEFORE_IT_BEGAN.of(ended.id(), ended.at(), end));
        }
        ProductEvents product = new ProductEvents(ended.product(), ended.environment());
        Optional<String> by = deployment.map(id -> product.deployment(ledger, id));
        Recovery recovery = new Recovery(
                // The same incident can end only once, so that resolving it again adds nothing.
                ended.id() + "/recovery", ended.product(), ended.environment(), end, ended.id(), by);
        Optional<Recovery> before = find(ledger, product, ended);
        if (before.isEmpty() && ledger.append(List.of(recovery)) > 0) {
            return new IncidentEnd(recovery, false, true);
        }
        // Where nothing was on record a moment ago, another process was quicker.
        Recovery kept = before.or(() -> find(ledger, product, ended)).orElse(recovery);
        boolean same = told.map(kept.at()::equals).orElse(true) && (by.isEmpty() || by.equals(kept.deployment()));
        return new IncidentEnd(kept, true, same);
    }

    /** The end that the ledger has already: under whatever id, such as that of an import. */
    private static Optional<Recovery> find(Ledger ledger, ProductEvents product, Event ended) {
        return product.all(ledger).stream()
                .filter(Recovery.class::isInstance)
                .map(Recovery.class::cast)
                .filter(recovery -> recovery.failure().equals(ended.id()))
                .findFirst();
    }

    /**
     * The incident, failure or failed deployment that somebody names.
     *
     * @param ledger holds the events
     * @param id what was named
     * @param product whose it has to be, where that was said too
     * @param environment where it has to be, where that was said too
     * @return the event
     * @throws UsageException when there is none, it is another product's, or a deployment that had not failed
     */
    public static Event named(Ledger ledger, String id, Optional<String> product, Optional<String> environment) {
        Event named = ledger.find(id)
                .filter(event -> canEnd(ledger, event))
                .orElseThrow(() -> new UsageException(RecordingCode.NOTHING_TO_END.of(id)));
        boolean ofTheProduct =
                product.map(name -> ledger.currentName(name).equals(named.product())).orElse(true);
        if (!ofTheProduct || !environment.map(named.environment()::equals).orElse(true)) {
            throw new UsageException(RecordingCode.OF_ANOTHER_PRODUCT.of(
                    id, named.product(), named.environment(), product, environment));
        }
        return named;
    }

    /** Of a deployment that had not failed there is nothing to end. */
    private static boolean canEnd(Ledger ledger, Event event) {
        return event instanceof Incident
                || event instanceof Failure
                || event instanceof Deployment
                        && Delivery.troubled(new ProductEvents(event.product(), event.environment()).all(ledger))
                                .contains(event.id());
    }
}
