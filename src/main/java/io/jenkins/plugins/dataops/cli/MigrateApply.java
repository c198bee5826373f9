package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.request.MigrateAction;
import picocli.CommandLine.Command;

/** Runs the pending migrations. */
@Command(
        name = "apply",
        description = "Runs the pending migrations, each once, under a lock that other runs respect.",
        footer = {"", "Example:", "  dataops migrate apply --expected-plan-hash \"$APPROVED\""})
final class MigrateApply extends MigrateVerb {
    MigrateApply() {
        super(MigrateAction.APPLY);
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.apply();
    }
}
