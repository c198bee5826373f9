package io.jenkins.plugins.dataops.cli;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a blue-green deployment cannot go on by itself, it says with which command it goes on; each is run here. */
class ProposedRunsTest {
    private static final Pattern COMMAND = Pattern.compile("dataops (blue-green [^)]*?)(?=\\)[,.]|\\R|$)");

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("my.yaml", """
                connections: {other: {url: 'jdbc:duckdb:o.duckdb'}, warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products:
                  other: {connection: other}
                  flights: {connection: warehouse}
                """);
        good();
        file("checks.yaml", "tests:\n  - name: one row\n    row_count: {table: daily, equals: 1}\n");
    }

    private void good() throws IOException {
        file("build.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
    }

    private void bad() throws IOException {
        file("build.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id FROM range(2);\n");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Calls a verb as JSON and gives back the commands that its result proposes. */
    private List<String> proposed(int exitCode, String... words) {
        List<String> arguments = new ArrayList<>(List.of("blue-green", words[0], "-f", "my.yaml", "-p", "flights", "--format", "json"));
        arguments.addAll(List.of(words).subList(1, words.length));
        String next = said(CommandRun.in(folder, arguments.toArray(String[]::new))
                .exits(exitCode).document().as(BlueGreenResult.class).next()).orElse("");
        List<String> commands = new ArrayList<>();
        Matcher command = COMMAND.matcher(next);
        while (command.find()) {
            commands.add(command.group(1));
        }
        return commands;
    }

    private CommandRun run(String command) {
        return CommandRun.in(folder, command.split(" "));
    }

    private String live() {
        return CommandRun.in(folder, "blue-green", "status", "-f", "my.yaml", "-p", "flights").exits(0).out();
    }

    @Test
    void theLeaseOfAnotherIsTakenOver() throws SQLException {
        proposed(0, "prepare");
        heldElsewhere();
        assertThat(proposed(1, "deploy", "--sql", "build.sql", "--", "true"))
                .containsExactly("blue-green deploy --take-over --file=my.yaml --product=flights --sql=build.sql true");
        assertThat(proposed(1, "prepare")).containsExactly("blue-green prepare --take-over --file=my.yaml --product=flights");
        List<String> deploy = proposed(1, "deploy", "--sql", "build.sql");
        run(deploy.get(0)).exits(0);
        assertThat(live()).contains("blue is live");
    }

    @Test
    void aRollbackTakesTheLeaseOverItself() throws SQLException {
        proposed(0, "deploy", "--sql", "build.sql");
        proposed(0, "deploy", "--sql", "build.sql");
        assertThat(live()).contains("green is live");
        try (Connection connection = connect()) {
            // A lease that keeps the colour to go back to, as a run has it that has only just begun.
            connection.createStatement().execute("UPDATE dataops.switch_state SET lease_owner = 'another',"
                    + " lease_process = 'elsewhere 1 unknown unknown', lease_attended = true,"
                    + " lease_since = '2000-01-01T00:00:00Z', lease_until = '9999-01-01T00:00:00Z',"
                    + " lease_renewed = '2000-01-01T00:00:00Z'");
        }
        List<String> commands = proposed(1, "rollback");
        assertThat(commands).containsExactly("blue-green rollback --take-over --file=my.yaml --product=flights");
        run(commands.get(0)).exits(0);
        assertThat(live()).contains("blue is live");
    }

    @Test
    void aCandidateThatFailedItsCheckIsBuiltAgainOrSwitchedTo() throws IOException {
        bad();
        List<String> again = proposed(1, "deploy", "--sql", "build.sql", "--check-before", "checks.yaml", "--revision", "r1");
        assertThat(again)
                .containsExactly("blue-green deploy --file=my.yaml --product=flights --sql=build.sql"
                        + " --check-before=checks.yaml --revision=r1");
        List<String> waiting = proposed(0, "status");
        assertThat(waiting)
                .containsExactly(
                        "blue-green switch --file=my.yaml --product=flights",
                        "blue-green prepare --file=my.yaml --product=flights");
        run(waiting.get(0)).exits(0);
        assertThat(live()).contains("blue is live");
        good();
        run(again.get(0)).exits(0);
        assertThat(live()).contains("green is live");
    }

    @Test
    void whatWasNotPreparedIsPrepared() {
        proposed(0, "deploy", "--sql", "build.sql");
        List<String> commands = proposed(1, "switch");
        assertThat(commands).containsExactly("blue-green prepare --file=my.yaml --product=flights");
        run(commands.get(0)).exits(0);
    }

    @Test
    void aFailedBuildIsBegunAgain() throws IOException {
        file("build.sql", "SELECT * FROM nowhere;\n");
        List<String> commands = proposed(1, "deploy", "--sql", "build.sql");
        good();
        run(commands.get(0)).exits(0);
        assertThat(live()).contains("is live");
    }

    @Test
    void inAPipelineItIsAStepAndNoCommand() throws IOException, SQLException {
        proposed(0, "prepare");
        heldElsewhere();
        assertThat(inAPipeline("prepare")).contains("take the lease over: the step blueGreenDeploy with takeOver: true");
        assertThat(inAPipeline("rollback")).contains("take the lease over: the step blueGreenRollback with takeOver: true");
        // No step only plans.
        assertThat(inAPipeline("deploy", "--take-over", "--sql", "build.sql", "--expected-plan-hash", "0000"))
                .isEqualTo("Look at the new plan and approve it.");
    }

    private String inAPipeline(String... words) throws IOException {
        file("request.json", "{\"connections\": {}}");
        List<String> arguments = new ArrayList<>(List.of("blue-green", words[0], "-f", "my.yaml", "-p", "flights"));
        arguments.addAll(List.of("--format", "json", "--request", "request.json"));
        arguments.addAll(List.of(words).subList(1, words.length));
        return said(CommandRun.in(folder, arguments.toArray(String[]::new))
                .exits(1).document().as(BlueGreenResult.class).next()).orElseThrow();
    }

    private void heldElsewhere() throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute(
                    "UPDATE dataops.switch_state SET lease_owner = 'another', lease_process = 'elsewhere' || lease_process");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("w.duckdb"));
    }
}
