package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.SecretNames;
import io.jenkins.plugins.dataops.project.PasswordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A secret that is on the command line, in the right place or in a wrong one, is repeated by nothing that is said. */
class SecretArgumentsTest {
    private static final String SECRET = "hunter2-in-clear";

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                migrations: {secrets: {handshake: {env: ABSENT}}, placeholders: {signing_key: 'hunter2-in-clear-0'}}
                products: {flights: {}}
                """);
        file("migrations/V1__t.sql", """
                CREATE TABLE t (v VARCHAR);
                INSERT INTO t VALUES ('${api_token}, ${handshake}, ${signing_key}, ${plain}');
                """);
        file("load/1.sql", "BEGIN;\nSELECT ${db_password}, ${plain};\nCOMMIT;\n");
    }

    @Test
    void aProposedCommandLeavesSecretsOutAndSaysSo() {
        CommandRun plan = silent(
                "migrate", "plan", "--placeholder=api_token=" + SECRET, "--placeholder=handshake=" + SECRET + "-2",
                "--placeholder=plain=to be seen");
        assertThat(plan.exits(0).out())
                .containsPattern("to run exactly this: dataops migrate apply --expected-plan-hash=\\w+"
                        + " '?--placeholder='?plain=to be seen'  # left out as secret, to be added:"
                        + " --placeholder=api_token=\\.\\.\\. --placeholder=handshake=\\.\\.\\.");
        CommandRun sql = silent("sql", "load/*.sql", "--parameter=db_password=" + SECRET, "--parameter=plain=seen");
        assertThat(sql.exits(2).err())
                .contains("Next: dataops sql --no-transaction --parameter=plain=seen 'load/*.sql'"
                        + "  # left out as secret, to be added: --parameter=db_password=...");
    }

    @Test
    void whatIsNoSecretIsCarriedOver() throws IOException {
        file("load/1.sql", "BEGIN;\nSELECT ${sort_key}, ${plain};\nCOMMIT;\n");
        assertThat(CommandRun.in(folder, "sql", "load/*.sql", "--parameter=sort_key=a", "--parameter", "plain=b")
                        .exits(2)
                        .err()
                        .lines())
                .contains("Next: dataops sql --no-transaction --parameter=sort_key=a --parameter=plain=b 'load/*.sql'");
    }

    @Test
    void aSecretBehindAnUnknownOptionIsNotRepeated() {
        assertThat(silent("migrate", "plan", "--password=" + SECRET).exits(2).err())
                .contains("Unknown option '--password' of 'dataops migrate plan'", "say with --password-from where it is");
        assertThat(silent("migrate", "plan", "--password", SECRET).exits(2).err()).contains("'--password'");
        assertThat(silent("migrate", "plan", "-p" + SECRET).exits(2).err()).contains("Unknown option '-p...'");
        assertThat(silent("blue-green", "deploy", "--pasword-from=" + SECRET, "--sql=x").exits(2).err())
                .contains("'--pasword-from'");
        assertThat(silent("dora", "report", "--api-token=" + SECRET).exits(2).err())
                .contains("Unknown option '--api-token'")
                .doesNotContain("--password-from");
    }

    @Test
    void aSecretWithoutItsNameIsNotRepeated() {
        assertThat(silent("migrate", "plan", "--placeholder", SECRET).exits(2).err())
                .contains("Invalid value for option '--placeholder': it is not NAME=VALUE");
        Set<String> looked = new HashSet<>();
        for (List<String> verb : verbs(new ArrayList<>(), CommandReference.commandLine())) {
            CommandLine line = CommandReference.commandLine();
            for (String word : verb) {
                line = line.getSubcommands().get(word);
            }
            for (OptionSpec option : line.getCommandSpec().options()) {
                if (!looked.add(option.longestName())) {
                    continue;
                }
                // The secret of a run is told by the one line that hands it on: this one is too short to be taken.
                boolean named = option.typeInfo().isMap();
                boolean source = Arrays.asList(option.auxiliaryTypes()).contains(PasswordSource.class);
                if (named || source || SecretNames.looksSecret(option.longestName())) {
                    List<String> words = new ArrayList<>(verb);
                    words.add(option.longestName() + "=" + SECRET);
                    silent(words.toArray(String[]::new));
                    if (named) {
                        words.set(words.size() - 1, option.longestName() + "=api_token=" + SECRET);
                        silent(words.toArray(String[]::new));
                    }
                }
            }
        }
    }

    @Test
    void theBuildOfACandidateIsNotToldTheSecretOfItsRun() {
        CommandRun deploy = CommandRun.in(
                folder, Map.of(), "blue-green", "deploy", "--", "sh", "-c",
                "env; echo \"[$DATAOPS_LEASE_TOKEN]\"");
        assertThat(deploy.err())
                .contains("DATAOPS_CANDIDATE_SCHEMA=flights__blue", "DATAOPS_LEASE_OWNER=", "[]")
                .doesNotContainPattern("DATAOPS_LEASE_TOKEN=.");
    }

    @Test
    void prepareTellsTheSecretOfItsRunOnce() throws IOException {
        CommandRun prepare = CommandRun.in(folder, "blue-green", "prepare", "--result", "r.json").exits(0);
        Matcher export = Pattern.compile("export DATAOPS_LEASE_TOKEN='(\\w+)'").matcher(prepare.out());
        assertThat(export.find()).isTrue();
        String token = export.group(1);
        assertThat(prepare.err()).doesNotContain(token);
        assertThat(prepare.out().split(token, -1)).hasSize(2);
        CommandRun.in(folder, "report", "--html", "r.html", "r.json").exits(0);
        assertThat(Files.readString(folder.resolve("r.html"))).doesNotContain(token);
    }

    private CommandRun silent(String... arguments) {
        CommandRun run = CommandRun.in(folder, arguments);
        assertThat(run.out() + run.err()).as(Arrays.toString(arguments)).doesNotContain("hunter2");
        return run;
    }

    private static List<List<String>> verbs(List<String> words, CommandLine line) {
        List<List<String>> found = new ArrayList<>();
        if (line.getCommandSpec().userObject() instanceof Verb) {
            found.add(words);
        }
        line.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(name);
            found.addAll(verbs(longer, below));
        });
        return found;
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
