package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Values that cannot be meant: each is refused in one sentence that names the option, before anything is done. */
class OptionValuesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.writeString(
                folder.resolve("dataops.yaml"),
                "connections: {w: {url: 'jdbc:duckdb:w.duckdb'}}\nproducts: {p: {connection: w}}\n");
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/V1__t.sql"), "CREATE TABLE t (n INTEGER);");
        Files.writeString(folder.resolve("t.yaml"), "tests: [{name: a, row_count: {table: t, equals: 0}}]");
    }

    /** A variable that nobody has set must not look like a choice, whatever the option. */
    @Test
    void anEmptyValueOfAnyOptionIsRefused() {
        List<String> tried = new ArrayList<>();
        verbs(CommandReference.commandLine(), new ArrayList<>(), tried);
        assertThat(tried).contains("migrate apply --expected-plan-hash", "blue-green deploy --release").hasSizeGreaterThan(100);
    }

    private void verbs(CommandLine line, List<String> words, List<String> tried) {
        line.getSubcommands().forEach((name, command) -> {
            List<String> deeper = new ArrayList<>(words);
            deeper.add(name);
            verbs(command, deeper, tried);
        });
        for (OptionSpec option : line.getCommandSpec().options()) {
            if (line.getSubcommands().isEmpty() && option.arity().max() > 0 && !option.hidden()) {
                List<String> call = new ArrayList<>(words);
                call.add(option.longestName() + "=");
                line.getCommandSpec().requiredArgs().stream()
                        .filter(required -> required != option)
                        .forEach(required -> call.add(
                                required.isOption() ? ((OptionSpec) required).longestName() + "=x" : "x"));
                assertThat(CommandRun.in(folder, call.toArray(String[]::new)).exits(2).err())
                        .as(call.toString())
                        .contains(option.longestName())
                        .doesNotContain("unexpected");
                tried.add(String.join(" ", words) + " " + option.longestName());
            }
        }
    }

    @Test
    void aVariableThatNobodySetApprovesNothing() {
        assertThat(refused("migrate", "apply", "--expected-plan-hash", ""))
                .contains("the value of --expected-plan-hash is empty");
        assertThat(refused("test", "t.yaml", "")).contains("the value of PATTERN is empty");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
    }

    @Test
    void numbersAndTimesOutOfRange() {
        assertThat(refused("migrate", "apply", "--lock-wait=-PT5M")).contains("--lock-wait must be from PT0S to P1D");
        assertThat(refused("migrate", "apply", "--lock-wait=P2D")).contains("--lock-wait must be from PT0S to P1D");
        assertThat(refused("migrate", "plan", "--statement-timeout=PT0S")).contains("--statement-timeout");
        assertThat(refused("dora", "report", "--incident-window=-PT1H")).contains("--incident-window must be from PT0S");
        assertThat(refused("test", "t.yaml", "--row-limit", "0")).contains("--row-limit must be from 1 to 1000000000, not 0");
        assertThat(refused("test", "t.yaml", "--row-limit", "many"))
                .contains("'--row-limit': 'many' is no whole number");
        assertThat(refused("dora", "report", "--days", "99999999999")).contains("'--days'", "is no whole number");
    }

    @Test
    void choicesAndPairsInTheWordsOfTheHelp() {
        assertThat(refused("migrate", "info", "--format", "xml")).contains("'--format': 'xml' is none of text, json");
        assertThat(refused("test", "t.yaml", "--parameter", "hunter2"))
                .contains("Invalid value for option '--parameter': it is not NAME=VALUE")
                .doesNotContain("hunter2");
    }

    @Test
    void aDriversFolderThatHoldsNone() throws IOException {
        assertThat(refused("migrate", "plan", "--drivers", "drvers")).contains("there is no drivers folder", "drvers");
        Files.createDirectories(folder.resolve("empty"));
        assertThat(refused("migrate", "plan", "--drivers", "empty")).contains("holds no jar");
    }

    @Test
    void aFolderWhereAFileIsRead() throws IOException {
        Files.createDirectories(folder.resolve("folder"));
        for (String[] call : new String[][] {
            {"migrate", "plan", "-f", "folder"}, {"ledger", "import", "folder"}, {"report", "folder", "--html", "x.html"}
        }) {
            assertThat(refused(call)).contains("folder").doesNotContain("Exception");
        }
        Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        assertThat(refused("report", "other.json", "--html", "x.html"))
                .contains("other.json: it is no result document of dataops; name result files that --result wrote");
    }

    /** Nothing is done whose result could not be handed over, and every such file is looked at. */
    @Test
    void aFolderWhereAFileIsWritten() throws IOException {
        Files.createDirectories(folder.resolve("folder"));
        Files.writeString(folder.resolve("r.json"), ResultDocument.of(ResultDocument.Kind.REPORT, "t", Instant.now(), Outcome.PASSED, "x")
                        .toJson());
        for (String[] call : new String[][] {
            {"migrate", "apply", "--result", "folder"},
            {"test", "t.yaml", "--junit", "folder"},
            {"report", "r.json", "--html", "folder"},
        }) {
            assertThat(refused(call)).contains("folder is a folder: name a file to write");
        }
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
        CommandRun.in(folder, "ledger", "record-incident", "--reason", "late").exits(0);
        assertThat(refused("ledger", "export", "--output", "folder")).contains("is a folder");
    }

    @Test
    void aMisspeltWordHasOneNearNeighbour() {
        assertThat(refused("migrat")).contains("Did you mean 'migrate'?");
        assertThat(refused("migrate", "plan", "--conection=w")).contains("Did you mean '--connection'?");
        assertThat(refused("frobnicate")).doesNotContain("Did you mean");
        assertThat(refused("help", "migrate", "pln")).contains("Unknown command 'pln' of 'dataops migrate'");
        assertThat(CommandRun.in(folder, "help", "migrate", "plan").exits(0).out())
                .startsWith("Usage: dataops migrate plan");
        assertThat(CommandRun.in(folder, "help").exits(0).out()).startsWith("Usage: dataops ");
        assertThat(CommandRun.in(folder, "help", "--help").exits(0).out()).startsWith("Usage: dataops help");
    }

    private String refused(String... words) {
        String err = CommandRun.in(folder, words).exits(2).err();
        assertThat(err.lines().filter(line -> line.startsWith("dataops: "))).as(err).hasSize(1);
        return err;
    }
}
