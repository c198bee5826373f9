package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.MigrateRequest;
import io.jenkins.plugins.dataops.request.PrepareRequest;
import io.jenkins.plugins.dataops.request.RollbackRequest;
import io.jenkins.plugins.dataops.request.SqlRequest;
import io.jenkins.plugins.dataops.request.StatusRequest;
import io.jenkins.plugins.dataops.request.SwitchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A proposed command as the step of a Pipeline that does the same: whoever reads a build's log has no command line. */
final class StepCall {
    private static final Map<String, Step> STEPS = Map.of(
            "migrate apply", new Step("migrateSchema", MigrateRequest.class),
            "migrate info", new Step("migrateSchema", MigrateRequest.class),
            "migrate repair", new Step("migrateSchema", MigrateRequest.class),
            "sql", new Step("runSql", SqlRequest.class),
            "blue-green prepare", new Step("blueGreenDeploy", PrepareRequest.class),
            "blue-green switch", new Step("blueGreenDeploy", SwitchRequest.class),
            "blue-green rollback", new Step("blueGreenRollback", RollbackRequest.class),
            "blue-green status", new Step("blueGreenStatus", StatusRequest.class));

    /** What the step does by itself. */
    private static final DeclaredOption UNSAID = DeclaredOption.named(StatusRequest.class, "record");

    /** A step, and what the verb is asked for. */
    private record Step(String name, Class<? extends Record> request) {
        String parameter(String option) {
            return DeclaredOption.of(request).stream()
                    .filter(declared -> declared.name().equals(option))
                    .findFirst()
                    .orElseThrow()
                    .parameter();
        }
    }

    private StepCall() {}

    /** The step with its parameters; empty where no step does that. */
    static Optional<String> of(NextCommand next) {
        return Optional.ofNullable(STEPS.get(next.verb())).map(step -> {
            List<String> parameters = new ArrayList<>();
            if (step.request() == MigrateRequest.class) {
                parameters.add("action: '" + next.verb().split(" ")[1] + "'");
            }
            next.options().stream()
                    .filter(option -> !UNSAID.name().equals(option.name()))
                    .forEach(option -> parameters.add(
                            step.parameter(option.name()) + ": " + option.value().map(StepCall::quoted).orElse("true")));
            return "the step " + step.name() + (parameters.isEmpty() ? "" : " with " + String.join(", ", parameters));
        });
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
