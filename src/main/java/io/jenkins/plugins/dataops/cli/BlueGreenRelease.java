package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.request.AbandonRequest;
import picocli.CommandLine.Command;

/** Gives a product back. */
@Command(
        name = "release",
        description = "Gives a prepared product back without switching, so that the next run need not wait. When the run"
                + " had switched before, says so and records that in the ledger.",
        footer = {"", "Example:", "  dataops blue-green release --product flights"})
final class BlueGreenRelease extends BlueGreenVerb<AbandonRequest> {
    BlueGreenRelease() {
        super(AbandonRequest.class);
    }

    @Override
    LedgerUse ledgerUse() {
        return LedgerUse.TOLD;
    }

    @Override
    AccessMode access() {
        return AccessMode.EXISTING;
    }

    @Override
    VerbResult act(ProductRun run) {
        BlueGreen blueGreen = run.blueGreen();
        VerbResult finding = finding(blueGreen.abandon());
        return recorded(finding, blueGreen);
    }
}
