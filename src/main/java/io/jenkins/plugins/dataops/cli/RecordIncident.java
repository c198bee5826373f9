package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.recording.ProductEvents;
import io.jenkins.plugins.dataops.recording.RecordedEvent;
import io.jenkins.plugins.dataops.request.Within;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Tells the ledger that consumers are served badly. */
@Command(
        name = "record-incident",
        description = "Records that consumers of a data product are served badly. With a deployment named it counts as"
                + " that change's failure, without one as a data incident. Prints the incident's id.",
        footer = {"", "Example:", "  dataops ledger record-incident --product flights --deployment latest \\",
            "      --reason \"delays are negative since 06:00\""})
final class RecordIncident extends Verb {
    @Mixin
    private LedgerOption ledgerOption;

    private final ProductOptions productOptions = new ProductOptions();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "What is wrong, in words.")
    private String reason;

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it began, ISO 8601 (default: now).")
    @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--deployment",
            paramLabel = "ID",
            description = "The deployment that caused it, or 'latest' for the release that was live when it began.")
    private Optional<String> deployment = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", description = "An id of your own: the same id again adds nothing.")
    private Optional<String> id = Optional.empty();

    @Override
    void declareOptions(CommandSpec spec) {
        super.declareOptions(spec);
        productOptions.addTo(spec);
    }

    @Override
    VerbResult work(CommandSession session) {
        var product = productOptions.choose(session);
        String environment = productOptions.environment(product.getValue());
        Instant began = at.orElse(session.startedAt());
        // A deployment that is named is looked for before a ledger is opened, which might be made for nothing.
        Optional<String> blamed = deployment.map(
                named -> blamed(session, new ProductEvents(product.getKey(), environment), named, began));
        Incident incident = new Incident(
                id.orElseGet(() -> UUID.randomUUID().toString()), product.getKey(), environment, began, blamed, reason);
        try (Ledger ledger = ledgerOption.open(session)) {
            new ProductEvents(product.getKey(), environment).elsewhere(ledger).ifPresent(session.progress()::say);
            return RecordedResult.of(RecordedEvent.in(ledger, session.masked(incident)));
        }
    }

    private String blamed(CommandSession session, ProductEvents events, String named, Instant began) {
        try (Ledger ledger = ledgerOption.openToRead(session)) {
            return events.blamed(ledger, named, began);
        }
    }
}
