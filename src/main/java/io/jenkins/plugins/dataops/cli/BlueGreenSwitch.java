package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.deploy.SwitchChecks;
import io.jenkins.plugins.dataops.project.ProductSection;
import io.jenkins.plugins.dataops.request.SwitchRequest;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Switches readers to the candidate. */
@Command(
        name = "switch",
        description = "Checks the candidate, switches readers to it in one transaction, checks what they see, and"
                + " switches back by itself when that is not good. Records the deployment in the ledger.",
        footer = {"", "Example:", "  dataops blue-green switch --product flights --expected-plan-hash \"$APPROVED\""})
final class BlueGreenSwitch extends BlueGreenVerb<SwitchRequest> {
    BlueGreenSwitch() {
        super(SwitchRequest.class);
    }

    @Override
    LedgerUse ledgerUse() {
        return LedgerUse.TOLD;
    }

    @Override
    void look(CommandSession session, Map.Entry<String, ProductSection> product) {
        plan(request().checks()).demand(List.of());
        release(request().release()).demand();
    }

    @Override
    AccessMode access() {
        return AccessMode.EXISTING;
    }

    @Override
    VerbResult act(ProductRun run) {
        SwitchChecks checks = telling(run, request().checks());
        BlueGreen blueGreen = run.releasing(release(request().release())).blueGreen();
        VerbResult finding = finding(checks, blueGreen.switchOver(checks.before(), checks.after()));
        return recorded(finding, blueGreen);
    }
}
