package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.recording.IncidentEnd;
import io.jenkins.plugins.dataops.recording.ProductEvents;
import io.jenkins.plugins.dataops.request.ProductRequest;
import io.jenkins.plugins.dataops.request.ResolveIncidentRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import picocli.CommandLine.Command;

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
final class ResolveIncident extends LedgerVerb<ResolveIncidentRequest> {
    ResolveIncident() {
        super(ResolveIncidentRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        ResolveIncidentRequest request = request();
        ProductRequest product = request.product();
        try (Ledger ledger = ledger().openExisting()) {
            Event ended = request.incident()
                    .map(id -> IncidentEnd.named(ledger, id, product.product(), product.environment()))
                    .orElseGet(() -> onlyOpen(product, ledger));
            return result(IncidentEnd.record(
                    ledger, ended, request.at(), session.startedAt(), request.deployment()));
        }
    }

    private Event onlyOpen(ProductRequest asked, Ledger ledger) {
        var product = chosen(asked);
        return new ProductEvents(product.getKey(), environment(asked, product.getValue())).onlyOpen(ledger);
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
