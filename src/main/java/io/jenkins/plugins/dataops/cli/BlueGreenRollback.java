package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.request.Within;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes back to the previous colour. */
@Command(
        name = "rollback",
        description = "Switches readers back to the previous colour and records that the replaced deployment failed."
                + " Says what was written since the switch and is no longer seen.",
        footer = {"", "Example:", "  dataops blue-green rollback --product flights --reason \"delays are negative\""})
@Without("--object")
final class BlueGreenRollback extends BlueGreenVerb {
    @Mixin
    private LedgerOption ledgerOption;

    @Override
    Optional<LedgerOption> ledger() {
        return Optional.of(ledgerOption);
    }

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for journal and ledger.")
    private String reason = "rolled back";

    @Option(
            names = "--failed-since",
            paramLabel = "INSTANT",
            description = "Since when readers were served badly, ISO 8601 (default: since the release went live).")
    @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
    private Optional<Instant> failedSince = Optional.empty();

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
        VerbResult finding = finding(blueGreen.rollback(reason, failedSince));
        return recorded(finding, blueGreen, ledgerOption);
    }
}
