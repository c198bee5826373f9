package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.request.MigrateAction;
import picocli.CommandLine.Command;

/** Begins the history of a database that is older than its migrations. */
@Command(
        name = "baseline",
        description = "Begins the history of a database that is older than its migrations: those up to a version count"
                + " as applied.",
        footer = {"", "Example:", "  dataops migrate baseline --at-version 3 --description \"before migrations\""})
final class MigrateBaseline extends MigrateVerb {
    MigrateBaseline() {
        super(MigrateAction.BASELINE);
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.baseline(
                request().atVersion().orElseThrow(), request().description().orElse(""));
    }
}
