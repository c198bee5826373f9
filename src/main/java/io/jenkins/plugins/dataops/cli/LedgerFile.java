package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.LedgerRequest;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The ledger of a call.
 *
 * @param asked which one is meant
 * @param session of the call
 */
record LedgerFile(LedgerRequest asked, CommandSession session) {
    /** The ledger's file, which need not exist. */
    Path path() {
        Path file = asked.ledger()
                .map(Verb::path)
                .map(session::resolve)
                .map(session.reachable()::named)
                .orElseGet(() -> session.reachable().find(session.project().ledger()));
        return session.outputs().keep(file, "the ledger");
    }

    /** Opens the ledger, or starts a new one. */
    Ledger open() {
        return Ledger.open(path());
    }

    /** Opens a ledger that is expected to hold something: a misspelt path must not look like an empty history. */
    Ledger openExisting() {
        return Ledger.open(existing());
    }

    /** The same, only to read it. */
    Ledger openToRead() {
        return Ledger.openToRead(existing());
    }

    private Path existing() {
        Path file = path();
        if (!Files.exists(file)) {
            throw new UsageException("there is no ledger " + file
                    + " yet: deploy or import something first, or name another with "
                    + DeclaredOption.named(LedgerRequest.class, "ledger").name());
        }
        return file;
    }
}
