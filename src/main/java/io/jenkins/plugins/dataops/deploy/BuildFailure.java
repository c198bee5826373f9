package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The result of a deployment whose candidate could not be built. */
final class BuildFailure {
    private BuildFailure() {}

    static BlueGreenResult of(BlueGreenResult abandoned, String fault, UnaryOperator<String> commands) {
        return new BlueGreenResult(
                abandoned.action(),
                Outcome.FAILED,
                abandoned.product(),
                abandoned.environment(),
                abandoned.connection(),
                abandoned.database(),
                "The candidate of " + abandoned.product() + " could not be built: " + fault
                        + ". "
                        // Another run may have taken the product meanwhile, and have switched it.
                        + (abandoned.outcome() == Outcome.PASSED
                                ? "Nothing was switched, readers noticed nothing."
                                : abandoned.verdict()),
                Optional.of(commands.apply("Fix the build, then deploy again: " + NextCommand.prepare())),
                abandoned.colours(),
                abandoned.guarantee(),
                abandoned.plan(),
                abandoned.drift(),
                abandoned.timings(),
                abandoned.switchBackTimings(),
                abandoned.checks(),
                abandoned.events(),
                abandoned.deployment(),
                abandoned.lease(),
                abandoned.journal(),
                abandoned.switches(),
                abandoned.told(),
                abandoned.environmentVariables(),
                abandoned.warnings(),
                abandoned.took());
    }
}
