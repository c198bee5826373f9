package io.jenkins.plugins.dataops.cli;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.bluegreen.BlueGreenResult;
import io.jenkins.plugins.dataops.bluegreen.Colour;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueGreenVerbsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products:
                  flights:
                    checks: {before: [tests/before.yaml], after: [tests/after.yaml]}
                """);
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id, 10 AS flights;\n");
        file("tests/before.yaml", """
                tests:
                  - name: one row a day
                    unique: {table: daily, columns: [id]}
                """);
        file("tests/after.yaml", """
                tests:
                  - name: flights are there
                    range: {table: daily, column: flights, min: 1}
                """);
    }

    @Test
    void deployBuildsChecksSwitchesAndRecords() {
        ResultDocument document = deploy(0);
        BlueGreenResult result = document.as(BlueGreenResult.class);
        assertThat(result.colours().live()).contains(Colour.BLUE);
        assertThat(document.parts()).extracting(ResultDocument::kind)
                .containsExactly(Kind.SQL, Kind.BLACK_BOX, Kind.BLACK_BOX);
        assertThat(result.events()).singleElement().isInstanceOf(Deployment.class);
        assertThat(deployments()).isEqualTo(1);

        ResultDocument second = deploy(0);
        assertThat(second.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(second.as(BlueGreenResult.class).colours().live()).contains(Colour.GREEN);
        assertThat(deployments()).isEqualTo(2);
    }

    @Test
    void aFileWithItsOwnTransactionIsToldWhatWorksThere() throws IOException {
        file("build/1.sql", "BEGIN;\nCREATE TABLE ${candidate}.daily AS SELECT 1 AS id, 10 AS flights;\nCOMMIT;\n");
        CommandRun refused = CommandRun.in(folder, "blue-green", "deploy", "--sql", "build/*.sql").exits(2);
        assertThat(refused.err())
                .contains("1.sql line 1: the file is one transaction", "take the statement out", "a file of its own")
                .doesNotContain("--no-transaction");
    }

    @Test
    void aFailingCheckBeforeTheSwitchChangesNothing() throws IOException {
        deploy(0);
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id, 10 AS flights FROM range(2);\n");
        ResultDocument document = deploy(1);
        assertThat(document.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(document.as(BlueGreenResult.class).colours().live()).contains(Colour.BLUE);
        assertThat(deployments()).isEqualTo(1);
        assertThat(CommandRun.in(folder, "blue-green", "deploy", "--sql", "build/*.sql").exits(1).out())
                .contains("failed: one row a day");
    }

    @Test
    void aFailingCheckAfterTheSwitchSwitchesBack() throws IOException {
        deploy(0);
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id, 0 AS flights;\n");
        BlueGreenResult result = deploy(1).as(BlueGreenResult.class);
        assertThat(result.colours().live()).contains(Colour.BLUE);
        assertThat(result.switchBackTimings()).isPresent();
        DeliveryReport report = report();
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(report.openFailures()).isEmpty();
    }

    @Test
    void aFailingBuildSwitchesNothingAndFreesTheProduct() throws IOException {
        file("build/2.sql", "INSERT INTO ${candidate}.nowhere VALUES (1);\n");
        CommandRun run = CommandRun.in(folder, "blue-green", "deploy", "--sql", "build/*.sql").exits(1);
        assertThat(run.out()).contains("build/2.sql line 1", "Nothing was switched");
        Files.delete(folder.resolve("build/2.sql"));
        deploy(0);
    }

    @Test
    void aCommandBuildsAndItsFailureIsOne() throws IOException {
        CommandRun failed = CommandRun.in(
                folder, "blue-green", "deploy", "--format", "json", "--", "sh", "-c",
                "echo building $DATAOPS_CANDIDATE_SCHEMA; exit 7");
        assertThat(failed.exits(1).err()).contains("building flights__blue");
        assertThat(said(failed.document().as(BlueGreenResult.class).verdict())).contains("exit code 7");
        assertThat(CommandRun.in(folder, "blue-green", "deploy", "--", "no-such-command-anywhere").exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.in(folder, "blue-green", "deploy").exits(2).err()).contains("--sql");
        CommandRun.in(folder, "blue-green", "deploy", "--sql", "build/*.sql", "--", "true").exits(0);
    }

    @Test
    void partsOnTheirOwnWithAnApprovedPlan() {
        BlueGreenResult prepared = run(0, "prepare").as(BlueGreenResult.class);
        String token = prepared.lease().orElseThrow().token().orElseThrow();
        CommandRun.in(folder, prepared.environmentVariables(), "sql", "build/*.sql").exits(0);
        BlueGreenResult plan = run(0, "plan", "--lease-token", token).as(BlueGreenResult.class);
        String hash = plan.plan().orElseThrow().hash();
        assertThat(said(plan.verdict())).contains("would change 1 object with ");

        assertThat(run(1, "switch", "--lease-token", token, "--expected-plan-hash", "0000")
                        .as(BlueGreenResult.class)
                        .colours()
                        .live())
                .isEmpty();
        run(0, "switch", "--lease-token", token, "--expected-plan-hash", hash);
        assertThat(deployments()).isEqualTo(1);
    }

    @Test
    void prepareSpeaksToAShell() {
        CommandRun prepared = CommandRun.in(folder, "blue-green", "prepare").exits(0);
        assertThat(prepared.out().lines())
                .allMatch(line -> line.startsWith("export DATAOPS_"))
                .contains("export DATAOPS_CANDIDATE_SCHEMA='flights__blue'");
        assertThat(prepared.err()).contains("is ready to be built", "token is in DATAOPS_LEASE_TOKEN");
    }

    @Test
    void aShellStopsWhenPrepareIsRefusedOrFails() throws Exception {
        run(0, "prepare", "--owner", "alice");
        CommandRun refusal = CommandRun.in(folder, "blue-green", "prepare", "--owner", "bob").exits(1);
        assertThat(refusal.err()).contains("'alice' is deploying").doesNotContain("lease's token");
        String refused = refusal.out();
        String misspelt = CommandRun.in(folder, "blue-green", "prepare", "--ownr", "bob").exits(2).out();
        String broken = CommandRun.in(folder, "blue-green", "prepare", "--ledger", "w", "-f", "no.yaml").exits(2).out();
        for (String output : List.of(refused, misspelt, broken)) {
            file("output", output);
            Process shell = new ProcessBuilder(
                            "sh", "-c", "set -e; eval \"$(cat output)\"; echo \"goes on to $DATAOPS_CANDIDATE_SCHEMA\"")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(shell.getInputStream().readAllBytes())).isEmpty();
            assertThat(shell.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyRevisionIsRefusedAndAnOldOneKeepsNothingFromTheLedger() throws IOException {
        assertThat(CommandRun.in(folder, "blue-green", "deploy", "--sql", "build/*.sql", "--revision", "")
                        .exits(2)
                        .err())
                .contains("--revision is empty");
        deploy(0);
        // What an earlier version let into the journal.
        file("old.sql", "UPDATE dataops.switch_journal SET release = json_merge_patch(release, '{\"revision\": \"\"}'),"
                + " revision = '';\n");
        CommandRun.in(folder, "sql", "-c", "warehouse", "old.sql").exits(0);
        Files.delete(folder.resolve(".dataops/ledger.sqlite"));
        deploy(0);
        assertThat(report().deployments()).extracting(deployment -> deployment.revision())
                .containsExactlyInAnyOrder("unversioned", "unversioned");
    }

    @Test
    void aPersonsSecondRunNeedsTheTokenOrTakesOver() {
        Map<String, String> first = run(0, "prepare").as(BlueGreenResult.class).environmentVariables();
        run(1, "prepare");
        run(1, "plan");
        CommandRun.in(folder, first, "sql", "build/*.sql").exits(0);
        Map<String, String> other = new HashMap<>(first);
        other.put("DATAOPS_PRODUCT", "other");
        CommandRun.in(folder, other, "blue-green", "switch").exits(1);
        CommandRun.in(folder, Map.of("DATAOPS_LEASE_TOKEN", "1"), "blue-green", "switch").exits(1);
        CommandRun.in(folder, first, "blue-green", "switch").exits(0);
        assertThat(deployments()).isEqualTo(1);

        run(0, "prepare");
        Map<String, String> taken = run(0, "prepare", "--take-over").as(BlueGreenResult.class).environmentVariables();
        CommandRun.in(folder, taken, "blue-green", "release").exits(0);
        run(0, "prepare");
    }

    @Test
    void aRefusalGivesAShellNothingOfTheDatabaseToRun() {
        String hostile = "x'; touch /tmp/owned; $(touch /tmp/owned) \n`touch /tmp/owned`";
        run(0, "prepare", "--owner", hostile);
        CommandRun refused = CommandRun.in(folder, "blue-green", "prepare", "--owner", "bob").exits(1);
        assertThat(refused.out()).isEqualTo("unset DATAOPS_CANDIDATE_SCHEMA DATAOPS_CANDIDATE_COLOUR\nfalse\n");
        assertThat(refused.err()).contains("failed: Refused: 'x'; touch /tmp/owned", "\\n`touch");
    }

    @Test
    void anotherOwnerWaitsUntilTheProductIsReleased() {
        BlueGreenResult held = run(0, "prepare", "--owner", "alice").as(BlueGreenResult.class);
        assertThat(said(run(1, "prepare", "--owner", "bob").as(BlueGreenResult.class).verdict())).contains("alice");
        String token = held.lease().orElseThrow().token().orElseThrow();
        run(1, "release", "--owner", "bob", "--lease-token", token);
        run(0, "release", "--owner", "alice", "--lease-token", token);
        run(0, "prepare", "--owner", "bob");
    }

    @Test
    void rollbackStatusRetire() throws IOException {
        deploy(0);
        deploy(0);
        ResultDocument document = run(0, "rollback", "--reason", "wrong numbers");
        assertThat(document.outcome()).isEqualTo(Outcome.PASSED);
        BlueGreenResult back = document.as(BlueGreenResult.class);
        assertThat(back.colours().live()).contains(Colour.BLUE);
        assertThat(report().metrics().changeFailRate().count()).isEqualTo(1);

        // A ledger that missed everything learns it from the journal.
        Files.delete(folder.resolve(".dataops/ledger.sqlite"));
        CommandRun looked = CommandRun.in(folder, "blue-green", "status").exits(0);
        assertThat(looked.out())
                .contains("live: blue", "rollback", "release")
                .contains("the ledger misses", "to record: dataops blue-green status --record");
        assertThat(folder.resolve(".dataops/ledger.sqlite")).doesNotExist();
        CommandRun status = CommandRun.in(folder, "blue-green", "status", "--record").exits(0);
        assertThat(status.err()).contains("the ledger missed");
        assertThat(CommandRun.in(folder, "blue-green", "status").exits(0).out()).doesNotContain("misses");
        assertThat(report().deployments()).hasSize(3);

        run(0, "retire");
        run(1, "rollback");
    }

    @Test
    void aLedgerThatCannotBeWrittenDoesNotHideTheSwitch() throws IOException {
        file("notes.txt", "no ledger");
        CommandRun run = CommandRun.in(
                folder, "blue-green", "deploy", "--sql", "build/*.sql", "--ledger", "notes.txt", "--format", "json");
        assertThat(run.exits(0).document().outcome()).isEqualTo(Outcome.UNSTABLE);
        assertThat(run.err())
                .contains("the ledger was not written")
                .contains("later: dataops blue-green status --record --ledger=notes.txt");
        CommandRun.in(folder, "blue-green", "status", "--record").exits(0);
        assertThat(deployments()).isEqualTo(1);
    }

    @Test
    void aMalformedSpecificationIsFoundBeforeAnythingBegins() throws IOException {
        file("tests/after.yaml", "tests:\n  - nme: x\n");
        assertThat(CommandRun.in(folder, "blue-green", "deploy", "--sql", "build/*.sql").exits(2).err())
                .contains("after.yaml line 2");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
    }

    @Test
    void unknownProductsAreNamed() {
        assertThat(CommandRun.in(folder, "blue-green", "status", "-p", "flihts").exits(2).err())
                .contains("'flihts'", "flights");
    }

    private ResultDocument deploy(int exitCode) {
        return run(exitCode, "deploy", "--sql", "build/*.sql", "--owner", "test");
    }

    private ResultDocument run(int exitCode, String verb, String... more) {
        List<String> arguments = new ArrayList<>(List.of("blue-green", verb));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--format", "json"));
        return CommandRun.in(folder, Map.of(), arguments.toArray(String[]::new)).exits(exitCode).document();
    }

    private int deployments() {
        return report().deployments().size();
    }

    private DeliveryReport report() {
        return CommandRun.in(folder, "dora", "report", "--format", "json").exits(0).document().as(DeliveryReport.class);
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
