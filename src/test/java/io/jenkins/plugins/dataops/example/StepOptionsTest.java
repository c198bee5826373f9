package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.request.DeclaredOption;
import io.jenkins.plugins.dataops.request.MigrateRequest;
import io.jenkins.plugins.dataops.request.PrepareRequest;
import io.jenkins.plugins.dataops.request.RollbackRequest;
import io.jenkins.plugins.dataops.request.SqlRequest;
import io.jenkins.plugins.dataops.request.StatusRequest;
import io.jenkins.plugins.dataops.request.SwitchRequest;
import io.jenkins.plugins.dataops.request.TestRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds a step to the records of its requests: each of its options has a setter, an entry in the form and a help text, and
 * nothing else has. It reads the step's sources, since its classes need Jenkins.
 */
class StepOptionsTest {
    private static final Path PIPELINE = Path.of("src/main/java/io/jenkins/plugins/dataops/pipeline");
    private static final Path FORMS = Path.of("src/main/resources/io/jenkins/plugins/dataops/pipeline");
    private static final Pattern SETTER = Pattern.compile("@DataBoundSetter\\s+public void set(\\w+)\\(");
    private static final Pattern CONSTRUCTOR = Pattern.compile("@DataBoundConstructor\\s+public \\w+\\(([^)]*)\\)");
    private static final Pattern ENTRY = Pattern.compile("\\b(?:field|name)=\"(\\w+)\"");
    private static final Pattern HELP = Pattern.compile("help-(\\w+)\\.html");

    /** What every step on a warehouse is told: of the request's place, or for Jenkins itself. */
    private static final Set<String> OF_THE_WAREHOUSE =
            Set.of("connection", "credentialsId", "project", "secretVariables", "statementTimeout");

    private static final String HELD_BY_THE_STEP = "the controller has to know what it gives back when a build ends";

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(
                        "MigrateSchemaStep",
                        List.of(MigrateRequest.class),
                        Set.of("action", "secretPlaceholders"),
                        Map.of()),
                Arguments.of("RunSqlStep", List.of(SqlRequest.class), Set.of(), Map.of()),
                Arguments.of("BlackBoxTestStep", List.of(TestRequest.class), Set.of("failureUnstable"), Map.of()),
                Arguments.of(
                        "BlueGreenDeployStep",
                        List.of(PrepareRequest.class, SwitchRequest.class),
                        Set.of(),
                        Map.of(
                                "owner", HELD_BY_THE_STEP,
                                "leaseToken", HELD_BY_THE_STEP,
                                "url", "the build's page is where to read more")),
                Arguments.of(
                        "BlueGreenRollbackStep",
                        List.of(RollbackRequest.class),
                        Set.of(),
                        Map.of("owner", HELD_BY_THE_STEP, "leaseToken", HELD_BY_THE_STEP)),
                Arguments.of(
                        "BlueGreenStatusStep",
                        List.of(StatusRequest.class),
                        Set.of(),
                        Map.of("record", "the controller keeps the ledger, and tells it what it lacks each time")));
    }

    /**
     * One step.
     *
     * @param step its class
     * @param requests the records of its requests
     * @param own what it has besides: what chooses the verb, and what Jenkins alone can do
     * @param withheld what no step can have, each with its reason
     */
    @ParameterizedTest
    @MethodSource("steps")
    void aStepHasTheOptionsOfItsRequests(
            String step, List<Class<? extends Record>> requests, Set<String> own, Map<String, String> withheld)
            throws IOException {
        Set<String> options = new TreeSet<>();
        requests.forEach(
                request -> DeclaredOption.of(request).forEach(option -> options.add(option.parameter())));
        assertThat(options).containsAll(withheld.keySet());
        options.removeAll(withheld.keySet());
        options.addAll(own);
        options.addAll(OF_THE_WAREHOUSE);
        String source = StepSource.withParents(Shell.root().resolve(PIPELINE), step);
        Path form = Shell.root().resolve(FORMS).resolve(step);
        assertThat(parameters(source)).as("setters").isEqualTo(options);
        assertThat(found(ENTRY, Files.readString(form.resolve("config.jelly")))).as("entries").isEqualTo(options);
        Set<String> helps = helps(form);
        helps.addAll(helps(form.resolveSibling("WarehouseStep")));
        assertThat(helps).as("help texts").isEqualTo(options);
    }

    private static Set<String> parameters(String source) {
        Set<String> parameters = found(SETTER, source).stream()
                .map(property -> Character.toLowerCase(property.charAt(0)) + property.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        found(CONSTRUCTOR, source).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .filter(parameter -> !parameter.isBlank())
                .forEach(parameter -> parameters.add(parameter.replaceAll(".* ", "")));
        return parameters;
    }

    private static Set<String> helps(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return found(HELP, files.map(Path::toString).collect(Collectors.joining("\n")));
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
