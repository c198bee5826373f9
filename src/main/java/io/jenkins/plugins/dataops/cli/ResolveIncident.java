package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.metrics.Delivery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.report.ResultDocument.Kind;
import io.jenkins.plugins.dataops.request.Within;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells the ledger that consumers are served well again. */
@Command(
        name = "resolve-incident",
        description = "Records that consumers are served well again. Without an id, the one open incident or failure of"
                + " the product is meant.",
        footer = {
            "",
            "Example:",
            "  fix=$(dataops ledger record-deployment --product flights --release 2026.11.1 --unplanned)",
            "  dataops ledger resolve-incident --product flights --deployment \"$fix\""
        })
final class ResolveIncident extends Verb {
    @Mixin
    private LedgerOption ledgerOption;

    @Mixin
    private ProductOptions productOptions;

    @Option(names = "--incident", paramLabel = "ID", description = "The incident or failure that ended.")
    private Optional<String> incident = Optional.empty();

    @Option(names = "--at", paramLabel = "INSTANT", description = "When it ended, ISO 8601 (default: now).")
    @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--deployment", paramLabel = "ID", description = "The deployment that ended it, if one did.")
    private Optional<String> deployment = Optional.empty();

    @Override
    VerbResult work(CommandSession session) {
        try (Ledger ledger = ledgerOption.openExisting(session)) {
            Event ended = incident.map(id -> named(ledger, id)).orElseGet(() -> onlyOpen(session, ledger));
            Instant end = at.orElse(session.startedAt());
            if (end.isBefore(ended.at())) {
                throw new UsageException("'" + ended.id() + "' began at " + ended.at() + ": it cannot have ended at "
                        + end);
            }
            Optional<String> by = deployment.map(
                    id -> NamedDeployment.find(ledger, id, ended.product(), ended.environment()));
            Optional<Recovery> before = recovery(ledger, ended);
            if (before.isPresent()) {
                return resolvedBefore(before.get(), by);
            }
            Recovery recovery = new Recovery(
                    // The same incident can end only once, so that resolving it again adds nothing.
                    ended.id() + "/recovery", ended.product(), ended.environment(), end, ended.id(), by);
            if (ledger.append(List.of(recovery)) == 0) {
                // Another process was quicker.
                return resolvedBefore(recovery(ledger, ended).orElse(recovery), by);
            }
            return new VerbResult(
                    Kind.LEDGER, Outcome.PASSED, recovery, page -> page.line(ended.id() + " resolved at " + end));
        }
    }

    /** The end that the ledger has already: under whatever id, such as that of an import. */
    private static Optional<Recovery> recovery(Ledger ledger, Event ended) {
        return ledger
                .events(EventQuery.everything()
                        .ofProducts(List.of(ended.product()))
                        .inEnvironment(ended.environment()))
                .stream()
                .filter(Recovery.class::isInstance)
                .map(Recovery.class::cast)
                .filter(recovery -> recovery.failure().equals(ended.id()))
                .findFirst();
    }

    /** What the ledger keeps; somebody should look when it is not what was told now. */
    private VerbResult resolvedBefore(Recovery kept, Optional<String> by) {
        boolean same = at.map(kept.at()::equals).orElse(true)
                && (by.isEmpty() || by.equals(kept.deployment()));
        Outcome outcome = same ? Outcome.PASSED : Outcome.UNSTABLE;
        String end = kept.at() + kept.deployment().map(id -> " by deployment '" + id + "'").orElse("");
        return new VerbResult(Kind.LEDGER, outcome, kept, page -> {
            if (same) {
                page.line(kept.failure() + " was resolved before, at " + end);
            } else {
                page.verdict(outcome, kept.failure() + " was resolved before, at " + end
                        + ", and the ledger keeps that: nothing was recorded");
            }
        });
    }

    private Event named(Ledger ledger, String id) {
        Event named = ledger.find(id)
                .filter(ResolveIncident::canEnd)
                .orElseThrow(() -> new UsageException("the ledger has no incident or failure '" + id + "'"));
        boolean otherProduct = productOptions
                .product
                .filter(product -> !ledger.currentName(product).equals(named.product()))
                .isPresent();
        boolean otherEnvironment = productOptions
                .environment
                .filter(environment -> !environment.equals(named.environment()))
                .isPresent();
        if (otherProduct || otherEnvironment) {
            throw new UsageException("'" + id + "' is one of '" + named.product() + "' in " + named.environment()
                    + ", and not of"
                    + productOptions.product.map(product -> " '" + product + "'").orElse("")
                    + productOptions.environment.map(environment -> " in " + environment).orElse("")
                    + ": name another with --incident, or leave --product and --environment out");
        }
        return named;
    }

    private Event onlyOpen(CommandSession session, Ledger ledger) {
        var product = productOptions.choose(session);
        List<Event> events = ledger.events(EventQuery.everything()
                .ofProducts(List.of(product.getKey()))
                .inEnvironment(productOptions.environment(product.getValue())));
        // What a step back ended is over, as the report says.
        Set<String> lasting = Delivery.open(events);
        List<Event> open = events.stream()
                .filter(event -> canEnd(event) && lasting.contains(event.id()))
                .toList();
        if (open.size() != 1) {
            throw new UsageException(open.isEmpty()
                    ? "'" + product.getKey() + "' has no open incident"
                    : "'" + product.getKey() + "' has " + open.size() + " open incidents: give --incident one of "
                            + open.stream().map(Event::id).limit(20).collect(Collectors.joining(", ")));
        }
        return open.get(0);
    }

    private static boolean canEnd(Event event) {
        return event instanceof Incident || event instanceof Failure;
    }
}
