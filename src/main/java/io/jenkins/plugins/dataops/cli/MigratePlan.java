package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.request.MigrateAction;
import picocli.CommandLine.Command;

/** Shows what would run. */
@Command(
        name = "plan",
        description = "Lists every statement that 'apply' would run, and runs none. Prints the plan's hash for approval.",
        footer = {"", "Example:", "  dataops migrate plan --connection warehouse"})
final class MigratePlan extends MigrateVerb {
    MigratePlan() {
        super(MigrateAction.PLAN);
    }

    @Override
    AccessMode access() {
        return AccessMode.PREVIEW;
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.plan();
    }
}
