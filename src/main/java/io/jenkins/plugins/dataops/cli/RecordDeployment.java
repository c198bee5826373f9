package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.Release;
import io.jenkins.plugins.dataops.deploy.RepositoryRelease;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.metrics.LiveHistory;
import io.jenkins.plugins.dataops.recording.ProductEvents;
import io.jenkins.plugins.dataops.recording.RecordedEvent;
import io.jenkins.plugins.dataops.request.ReleaseRequest;
import io.jenkins.plugins.dataops.request.Within;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Tells the ledger of a deployment that another tool made. */
@Command(
        name = "record-deployment",
        description = "Records that consumers of a data product see a new version, for deployments that other tools"
                + " make. Prints the deployment's id.",
        footer = {"", "Example:", "  dataops ledger record-deployment --product flights --release 2026.11"})
final class RecordDeployment extends Verb {
    @Mixin
    private LedgerOption ledgerOption;

    private final ProductOptions productOptions = new ProductOptions();

    private final RequestOptions<ReleaseRequest> releaseOptions = new RequestOptions<>(ReleaseRequest.class);

    @Option(names = "--at", paramLabel = "INSTANT", description = "When consumers saw it, ISO 8601 (default: now).")
    @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--outcome",
            paramLabel = "WORD",
            description = "How it ended: succeeded, failed or partial (default: succeeded).")
    private Deployment.Outcome outcome = Deployment.Outcome.SUCCEEDED;

    @Option(
            names = "--kind",
            paramLabel = "WORD",
            description = "Its direction: release or rollback (default: release). A rollback without"
                    + " --revision goes back to what was live before.")
    private Deployment.Kind kind = Deployment.Kind.RELEASE;

    @Option(names = "--id", paramLabel = "ID", description = "An id of your own: the same id again adds nothing.")
    private Optional<String> id = Optional.empty();

    @Override
    void declareOptions(CommandSpec spec) {
        super.declareOptions(spec);
        productOptions.addTo(spec);
        releaseOptions.addTo(spec, option -> true);
    }

    @Override
    VerbResult work(CommandSession session) {
        var product = productOptions.choose(session);
        String environment = productOptions.environment(product.getValue());
        Instant seen = at.orElse(session.startedAt());
        boolean back = kind == Deployment.Kind.ROLLBACK;
        RepositoryRelease repository = new RepositoryRelease(
                session.project(), product, releaseOptions.request(Map.of()), session.progress());
        if (!back) {
            repository.demand();
        }
        // All that can be refused is refused before a ledger is opened, which might be made for nothing.
        LiveHistory before =
                new ProductEvents(product.getKey(), environment).before(ledgerOption.file(session), seen);
        Release release = back
                ? repository.back(before.revisionBefore())
                : repository.since(before.revision());
        Deployment deployment = new Deployment(
                id.orElseGet(() -> UUID.randomUUID().toString()),
                product.getKey(),
                environment,
                seen,
                release.revision(),
                release.version(),
                outcome,
                kind,
                release.changes(),
                release.changesComplete(),
                release.unplanned(),
                release.url());
        try (Ledger ledger = ledgerOption.open(session)) {
            return RecordedResult.of(RecordedEvent.in(ledger, session.masked(deployment)));
        }
    }
}
