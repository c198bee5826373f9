package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.request.RetireRequest;
import picocli.CommandLine.Command;

/** Drops the colour that is not live. */
@Command(
        name = "retire",
        description = "Drops the colour that is not live, and nothing else.",
        footer = {"", "Example:", "  dataops blue-green retire --product flights"})
final class BlueGreenRetire extends BlueGreenVerb<RetireRequest> {
    BlueGreenRetire() {
        super(RetireRequest.class);
    }

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
