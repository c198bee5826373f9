package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DataOpsTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandHasHelpWithExampleAndExitCodes() {
        for (List<String> words : commands()) {
            List<String> arguments = new ArrayList<>(words);
            arguments.add("--help");
            CommandRun help = CommandRun.in(folder, arguments.toArray(String[]::new)).exits(0);
            assertThat(help.out())
                    .as(words.toString())
                    .contains("Usage: dataops", "Exit codes:", "  3     error", "  143   stopped")
                    .containsPattern("\nExamples?:\n  .*dataops ")
                    .containsPattern("\n[A-Z][^\n]+[.:]?\n");
            assertThat(help.err()).isEmpty();
        }
    }

    private static List<List<String>> commands() {
        List<List<String>> found = new ArrayList<>();
        collect(CommandReference.commandLine(), List.of(), found);
        return found;
    }

    private static void collect(CommandLine line, List<String> words, List<List<String>> found) {
        found.add(words);
        line.getSubcommands().forEach((name, command) -> {
            if (!command.getCommandSpec().helpCommand()) {
                List<String> deeper = new ArrayList<>(words);
                deeper.add(name);
                collect(command, deeper, found);
            }
        });
    }

    @Test
    void unknownWordsSuggestNearOnes() {
        assertThat(CommandRun.in(folder, "ledgr").exits(2).err())
                .contains("Unknown command 'ledgr' of 'dataops'")
                .contains("Did you mean 'ledger'?");
        assertThat(CommandRun.in(folder, "plan").exits(2).err())
                .contains("Did you mean 'migrate plan' or 'blue-green plan'?");
        assertThat(CommandRun.in(folder, "dora", "report", "-x", "y").exits(2).err())
                .contains("Unknown option '-x'")
                .doesNotContain("Did you mean");
        assertThat(CommandRun.in(folder, "ledger", "export", "--ouput", "x").exits(2).err())
                .contains("--output")
                .contains("--help");
        assertThat(CommandRun.in(folder, "frobnicate", "--help").exits(2).err())
                .contains("Unknown command 'frobnicate' of 'dataops'");
        assertThat(CommandRun.in(folder, "ledger", "frobnicate", "--help").exits(2).err())
                .contains("Unknown command 'frobnicate' of 'dataops ledger'");
        assertThat(CommandRun.in(folder, "help", "frobnicate").exits(2).err()).contains("frobnicate");
        assertThat(CommandRun.in(folder, "dora", "report", "--dayz", "3", "--help").exits(2).err())
                .contains("Unknown option '--dayz' of 'dataops dora report'", "--days");
        assertThat(CommandRun.in(folder, "dora", "report", "extra").exits(2).err())
                .contains("Unknown argument 'extra' of 'dataops dora report'");
        assertThat(CommandRun.in(folder, "dora", "report", "--help").exits(0).out()).contains("Usage: dataops dora report");
        assertThat(CommandRun.in(folder).exits(2).err()).contains("a command is missing");
        assertThat(CommandRun.in(folder, "ledger").exits(2).err()).contains("needs one of: export, import");
    }

    @Test
    void helpIsAVerbToo() {
        assertThat(CommandRun.in(folder, "help", "migrate").exits(0).out()).contains("dataops migrate", "apply");
        assertThat(CommandRun.in(folder, "help").exits(0).out()).contains("blue-green", "ledger");
    }

    @Test
    void versionNamesWhatIsBundled() {
        assertThat(CommandRun.in(folder, "--version").exits(0).out()).contains("dataops ", "Java ", "Flyway ");
    }

    @Test
    void aProblemIsADocumentToo() throws IOException {
        Path result = folder.resolve("deep/result.json");
        CommandRun run = CommandRun.in(
                folder, "ledger", "export", "-o", "x", "--format", "json", "--result", result.toString());
        ResultDocument document = run.exits(2).document();
        assertThat(document.kind()).isEqualTo(ResultDocument.Kind.PROBLEM);
        assertThat(document.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(document.as(Problem.class).exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(document.as(Problem.class).english());
        assertThat(ResultDocument.read(Files.newInputStream(result))).isEqualTo(document);
        assertThat(Files.list(result.getParent())).containsExactly(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migrate plan --formt text --format json --result r.json", "test --format=JSON --result=r.json --filter",
                "blue-green prepare --format json --result r.json --start nonsense", "frobnicate --format json --result r.json",
                "--format json --result r.json", "dora report --result r.json --format json --lease PT1H",
                "migrate apply --format json --result r.json --heartbeat PT0.000001S",
                "blue-green switch --product= --format json --result r.json"
            })
    void whateverIsWrongWithTheWordsAProgramGetsItsDocument(String words) throws IOException {
        CommandRun run = CommandRun.in(folder, words.split(" ")).exits(2);
        ResultDocument document = run.document();
        assertThat(document.kind()).isEqualTo(ResultDocument.Kind.PROBLEM);
        assertThat(document.as(Problem.class).exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("dataops: " + document.as(Problem.class).english().replaceAll("\\. Did you.*", ""));
        assertThat(ResultDocument.read(Files.newInputStream(folder.resolve("r.json")))).isEqualTo(document);
    }

    @Test
    void onlyTheWordsBeforeTwoDashesAskForADocument() {
        assertThat(CommandRun.in(folder, "test", "--nonsense", "--", "--format", "json").exits(2).out()).isEmpty();
        assertThat(CommandRun.in(folder, "test", "--nonsense", "--format", "text").exits(2).out()).isEmpty();
    }

    @Test
    void aResultThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(CommandRun.in(folder, "ledger", "record-deployment", "-p", "x", "--result", "file/result.json")
                        .exits(2)
                        .err())
                .containsOnlyOnce("cannot be written")
                .contains("is no folder");
        assertThat(folder.resolve(".dataops")).doesNotExist();
    }

    @Test
    void stackTraceOnlyWhenAskedFor() {
        CommandRun run = CommandRun.in(folder, "ledger", "import", "absent.jsonl", "--verbose");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("NoSuchFileException").contains("\tat ");
        CommandRun.in(folder, "ledger", "import", "absent.jsonl").exits(2);
    }

    @Test
    void requestFileIsGoneWhateverTheArguments() throws IOException {
        Path request = Files.writeString(folder.resolve("request.json"), "{\"connections\": {}}");
        CommandRun.in(folder, "no-such-verb", "--request", request.toString()).exits(2);
        assertThat(request).doesNotExist();
        assertThat(CommandRun.in(folder, "ledger", "--request=absent").exits(2).err()).contains("absent");
    }

    @Test
    void requestBehindTwoDashesBelongsToSomebodyElse() throws IOException {
        Path theirs = Files.writeString(folder.resolve("theirs.json"), "{}");
        assertThat(HandoverArgument.take(folder, "x", "--", "--request", theirs.toString()).connections()).isEmpty();
        assertThat(theirs).exists();
    }

    @Test
    void surroundingsOfTheProcessAreThere() {
        assertThat(CommandContext.ofProcess().folder()).isAbsolute();
        assertThat(Optional.of(CommandContext.ofProcess().prompt())).isPresent();
    }
}
