package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.files.StoppableReader;
import io.jenkins.plugins.dataops.files.TextFile;
import io.jenkins.plugins.dataops.ledger.Appended;
import io.jenkins.plugins.dataops.ledger.ArrivedEvents;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.Count;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.StoppedException;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.report.text.Page;
import io.jenkins.plugins.dataops.request.ImportRequest;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Reads JSON lines into the ledger. */
@Command(
        name = "import",
        description = "Adds the events of a file of JSON lines: all of them or, when a line is malformed, none."
                + " Events that the ledger has already are passed over.",
        footer = {"", "Example:", "  dataops ledger import history.jsonl"})
final class LedgerImport extends LedgerVerb<ImportRequest> {
    LedgerImport() {
        super(ImportRequest.class);
    }

    @Override
    VerbResult work(CommandSession session) {
        Path file = session.outputs().keep(session.resolve(path(request().input().orElseThrow())), "read by this call");
        try (Reader text = new StoppableReader(() -> TextFile.open(file, file.toString()));
                ArrivedEvents events = ArrivedEvents.of(text)) {
            // Before a ledger is opened, which might be made for nothing.
            if (events.isEmpty()) {
                throw new UsageException(file + " holds no event: nothing was imported");
            }
            return added(events);
        } catch (IOException unreadable) {
            throw new UsageException(file + " cannot be read: check its path and permissions", unreadable);
        }
    }

    /** An import is all or nothing. */
    @Override
    String leftBehind(Exception failure) {
        return failure instanceof StoppedException ? "nothing was imported" : super.leftBehind(failure);
    }

    private VerbResult added(ArrivedEvents events) {
        try (Ledger target = ledger().open()) {
            Appended appended = target.importFrom(events);
            // What is kept and what came disagree: nothing is lost, but somebody should look.
            Outcome outcome = appended.conflicting() == 0 ? Outcome.PASSED : Outcome.UNSTABLE;
            return new VerbResult(Kind.LEDGER, outcome, appended, page -> describe(page, outcome, appended));
        }
    }

    private static void describe(Page page, Outcome outcome, Appended appended) {
        page.verdict(outcome, Count.of(appended.added(), "event") + " added, " + appended.known()
                + " known already, " + appended.conflicting() + " in conflict with what the ledger keeps");
        appended.conflicts().forEach(id -> page.sentence("  conflict: " + id));
    }
}
