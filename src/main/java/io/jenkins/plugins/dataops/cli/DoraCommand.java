package io.jenkins.plugins.dataops.cli;

import picocli.CommandLine.Command;

/** The verbs of delivery metrics. */
@Command(
        name = "dora",
        description = "DORA's delivery metrics from the ledger.",
        subcommands = DoraReport.class,
        footer = {"", "Example:", "  dataops dora report"})
final class DoraCommand extends CommandGroup {}
