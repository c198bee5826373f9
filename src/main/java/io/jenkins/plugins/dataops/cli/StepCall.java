package io.jenkins.plugins.dataops.cli;

import io.jenkins.plugins.dataops.outcome.NextCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A proposed command as the step of a Pipeline that does the same: whoever reads a build's log has no command line. */
final class StepCall {
    private static final Map<String, String> STEPS = Map.of(
            "migrate apply", "migrateSchema",
            "migrate info", "migrateSchema",
            "migrate repair", "migrateSchema",
            "sql", "runSql",
            "blue-green prepare", "blueGreenDeploy",
            "blue-green switch", "blueGreenDeploy",
            "blue-green rollback", "blueGreenRollback",
            "blue-green status", "blueGreenStatus");

    /** What the step does by itself. */
    private static final List<String> UNSAID = List.of("--record");

    private StepCall() {}

    /** The step with its parameters; empty where no step does that. */
    static Optional<String> of(NextCommand next) {
        return Optional.ofNullable(STEPS.get(next.verb())).map(step -> {
            List<String> parameters = new ArrayList<>();
            if (step.equals("migrateSchema")) {
                parameters.add("action: '" + next.verb().split(" ")[1] + "'");
            }
            next.options().stream()
                    .filter(option -> !UNSAID.contains(option.name()))
                    .forEach(option -> parameters.add(
                            parameter(option.name()) + ": " + option.value().map(StepCall::quoted).orElse("true")));
            return "the step " + step + (parameters.isEmpty() ? "" : " with " + String.join(", ", parameters));
        });
    }

    private static String parameter(String option) {
        String[] words = option.substring(2).split("-");
        return words[0]
                + String.join("", Stream.of(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .toList());
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
