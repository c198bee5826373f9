package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins the history of a database that is older than its migrations. */
@Command(
        name = "baseline",
        description = "Begins the history of a database that is older than its migrations: those up to a version count"
                + " as applied.",
        footer = {"", "Example:", "  dataops migrate baseline --at-version 3 --description \"before migrations\""})
@Without({"--out-of-order", "--allow-unrecognized"})
final class MigrateBaseline extends MigrateVerb {
    @Option(
            names = "--at-version",
            paramLabel = "VERSION",
            required = true,
            description = "The version that the database is at.")
    private String version;

    @Option(names = "--description", paramLabel = "TEXT", description = "Why, as the history will show it.")
    private String description = "";

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.baseline(version, description);
    }
}
