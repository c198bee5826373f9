package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.recording.ProductEvents;
import io.jenkins.plugins.dataops.recording.RecordedEvent;
import io.jenkins.plugins.dataops.request.RecordIncidentRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Tells the ledger that consumers are served badly. */
@Command(
        name = "record-incident",
        description = "Records that consumers of a data product are served badly. With a deployment named it counts as"
                + " that change's failure, without one as a data incident. Prints the incident's id.",
        footer = {"", "Example:", "  dataops ledger record-incident --product flights --deployment latest \\",
            "      --reason \"delays are negative since 06:00\""})
final class RecordIncident extends LedgerVerb<RecordIncidentRequest> {
    RecordIncident() {
        super(RecordIncidentRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        RecordIncidentRequest request = request();
        var product = chosen(request.product());
        String environment = environment(request.product(), product.getValue());
        Instant began = request.at().orElse(session.startedAt());
        // A deployment that is named is looked for before a ledger is opened, which might be made for nothing.
        Optional<String> blamed = request.deployment().map(
                named -> blamed(new ProductEvents(product.getKey(), environment), named, began));
        Incident incident = new Incident(
                request.id().orElseGet(() -> UUID.randomUUID().toString()),
                product.getKey(),
                environment,
                began,
                blamed,
                request.reason().orElseThrow());
        try (Ledger ledger = ledger().open()) {
            new ProductEvents(product.getKey(), environment).elsewhere(ledger).ifPresent(session.progress()::say);
            return RecordedResult.of(RecordedEvent.in(ledger, session.masked(incident)));
        }
    }

    private String blamed(ProductEvents events, String named, Instant began) {
        try (Ledger ledger = ledger().openToRead()) {
            return events.blamed(ledger, named, began);
        }
    }
}
