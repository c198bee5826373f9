package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import picocli.CommandLine.Command;

/** Makes the history agree with the files. */
@Command(
        name = "repair",
        description = "Makes the history agree with the files: takes over changed checksums, forgets failed runs. Data is not touched.",
        footer = {"", "Example:", "  dataops migrate repair"})
@Without({"--out-of-order", "--allow-unrecognized"})
final class MigrateRepair extends MigrateVerb {
    @Override
    AccessMode access() {
        return AccessMode.EXISTING;
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.repair();
    }
}
