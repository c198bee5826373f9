package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.request.Within;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

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

    @Option(
            names = "--last",
            paramLabel = "NUMBER",
            description = "How many of the last switches are shown (default: 20).")
    @Within(least = "1", most = "10000")
    private int last = BlueGreen.SHOWN;

    @Option(
            names = "--after",
            hidden = true,
            paramLabel = "PLACE",
            description = "For a controller that keeps the ledger: the events after this place of the journal.")
    private Optional<JournalMark> after = Optional.empty();

    @Override
    AccessMode access() {
        return AccessMode.READ;
    }

    @Override
    void look(CommandSession session, Map.Entry<String, ProductSection> product) {
        if (after.isPresent() && !session.isWorker()) {
            throw new ParameterException(spec().commandLine(), "--after is for a controller, which keeps a ledger itself");
        }
    }

    @Override
    VerbResult act(ProductRun run) {
        BlueGreen blueGreen = run.blueGreen();
        if (after.isPresent()) {
            return finding(blueGreen.journal().after(after.get()));
        }
        BlueGreenResult status = blueGreen.status(last);
        // A controller keeps the ledger itself.
        return record || session().isWorker()
                ? recorded(finding(status), blueGreen, ledgerOption)
                : withMissing(finding(status), recording(ledgerOption).missing(status, blueGreen));
    }

    private static VerbResult withMissing(VerbResult finding, Optional<String> missing) {
        return missing.isEmpty()
                ? finding
                : finding.writing(page -> {
                    finding.text().accept(page);
                    page.line(missing.get());
                });
    }
}
