package io.jenkins.plugins.dataops.cli;

import picocli.CommandLine.Command;

/** The verbs of the ledger. */
@Command(
        name = "ledger",
        description = "The record of what was deployed, failed and recovered.",
        subcommands = {
            LedgerExport.class,
            LedgerImport.class,
            RecordDeployment.class,
            RecordIncident.class,
            ResolveIncident.class
        },
        footer = {"", "Example:", "  dataops ledger export --output history.jsonl"})
final class LedgerCommand extends CommandGroup {}
