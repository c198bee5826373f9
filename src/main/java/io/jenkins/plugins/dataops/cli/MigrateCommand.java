package io.jenkins.plugins.dataops.cli;

import picocli.CommandLine.Command;

/** The verbs of schema migrations. */
@Command(
        name = "migrate",
        description = "Schema migrations: SQL files such as V1__create_flights.sql, each applied once.",
        subcommands = {
            MigratePlan.class,
            MigrateApply.class,
            MigrateValidate.class,
            MigrateInfo.class,
            MigrateBaseline.class,
            MigrateRepair.class
        },
        footer = {"", "Example:", "  dataops migrate plan && dataops migrate apply"})
final class MigrateCommand extends CommandGroup {}
