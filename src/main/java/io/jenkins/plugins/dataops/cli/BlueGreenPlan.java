package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.deploy.ProductRun;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.request.PlanRequest;
import picocli.CommandLine.Command;

/** Says what a switch would do. */
@Command(
        name = "plan",
        description = "Says what a switch would do: objects, columns, rows, the exact SQL, and the plan's hash for"
                + " approval. Changes nothing; ends with 1 when the switch would be refused.",
        footer = {"", "Example:", "  dataops blue-green plan --product flights"})
final class BlueGreenPlan extends BlueGreenVerb<PlanRequest> {
    BlueGreenPlan() {
        super(PlanRequest.class);
    }

    @Override
    AccessMode access() {
        return AccessMode.READ;
    }

    @Override
    VerbResult act(ProductRun run) {
        VerbResult finding = finding(run.blueGreen().plan());
        return finding.writing(page -> {
            finding.text().accept(page);
            ((BlueGreenResult) finding.result())
                    .plan()
                    .filter(plan -> finding.outcome().exitCode() == 0)
                    .flatMap(plan -> typed(NextCommand.switchByPlan(plan.hash())))
                    .ifPresent(command -> page.line("to switch by exactly this: " + command));
        });
    }
}
