package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.example.StepSource;
import io.jenkins.plugins.dataops.outcome.NextCommand;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Every command that the product proposes is one that it takes, and can be pasted into a shell. */
class RemediesTest {
    private static final List<String> HOSTILE =
            List.of("5f1c", "it's", "a b", "$(reboot)", "\"q\"", "-x", "", "tab\there", "new\nline", "back\\slash'",
                    "\u202eturned", "caf\u00e9 \ud83d\ude80", "*", "~", "a;b", "!!");

    @TempDir
    Path folder;

    @Test
    void everyProposedCommandIsOneThatTheCommandTakes() throws Exception {
        for (NextCommand command : proposed()) {
            NextCommand whole = command.verb().equals("sql")
                    ? new NextCommand(command.verb(), command.options(), List.of("load/*.sql"))
                    : command;
            List<String> words = typed(whole);
            assertThat(words.get(0)).isEqualTo("dataops");
            parse(words.subList(1, words.size()));
        }
    }

    private static List<NextCommand> proposed() throws ReflectiveOperationException {
        List<NextCommand> commands = new ArrayList<>();
        for (Method method : NextCommand.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == NextCommand.class) {
                Object[] values = Arrays.stream(method.getParameters()).map(parameter -> "5f1c").toArray();
                commands.add((NextCommand) method.invoke(null, values));
            }
        }
        assertThat(commands).isNotEmpty();
        return commands;
    }

    @Test
    void inAPipelineAProposedCommandIsAStepThatTakesIt() throws Exception {
        Path steps = LauncherTest.repository().resolve("src/main/java/io/jenkins/plugins/dataops/pipeline");
        int found = 0;
        for (NextCommand command : proposed()) {
            Matcher call = Pattern.compile("the step (\\w)(\\w+)(?: with (.*))?")
                    .matcher(StepCall.of(command).orElse(""));
            if (call.matches()) {
                found++;
                String source = StepSource.withParents(
                        steps, call.group(1).toUpperCase(Locale.ROOT) + call.group(2) + "Step");
                assertThat(source).contains('"' + call.group(1) + call.group(2) + '"');
                if (call.group(3) != null) {
                    for (String parameter : call.group(3).split(", ")) {
                        String name = parameter.split(": ")[0];
                        assertThat(source)
                                .contains("void set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
                                        + "(");
                    }
                }
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void aWorkerProposesAStep() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/V1__t.sql"), "CREATE TABLE t (n INTEGER);\n");
        Files.writeString(folder.resolve("dataops.yaml"), "connections: {w: {url: 'jdbc:duckdb:'}}\n");
        Path request = folder.resolve("request.json");
        Files.writeString(request, "{\"connections\": {}}");
        assertThat(CommandRun.in(folder, "migrate", "plan", "--request", request.toString()).exits(0).out())
                .containsPattern("to run exactly this: the step migrateSchema with action: 'apply', expectedPlanHash: '\\w+'")
                .doesNotContain("dataops migrate");
    }

    @Test
    void aChangedMigrationIsAcceptedByTheProposedCommand() throws IOException {
        Files.createDirectories(folder.resolve("sql files"));
        Path file = folder.resolve("sql files/V1__t.sql");
        Files.writeString(file, "CREATE TABLE t (n INTEGER);\n");
        Files.writeString(folder.resolve("dataops.yaml"), "connections: {w: {url: 'jdbc:duckdb:w.duckdb'}}\n");
        CommandRun.in(folder, "migrate", "apply", "--location", "sql files").exits(0);
        Files.writeString(file, "CREATE TABLE t (n BIGINT);\n");
        assertThat(CommandRun.in(folder, "migrate", "apply", "--location", "sql files").exits(1).out())
                .contains("to see where each migration stands: dataops migrate info --location='sql files'");
        String lead = "to accept the files as they are: ";
        String next = CommandRun.in(folder, "migrate", "validate", "--location", "sql files").exits(1).out().lines()
                .filter(line -> line.startsWith(lead))
                .findFirst()
                .orElseThrow()
                .substring(lead.length());
        assertThat(next).isEqualTo("dataops migrate repair --location='sql files'");
        List<String> words = shell(next);
        CommandRun.in(folder, words.subList(1, words.size()).toArray(String[]::new)).exits(0);
        CommandRun.in(folder, "migrate", "apply", "--location", "sql files").exits(0);
    }

    @Test
    void hostileValuesComeThroughAShellAsTheyAre() throws Exception {
        for (String value : HOSTILE) {
            NextCommand command = new NextCommand(
                    "migrate apply", List.of(), value.isEmpty() ? List.of() : List.of(value))
                    .with("--connection", value);
            assertThat(command.toString().lines()).hasSize(1);
            List<String> expected = new ArrayList<>(List.of("dataops", "migrate", "apply", "--connection=" + value));
            if (value.startsWith("-")) {
                expected.add("--");
            }
            if (!value.isEmpty()) {
                expected.add(value);
            }
            assertThat(typed(command)).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void whatTheCallWasGivenIsCarriedOver() throws IOException {
        Files.createDirectories(folder.resolve("it's sql"));
        Files.writeString(folder.resolve("it's sql/V1__t.sql"), "CREATE TABLE t (n INTEGER);\n");
        Files.writeString(
                folder.resolve("my project.yaml"), "connections: {w: {url: 'jdbc:duckdb:w.duckdb'}, x: {url: 'jdbc:duckdb:'}}\n");
        CommandRun plan = CommandRun.in(
                folder, "migrate", "plan", "-f", "my project.yaml", "-c", "w", "--location", "it's sql", "--result", "r.json");
        String next = plan.exits(0).out().lines()
                .filter(line -> line.startsWith("to run exactly this: "))
                .findFirst()
                .orElseThrow()
                .substring("to run exactly this: ".length());
        assertThat(next)
                .matches("dataops migrate apply --expected-plan-hash=\\w+ --file='my project.yaml' --connection=w"
                        + " --location='it'\\\\''s sql'");
        List<String> words = shell(next);
        CommandRun.in(folder, words.subList(1, words.size()).toArray(String[]::new)).exits(0);
        assertThat(CommandRun.in(folder, "migrate", "validate", "-f", "my project.yaml", "-c", "w", "--location", "it's sql")
                        .exits(0)
                        .out())
                .contains("now at version 1");
    }

    @Test
    void noMessageSpellsACommandByHand() throws IOException {
        String verbs = String.join("|", CommandReference.commandLine().getSubcommands().keySet());
        Pattern byHand = Pattern.compile("\"[^\"]*(?:\\bdataops (?:" + verbs + ") |'(?:" + verbs + ") [a-z-]+')[^\"]*");
        List<String> found = new ArrayList<>();
        Path sources = LauncherTest.repository().resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                // The examples of the help are held by the test below.
                String text = Files.readString(file).replaceAll("(?s)footer = \\{.*?\\}\\)", "");
                Matcher literal = byHand.matcher(text);
                while (literal.find()) {
                    found.add(sources.relativize(file) + ": " + literal.group());
                }
            }
        }
        assertThat(found).allMatch(literal -> literal.endsWith("as 'dataops ledger export' writes them."));
    }

    @Test
    void whatTellsToDoSomethingAgainSaysByWhichCommand() throws IOException {
        Pattern told = Pattern.compile(
                "\"[^\"]*\\b(?i:(?:switch|prepare|deploy|plan|apply|begin|build) (?:again|anew)|take the lease over|or roll (?:it )?back)\\b[^\"]*\"");
        List<String> bare = new ArrayList<>();
        Path sources = LauncherTest.repository().resolve("src/main/java/io/jenkins/plugins/dataops");
        for (String room : List.of("bluegreen", "cli", "deploy", "script")) {
            try (Stream<Path> files = Files.walk(sources.resolve(room))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    for (String statement : Files.readString(file).split(";\\R")) {
                        Matcher literal = told.matcher(statement);
                        if (literal.find() && !statement.contains("NextCommand.")) {
                            bare.add(sources.relativize(file) + ": " + literal.group());
                        }
                    }
                }
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void theExamplesOfTheHelpAreTaken() throws Exception {
        examples(CommandReference.commandLine());
    }

    private void examples(CommandLine line) throws Exception {
        String[] footer = line.getCommandSpec().usageMessage().footer();
        String text = String.join("\n", footer).replace("\\\n", " ").replace("$$", "$");
        for (String example : text.lines().filter(candidate -> candidate.contains("dataops ")).toList()) {
            String command = example.strip().replaceAll("^eval \"\\$\\((.*)\\)\".*$", "$1").replaceAll(" (&&|>).*", "");
            if (command.startsWith("dataops ")) {
                List<String> words = shell(command);
                parse(words.subList(1, words.size()));
            }
        }
        for (CommandLine below : line.getSubcommands().values()) {
            examples(below);
        }
    }

    private static void parse(List<String> words) {
        CommandLine.ParseResult parsed = CommandReference.commandLine().parseArgs(words.toArray(String[]::new));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        CommandSpec spec = parsed.commandSpec();
        assertThat(parsed.unmatched()).as(words.toString()).isEmpty();
        assertThat(spec.userObject()).as(words.toString()).isInstanceOfAny(Verb.class, SchemaCommand.class, Help.class);
    }

    private List<String> typed(NextCommand command) throws IOException {
        return shell(command.toString());
    }

    /** The words that a shell makes of a line. */
    private List<String> shell(String line) throws IOException {
        Path script = folder.resolve("words.sh");
        Files.writeString(script, "printf '%s\\0' " + line);
        Process process = new ProcessBuilder("bash", script.toString())
                .directory(Files.createDirectories(folder.resolve("empty")).toFile())
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(words.substring(0, words.length() - 1).split("\0", -1));
    }
}
