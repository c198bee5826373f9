package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.recording.IncidentEnd;
import io.jenkins.plugins.dataops.recording.ProductEvents;
import io.jenkins.plugins.dataops.request.Within;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Tells the ledger that consumers are served well again. */
@Command(
        name = "resolve-incident",
        description = "Records that consumers are served well again. Without an id, the one open incident, failure or"
                + " failed deployment of the product is meant.",
        footer = {
            "",
            "Example:",
            "  fix=$(dataops ledger record-deployment --product flights --release 2026.11.1 --unplanned)",
            "  dataops ledger resolve-incident --product flights --deployment \"$fix\""
        })
final class ResolveIncident extends Verb {
    @Mixin
    private LedgerOption ledgerOption;

    private final ProductOptions productOptions = new ProductOptions();

    @Option(names = "--incident", paramLabel = "ID", description = "The incident, failure or failed deployment that ended.")
    private Optional<String> incident = Optional.empty();

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it ended, ISO 8601 (default: now).")
    @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--deployment", paramLabel = "ID", description = "The deployment that ended it, if one did.")
    private Optional<String> deployment = Optional.empty();

    @Override
    void declareOptions(CommandSpec spec) {
        super.declareOptions(spec);
        productOptions.addTo(spec);
    }

    @Override
    VerbResult work(CommandSession session) {
        try (Ledger ledger = ledgerOption.openExisting(session)) {
            Event ended = incident.map(id ->
                            IncidentEnd.named(ledger, id, productOptions.request().product(), productOptions.request().environment()))
                    .orElseGet(() -> onlyOpen(session, ledger));
            return result(IncidentEnd.record(ledger, ended, at, session.startedAt(), deployment));
        }
    }

    private Event onlyOpen(CommandSession session, Ledger ledger) {
        var product = productOptions.choose(session);
        return new ProductEvents(product.getKey(), productOptions.environment(product.getValue())).onlyOpen(ledger);
    }

    /** What the ledger keeps; somebody should look when it is not what was told now. */
    private static VerbResult result(IncidentEnd end) {
        Recovery kept = end.kept();
        Outcome outcome = end.agrees() ? Outcome.PASSED : Outcome.UNSTABLE;
        String when = kept.at() + kept.deployment().map(id -> " by deployment '" + id + "'").orElse("");
        return new VerbResult(Kind.LEDGER, outcome, kept, page -> {
            if (!end.known()) {
                page.line(kept.failure() + " resolved at " + kept.at());
            } else if (end.agrees()) {
                page.line(kept.failure() + " was resolved before, at " + when);
            } else {
                page.verdict(outcome, kept.failure() + " was resolved before, at " + when
                        + ", and the ledger keeps that: nothing was recorded");
            }
        });
    }
}
