package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what is live. */
@Command(
        name = "status",
        description = "Tells what is live, who holds the product, and the last switches. Changes nothing in the"
                + " database; what its journal knows and the ledger missed is recorded.",
        footer = {"", "Example:", "  dataops blue-green status --product flights"})
final class BlueGreenStatus extends BlueGreenVerb {
    @Mixin
    private LedgerOption ledgerOption;

    @Override
    Finding act(Run run) {
        BlueGreen blueGreen = run.blueGreen();
        return new Recording(run.session(), ledgerOption).of(finding(blueGreen.status()), blueGreen);
    }
}
