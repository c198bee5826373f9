package io.jenkins.plugins.dataops.cli;

import picocli.CommandLine.Command;

/** The verbs of blue-green deployment. */
@Command(
        name = "blue-green",
        description = "Blue-green deployment of a data product: build the new version beside the live one, check it,"
                + " switch readers in one instant, switch back in one instant.",
        subcommands = {
            BlueGreenDeploy.class,
            BlueGreenPrepare.class,
            BlueGreenPlan.class,
            BlueGreenSwitch.class,
            BlueGreenRollback.class,
            BlueGreenStatus.class,
            BlueGreenRetire.class,
            BlueGreenRenew.class,
            BlueGreenRelease.class
        },
        footer = {"", "Example:", "  dataops blue-green deploy --product flights --sql 'build/*.sql'"})
final class BlueGreenCommand extends CommandGroup {}
