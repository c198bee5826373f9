package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import picocli.CommandLine.Command;

/** Drops the colour that is not live. */
@Command(
        name = "retire",
        description = "Drops the colour that is not live, and nothing else.",
        footer = {"", "Example:", "  dataops blue-green retire --product flights"})
@Without("--object")
final class BlueGreenRetire extends BlueGreenVerb {
    @Override
    boolean attended() {
        return true;
    }

    @Override
    AccessMode access() {
        return AccessMode.EXISTING;
    }

    @Override
    VerbResult act(ProductRun run) {
        return finding(run.blueGreen().retire());
    }
}
