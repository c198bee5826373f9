package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.Access;
import picocli.CommandLine.Command;

/** Gives a product back. */
@Command(
        name = "release",
        description = "Gives a prepared product back without switching, so that the next run need not wait.",
        footer = {"", "Example:", "  dataops blue-green release --product flights"})
@Without({"--object", "--lease", "--take-over"})
final class BlueGreenRelease extends BlueGreenVerb {
    @Override
    Access access() {
        return Access.EXISTING;
    }

    @Override
    Finding act(Run run) {
        return finding(run.blueGreen().abandon());
    }
}
