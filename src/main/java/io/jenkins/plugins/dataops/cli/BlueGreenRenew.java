package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.request.RenewRequest;
import picocli.CommandLine.Command;

/** Makes a lease last longer. */
@Command(
        name = "renew",
        description = "Holds a prepared product for longer, from now on for the time that --lease says; needs the owner"
                + " and the token of the run. Verbs that work renew the lease by themselves; this is for whoever waits"
                + " between two of them.",
        footer = {"", "Example:", "  dataops blue-green renew --product flights --lease PT12H"})
final class BlueGreenRenew extends BlueGreenVerb<RenewRequest> {
    BlueGreenRenew() {
        super(RenewRequest.class);
    }

    @Override
    AccessMode access() {
        return AccessMode.EXISTING;
    }

    @Override
    VerbResult act(ProductRun run) {
        return finding(run.blueGreen().renew());
    }
}
