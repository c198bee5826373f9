package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import picocli.CommandLine.Command;

/** Lists the migrations. */
@Command(
        name = "info",
        description = "Lists all migrations and what became of each.",
        footer = {"", "Example:", "  dataops migrate info"})
@Without({"--no-create-schemas", "--lock-wait", "--allow-unrecognized"})
final class MigrateInfo extends MigrateVerb {
    @Override
    AccessMode access() {
        return AccessMode.PREVIEW;
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.info();
    }
}
