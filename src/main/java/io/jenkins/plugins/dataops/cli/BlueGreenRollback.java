package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.request.RollbackRequest;
import picocli.CommandLine.Command;

/** Goes back to the previous colour. */
@Command(
        name = "rollback",
        description = "Switches readers back to the previous colour and records that the replaced deployment failed."
                + " Says what was written since the switch and is no longer seen.",
        footer = {"", "Example:", "  dataops blue-green rollback --product flights --reason \"delays are negative\""})
final class BlueGreenRollback extends BlueGreenVerb<RollbackRequest> {
    BlueGreenRollback() {
        super(RollbackRequest.class);
    }

    @Override
    LedgerUse ledgerUse() {
        return LedgerUse.TOLD;
    }

    @Override
    boolean attended() {
        return true;
    }

    @Override
    AccessMode access() {
        return AccessMode.EXISTING;
    }

    @Override
    VerbResult act(ProductRun run) {
        BlueGreen blueGreen = run.blueGreen();
        VerbResult finding = finding(blueGreen.rollback(
                request().reason().orElse("rolled back"), request().failedSince()));
        return recorded(finding, blueGreen);
    }
}
