package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.Release;
import io.jenkins.plugins.dataops.deploy.RepositoryRelease;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.metrics.LiveHistory;
import io.jenkins.plugins.dataops.recording.ProductEvents;
import io.jenkins.plugins.dataops.recording.RecordedEvent;
import io.jenkins.plugins.dataops.request.RecordDeploymentRequest;
import java.time.Instant;
import java.util.UUID;
import picocli.CommandLine.Command;

/** Tells the ledger of a deployment that another tool made. */
@Command(
        name = "record-deployment",
        description = "Records that consumers of a data product see a new version, for deployments that other tools"
                + " make. Prints the deployment's id.",
        footer = {"", "Example:", "  dataops ledger record-deployment --product flights --release 2026.11"})
final class RecordDeployment extends LedgerVerb<RecordDeploymentRequest> {
    RecordDeployment() {
        super(RecordDeploymentRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        RecordDeploymentRequest request = request();
        var product = chosen(request.product());
        String environment = environment(request.product(), product.getValue());
        Instant seen = request.at().orElse(session.startedAt());
        Deployment.Kind kind = request.kind().orElse(Deployment.Kind.RELEASE);
        boolean back = kind == Deployment.Kind.ROLLBACK;
        RepositoryRelease repository =
                new RepositoryRelease(session.project(), product, request.release(), session.progress());
        if (!back) {
            repository.demand();
        }
        // All that can be refused is refused before a ledger is opened, which might be made for nothing.
        LiveHistory before =
                new ProductEvents(product.getKey(), environment).before(ledger().path(), seen);
        Release release = back
                ? repository.back(before.revisionBefore())
                : repository.since(before.revision());
        Deployment deployment = new Deployment(
                request.id().orElseGet(() -> UUID.randomUUID().toString()),
                product.getKey(),
                environment,
                seen,
                release.revision(),
                release.version(),
                request.outcome().orElse(Deployment.Outcome.SUCCEEDED),
                kind,
                release.changes(),
                release.changesComplete(),
                release.unplanned(),
                release.url());
        try (Ledger ledger = ledger().open()) {
            return RecordedResult.of(RecordedEvent.in(ledger, session.masked(deployment)));
        }
    }
}
