package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.request.MigrateAction;
import picocli.CommandLine.Command;

/** Makes the history agree with the files. */
@Command(
        name = "repair",
        description = "Makes the history agree with the files: takes over changed checksums, forgets failed runs. Data is not touched.",
        footer = {"", "Example:", "  dataops migrate repair"})
final class MigrateRepair extends MigrateVerb {
    MigrateRepair() {
        super(MigrateAction.REPAIR);
    }

    @Override
    AccessMode access() {
        return AccessMode.EXISTING;
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.repair();
    }
}
