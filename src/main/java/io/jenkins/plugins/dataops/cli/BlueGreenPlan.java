package io.jenkins.plugins.dataops.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a switch would do. */
@Command(
        name = "plan",
        description = "Says what a switch would do: objects, columns, rows, the exact SQL, and the plan's hash for"
                + " approval. Changes nothing; ends with 1 when the switch would be refused.",
        footer = {"", "Example:", "  dataops blue-green plan --product flights"})
final class BlueGreenPlan extends BlueGreenVerb {
    @Mixin
    private SwitchOptions switchOptions;

    @Override
    SwitchOptions switching() {
        return switchOptions;
    }

    @Override
    Finding act(Run run) {
        return finding(run.blueGreen().plan());
    }
}
