package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which ledger is meant. */
final class LedgerOption {
    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "The ledger's file (default: 'ledger' of the project file, or .dataops/ledger.sqlite).")
    Optional<Path> ledger = Optional.empty();

    /** The ledger's file, which need not exist. */
    Path file(CommandSession session) {
        Path file = ledger.map(session::resolve)
                .map(session.reachable()::named)
                .orElseGet(() -> session.reachable().find(session.project().ledger()));
        return session.outputs().keep(file, "the ledger");
    }

    /** Opens the ledger, or starts a new one. */
    Ledger open(CommandSession session) {
        return Ledger.open(file(session));
    }

    /** Opens a ledger that is expected to hold something: a misspelt path must not look like an empty history. */
    Ledger openExisting(CommandSession session) {
        return Ledger.open(existing(session));
    }

    /** The same, only to read it. */
    Ledger openToRead(CommandSession session) {
        return Ledger.openToRead(existing(session));
    }

    private Path existing(CommandSession session) {
        Path file = file(session);
        if (!Files.exists(file)) {
            throw new UsageException("there is no ledger " + file
                    + " yet: deploy or import something first, or name another with --ledger");
        }
        return file;
    }
}
