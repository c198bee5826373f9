package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.files.AtomicFile;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.request.ExportRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Writes the ledger as JSON lines. */
@Command(
        name = "export",
        description = "Writes all events as JSON lines, in order of time. The same ledger gives the same text.",
        footer = {"", "Example:", "  dataops ledger export --output history.jsonl"})
final class LedgerExport extends LedgerVerb<ExportRequest> {
    /**
     * What was exported.
     *
     * @param events how many
     * @param file where to
     */
    record Exported(int events, String file) {}

    LedgerExport() {
        super(ExportRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        Path file = session.toWrite(path(request().output().orElseThrow())).toAbsolutePath();
        try (Ledger source = ledger().openToRead()) {
            if (source.products().isEmpty()) {
                throw new UsageException("the ledger " + ledger().path() + " holds no events: nothing was exported");
            }
            int events = AtomicFile.write(file, source::export);
            return new VerbResult(
                    Kind.LEDGER,
                    Outcome.PASSED,
                    new Exported(events, file.toString()),
                    page -> page.sentence(Count.of(events, "event") + " exported to " + file));
        }
    }
}
