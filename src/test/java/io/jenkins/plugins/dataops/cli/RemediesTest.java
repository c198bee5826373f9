package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        List<Method> proposed = Arrays.stream(NextCommand.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .toList();
        assertThat(proposed).isNotEmpty();
        for (Method method : proposed) {
            Object[] values = Arrays.stream(method.getParameters()).map(parameter -> "5f1c").toArray();
            NextCommand command = (NextCommand) method.invoke(null, values);
            NextCommand whole = command.verb().equals("sql")
                    ? new NextCommand(command.verb(), command.options(), List.of("load/*.sql"))
                    : command;
            List<String> words = typed(whole);
            assertThat(words.get(0)).isEqualTo("dataops");
            parse(words.subList(1, words.size()));
        }
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
        Pattern byHand = Pattern.compile("\"[^\"]*\\bdataops (?:" + verbs + ") [^\"]*");
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
    void theExamplesOfTheHelpAreTaken() throws Exception {
        examples(CommandReference.commandLine());
    }

    private void examples(CommandLine line) throws Exception {
        String[] footer = line.getCommandSpec().usageMessage().footer();
        String text = String.join("\n", footer).replace("\\\n", " ").replace("$$", "$");
        for (String example : text.lines().filter(candidate -> candidate.contains("dataops ")).toList()) {
            String command = example.strip().replaceAll("^eval \"\\$\\((.*)\\)\".*$", "$1").replaceAll(" && .*", "");
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
        assertThat(spec.userObject()).as(words.toString()).isInstanceOf(Verb.class);
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
