package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.database.AccessMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what is live. */
@Command(
        name = "status",
        description = "Tells what is live, who holds the product, and the last switches. Changes nothing; says when the"
                + " ledger misses what the journal knows.",
        footer = {"", "Example:", "  dataops blue-green status --product flights"})
@Without({"--object", "--owner", "--lease", "--lease-token", "--take-over"})
final class BlueGreenStatus extends BlueGreenVerb {
    @Mixin
    private LedgerOption ledgerOption;

    @Option(names = "--record", description = "Also record in the ledger what the journal knows and the ledger missed.")
    private boolean record;

    @Override
    AccessMode access() {
        return AccessMode.READ;
    }

    @Override
    VerbResult act(Run run) {
        BlueGreen blueGreen = run.blueGreen();
        Recording recording = new Recording(this, ledgerOption);
        VerbResult finding = finding(blueGreen.status());
        // A controller keeps the ledger itself, and is told all that the journal knows.
        return record || run.session().isWorker()
                ? recording.of(finding, blueGreen)
                : recording.missing(finding, blueGreen);
    }
}
