package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.migration.MigrationResult;
import io.jenkins.plugins.dataops.migration.Migrations;
import io.jenkins.plugins.dataops.request.MigrateAction;
import picocli.CommandLine.Command;

/** Finds drift between history and files. */
@Command(
        name = "validate",
        description = "Holds what was applied against the files: fails when an applied file was changed or is missing.",
        footer = {"", "Example:", "  dataops migrate validate"})
final class MigrateValidate extends MigrateVerb {
    MigrateValidate() {
        super(MigrateAction.VALIDATE);
    }

    @Override
    AccessMode access() {
        return AccessMode.READ;
    }

    @Override
    MigrationResult act(Migrations migrations) {
        return migrations.validate();
    }
}
