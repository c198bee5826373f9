package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.ledger.JournalMark;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.request.StatusRequest;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Tells what is live. */
@Command(
        name = "status",
        description = "Tells what is live, who holds the product, and the last switches. Changes nothing; says when the"
                + " ledger misses what the journal knows.",
        footer = {"", "Example:", "  dataops blue-green status --product flights"})
final class BlueGreenStatus extends BlueGreenVerb<StatusRequest> {
    BlueGreenStatus() {
        super(StatusRequest.class);
    }

    @Override
    LedgerUse ledgerUse() {
        return LedgerUse.COMPARED;
    }

    @Override
    AccessMode access() {
        return AccessMode.READ;
    }

    @Override
    VerbResult act(ProductRun run) {
        BlueGreen blueGreen = run.blueGreen();
        if (request().after().isPresent()) {
            return finding(blueGreen.journal().after(place(request().after().get())));
        }
        BlueGreenResult status = blueGreen.status(request().last().orElse(BlueGreen.SHOWN));
        // A controller keeps the ledger itself.
        return request().record() || session().isWorker()
                ? recorded(finding(status), blueGreen)
                : withMissing(finding(status), recording().missing(status, blueGreen));
    }

    private static JournalMark place(String after) {
        try {
            return JournalMark.ofPlace(after);
        } catch (IllegalArgumentException misfit) {
            throw new UsageException(misfit.getMessage(), misfit);
        }
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
