package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds the Jenkinsfiles of all pages to the parameters that the steps have. It reads the steps' sources, since their
 * classes need Jenkins; that the steps work is for the tests in a real Jenkins.
 */
class DocumentedStepsTest {
    private static final Path PIPELINE = Path.of("src/main/java/io/jenkins/plugins/dataops/pipeline");
    private static final Pattern NAME = Pattern.compile("getFunctionName\\(\\) \\{\\s*return \"(\\w+)\"");
    private static final Pattern SETTER = Pattern.compile("@DataBoundSetter\\s+public void set(\\w+)\\(");
    private static final Pattern CONSTRUCTOR = Pattern.compile("@DataBoundConstructor\\s+public \\w+\\(([^)]*)\\)");
    private static final Pattern STRING = Pattern.compile("'[^'\\n]*'|\"[^\"\\n]*\"|//[^\\n]*");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]*) \\|");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+):");

    private final Map<String, Set<String>> steps = new TreeMap<>();

    @BeforeEach
    void readTheSources() throws IOException {
        Path folder = Shell.root().resolve(PIPELINE);
        try (Stream<Path> sources = Files.list(folder)) {
            for (Path source : sources.toList()) {
                String text = Files.readString(source);
                for (String step : found(NAME, text)) {
                    String type = source.getFileName().toString().replace(".java", "");
                    Set<String> parameters =
                            new TreeSet<>(found(SETTER, StepSource.withParents(folder, type)));
                    found(CONSTRUCTOR, text).stream()
                            .flatMap(list -> Stream.of(list.split(",")))
                            .filter(parameter -> !parameter.isBlank())
                            .forEach(parameter -> parameters.add(parameter.replaceAll(".* ", "")));
                    steps.put(step, parameters.stream().map(DocumentedStepsTest::asWritten).collect(Collectors.toSet()));
                }
            }
        }
        assertThat(steps).containsKeys("migrateSchema", "blueGreenDeploy", "runSql", "blackBoxTest");
        assertThat(steps.get("blueGreenDeploy")).contains("product", "checksAfter", "credentialsId");
    }

    @Test
    void everyJenkinsfileUsesStepsAsTheyAre() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.all()) {
            page.blocks("groovy").forEach(block -> unknown.addAll(unknown(block.toString(), block.text())));
        }
        unknown.addAll(unknown("Jenkinsfile", Files.readString(Shell.root().resolve("examples/flights/Jenkinsfile"))));

        assertThat(unknown).isEmpty();
        assertThat(unknown("here", "blueGreenDeploy(product: 'a: b', chekcs: []) {\n  runSql files: [] // x: y\n"))
                .containsExactly("here: blueGreenDeploy has no parameter chekcs");
    }

    @Test
    void everyParameterStandsOnThePage() throws IOException {
        String page = Files.readString(Shell.root().resolve("docs/steps.md"));
        String ofAll = page.substring(0, page.indexOf("\n## "));
        steps.forEach((step, parameters) -> {
            String section = ofAll + page.split("\n## " + step + "\n", 2)[1].split("\n## ")[0];
            List<String> rows = found(ROW, section);
            assertThat(parameters).as("parameters of " + step).allSatisfy(
                    parameter -> assertThat(rows).anyMatch(row -> row.contains("`" + parameter + "`")));
        });
    }

    private List<String> unknown(String where, String script) {
        String bare = STRING.matcher(script).replaceAll("''");
        Pattern call = Pattern.compile("\\b(" + String.join("|", steps.keySet()) + ")\\b([^{\\n]*)");
        return call.matcher(bare)
                .results()
                .flatMap(found -> found(ARGUMENT, found.group(2)).stream()
                        .filter(argument -> !steps.get(found.group(1)).contains(argument))
                        .map(argument -> where + ": " + found.group(1) + " has no parameter " + argument))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static String asWritten(String property) {
        return Character.toLowerCase(property.charAt(0)) + property.substring(1);
    }
}
