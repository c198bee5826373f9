package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.Access;
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
    Access access() {
        return Access.EXISTING;
    }

    @Override
    Finding act(Run run) {
        return finding(run.blueGreen().retire());
    }
}
