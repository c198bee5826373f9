package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.request.MigrateAction;
import picocli.CommandLine.Command;

/** Lists the migrations. */
@Command(
        name = "info",
        description = "Lists all migrations and what became of each.",
        footer = {"", "Example:", "  dataops migrate info"})
final class MigrateInfo extends MigrateVerb {
    MigrateInfo() {
        super(MigrateAction.INFO);
    }

    @Override
    AccessMode access() {
        return AccessMode.PREVIEW;
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.info();
    }
}
