package io.jenkins.plugins.dataops.deploy;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Message;
import java.util.Optional;
import java.util.function.Function;

/** The result of a deployment whose candidate could not be built. */
final class BuildFailure {
    private BuildFailure() {}

    static BlueGreenResult of(BlueGreenResult abandoned, Message fault, Function<NextCommand, Optional<String>> commands) {
        return new BlueGreenResult(
                abandoned.action(),
                Outcome.FAILED,
                abandoned.product(),
                abandoned.environment(),
                abandoned.connection(),
                abandoned.database(),
                BuildCode.BUILD_FAILED.of(
                        abandoned.product(),
                        fault,
                        // Another run may have taken the product meanwhile, and have switched it.
                        Optional.of(abandoned.verdict()).filter(left -> abandoned.outcome() != Outcome.PASSED)),
                Optional.of(BuildCode.FIX_BUILD.of(commands.apply(NextCommand.prepare()))),
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
