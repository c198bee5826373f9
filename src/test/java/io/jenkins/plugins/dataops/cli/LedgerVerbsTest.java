package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.dataops.ledger.Appended;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerbsTest {
    private static final String TWO_DEPLOYMENTS =
            """
            {"type":"deployment","id":"d1","product":"flights","environment":"production","at":"2026-01-01T00:00:00Z","revision":"a1"}
            {"type":"deployment","id":"d2","product":"flights","environment":"production","at":"2026-01-02T00:00:00Z","revision":"a2"}
            """;

    @TempDir
    Path folder;

    @Test
    void importIsIdempotentAndExportGivesItBack() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        assertThat(imported("in.jsonl")).extracting(Appended::added).isEqualTo(2);
        assertThat(imported("in.jsonl")).extracting(Appended::added, Appended::known).containsExactly(0, 2);
        assertThat(folder.resolve(".dataops/ledger.sqlite")).exists();

        CommandRun export = CommandRun.in(folder, "ledger", "export", "-o", "out/out.jsonl").exits(0);
        assertThat(export.out()).contains("2 events exported");
        assertThat(Files.readAllLines(folder.resolve("out/out.jsonl"))).hasSize(2).first().asString().contains("\"d1\"");
    }

    /** What comes through a pipe can be read once only. */
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void importFromAPipeTakesAllOfIt() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Process writer = new ProcessBuilder("sh", "-c", "cat > pipe").directory(folder.toFile()).start();
        try (var input = writer.outputWriter()) {
            input.write(TWO_DEPLOYMENTS);
        }
        assertThat(imported("pipe")).extracting(Appended::added).isEqualTo(2);
        writer.destroyForcibly();
    }

    @Test
    void anEmptyPipeIsRefusedAndMakesNoLedger() throws Exception {
        assumeThat(Files.exists(Path.of("/dev/null"))).isTrue();
        assertThat(CommandRun.in(folder, "ledger", "import", "/dev/null").exits(2).err()).contains("holds no event");
        assertThat(folder.resolve(".dataops")).doesNotExist();
    }

    @Test
    void conflictIsToldAndTheFirstOneStays() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        imported("in.jsonl");
        Files.writeString(folder.resolve("other.jsonl"), TWO_DEPLOYMENTS.replace("\"a2\"", "\"b2\""));
        CommandRun run = CommandRun.in(folder, "ledger", "import", "other.jsonl", "--format", "json").exits(0);
        assertThat(run.document().outcome()).isEqualTo(Outcome.UNSTABLE);
        assertThat(run.document().as(Appended.class).conflicts()).containsExactly("d2");
    }

    @Test
    void malformedLineRejectsTheWholeFile() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS + "{\"type\":\n");
        assertThat(CommandRun.in(folder, "ledger", "import", "in.jsonl").exits(2).err()).contains("line 3");
        assertThat(folder.resolve(".dataops")).doesNotExist();
    }

    @Test
    void foreignFileIsLeftAlone() throws IOException {
        Path foreign = Files.writeString(folder.resolve("notes.txt"), "no ledger".repeat(100));
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        CommandRun run = CommandRun.in(folder, "ledger", "import", "in.jsonl", "--ledger", "notes.txt");
        assertThat(run.exitCode()).isIn(2, 3);
        assertThat(foreign).hasContent("no ledger".repeat(100));
    }

    @Test
    void incidentIsChargedToTheDeploymentLiveThenAndEndsOnce() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        imported("in.jsonl");
        Incident incident = CommandRun.in(
                        folder, "ledger", "record-incident", "-p", "flights", "--reason", "wrong delays",
                        "--at", "2026-01-01T12:00:00Z", "--deployment", "latest", "--format", "json")
                .exits(0)
                .document()
                .as(Incident.class);
        assertThat(incident.deployment()).contains("d1");

        assertThat(CommandRun.in(
                                folder, "ledger", "resolve-incident", "-p", "flights", "--at", "2026-01-01T11:00:00Z")
                        .exits(2)
                        .err())
                .contains("cannot have ended");
        Recovery recovery = CommandRun.in(
                        folder, "ledger", "resolve-incident", "-p", "flights", "--at", "2026-01-01T13:00:00Z",
                        "--format", "json")
                .exits(0)
                .document()
                .as(Recovery.class);
        assertThat(recovery.failure()).isEqualTo(incident.id());
        assertThat(CommandRun.in(folder, "ledger", "resolve-incident", "-p", "flights").exits(2).err())
                .contains("no open incident");
        assertThat(CommandRun.in(folder, "ledger", "resolve-incident", "--incident", incident.id()).exits(0).out())
                .contains("was resolved before");
    }

    @Test
    void whatTheLedgerDoesNotKnowIsSaid() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        imported("in.jsonl");
        assertThat(CommandRun.in(
                                folder, "ledger", "record-incident", "-p", "flights", "--reason", "x",
                                "--deployment", "d3")
                        .exits(2)
                        .err())
                .contains("no deployment 'd3'");
        assertThat(CommandRun.in(folder, "ledger", "resolve-incident", "--incident", "i9").exits(2).err())
                .contains("'i9'");
        assertThat(CommandRun.in(folder, "ledger", "record-incident", "--reason", "x").exits(2).err())
                .contains("--product");
        assertThat(CommandRun.in(folder, "ledger", "record-incident", "-p", "x", "--reason", "y", "--at", "noon")
                        .exits(2)
                        .err())
                .contains("--at");
    }

    @Test
    void afterARollbackLatestIsTheReleaseThatIsLiveAgain() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        imported("in.jsonl");
        Deployment back = CommandRun.in(
                        folder, "ledger", "record-deployment", "-p", "flights", "--kind", "rollback",
                        "--at", "2026-01-03T00:00:00Z", "--format", "json")
                .exits(0)
                .document()
                .as(Deployment.class);
        assertThat(back.revision()).isEqualTo("a1");
        assertThat(CommandRun.in(
                                folder, "ledger", "record-incident", "-p", "flights", "--reason", "wrong delays",
                                "--at", "2026-02-01T00:00:00Z", "--deployment", "latest", "--format", "json")
                        .exits(0)
                        .document()
                        .as(Incident.class)
                        .deployment())
                .contains("d1");
        assertThat(CommandRun.in(
                                folder, "ledger", "record-deployment", "-p", "flights", "--kind", "rollback",
                                "--at", "2026-01-04T00:00:00Z")
                        .exits(2)
                        .err())
                .contains("nothing older is on record", "--revision");
    }

    @Test
    void whatARollbackEndedNeedsNoResolving() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        imported("in.jsonl");
        for (String[] incident : new String[][] {{"before", "2026-01-02T01:00:00Z"}, {"after", "2026-01-04T00:00:00Z"}}) {
            CommandRun.in(
                            folder, "ledger", "record-incident", "-p", "flights", "--reason", "x", "--id", incident[0],
                            "--at", incident[1], "--deployment", "latest")
                    .exits(0);
            CommandRun.in(
                            folder, "ledger", "record-deployment", "-p", "flights", "--kind", "rollback", "--revision",
                            "a1", "--at", "2026-01-03T00:00:00Z", "--id", "back")
                    .exits(0);
        }
        assertThat(CommandRun.in(folder, "ledger", "resolve-incident", "-p", "flights").exits(0).out())
                .contains("after resolved");
    }

    @Test
    void aDeploymentOfAnotherProductIsNotTaken() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        imported("in.jsonl");
        assertThat(CommandRun.in(
                                folder, "ledger", "record-incident", "-p", "trains", "--reason", "x", "--deployment",
                                "d1")
                        .exits(2)
                        .err())
                .contains("'d1' is one of 'flights'");
        CommandRun.in(folder, "ledger", "record-incident", "-p", "flights", "--id", "i", "--reason", "x").exits(0);
        assertThat(CommandRun.in(folder, "ledger", "resolve-incident", "--incident", "i", "--deployment", "d9")
                        .exits(2)
                        .err())
                .contains("no deployment 'd9'");
    }

    @Test
    void anEndThatWasToldStaysAndAnotherOneIsSaid() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), TWO_DEPLOYMENTS);
        imported("in.jsonl");
        CommandRun.in(
                        folder, "ledger", "record-incident", "-p", "flights", "--id", "i", "--reason", "x", "--at",
                        "2026-01-03T00:00:00Z")
                .exits(0);
        assertThat(resolved("i", "--at", "2026-01-03T01:00:00Z", "--deployment", "d2").outcome())
                .isEqualTo(Outcome.PASSED);
        for (String[] same : new String[][] {{}, {"--at", "2026-01-03T01:00:00Z"}, {"--deployment", "d2"}}) {
            ResultDocument again = resolved("i", same);
            assertThat(again.outcome()).as(String.join(" ", same)).isEqualTo(Outcome.PASSED);
            assertThat(again.as(Recovery.class).at()).isEqualTo("2026-01-03T01:00:00Z");
        }
        for (String[] other : new String[][] {{"--at", "2026-01-03T02:00:00Z"}, {"--deployment", "d1"}}) {
            ResultDocument again = resolved("i", other);
            assertThat(again.outcome()).as(String.join(" ", other)).isEqualTo(Outcome.UNSTABLE);
            assertThat(again.as(Recovery.class).at()).isEqualTo("2026-01-03T01:00:00Z");
            assertThat(again.as(Recovery.class).deployment()).contains("d2");
        }
        assertThat(CommandRun.in(folder, "ledger", "resolve-incident", "--incident", "i", "--at", "2026-01-03T02:00:00Z")
                        .exits(0)
                        .out())
                .contains("unstable: i was resolved before, at 2026-01-03T01:00:00Z by deployment 'd2'")
                .contains("nothing was recorded");
    }

    @Test
    void anEndUnderAnotherIdIsAnEnd() throws IOException {
        Files.writeString(
                folder.resolve("in.jsonl"),
                """
                {"type":"incident","id":"i","product":"flights","environment":"production","at":"2026-01-01T00:00:00Z","reason":"x"}
                {"type":"recovery","id":"i/over","product":"flights","environment":"production","at":"2026-01-02T00:00:00Z","failure":"i"}
                """);
        imported("in.jsonl");
        ResultDocument again = resolved("i", "--at", "2026-01-03T00:00:00Z");
        assertThat(again.outcome()).isEqualTo(Outcome.UNSTABLE);
        assertThat(again.as(Recovery.class).id()).isEqualTo("i/over");
        CommandRun.in(folder, "ledger", "export", "-o", "out.jsonl").exits(0);
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(2);
    }

    @Test
    void anIncidentOfAnotherProductOrPlaceIsNotResolved() throws IOException {
        CommandRun.in(folder, "ledger", "record-incident", "-p", "flights", "--id", "i", "--reason", "x").exits(0);
        Map<String, String[]> others = Map.of(
                "not of 'flihts':", new String[] {"-p", "flihts"},
                "not in staging:", new String[] {"-e", "staging"},
                "not of 'trains' in staging:", new String[] {"-p", "trains", "-e", "staging"});
        others.forEach((said, other) -> {
            List<String> call = new ArrayList<>(List.of("ledger", "resolve-incident", "--incident", "i"));
            call.addAll(List.of(other));
            assertThat(CommandRun.in(folder, call.toArray(String[]::new)).exits(2).err())
                    .contains("'i' is one of 'flights' in production, and " + said + " name another with --incident");
        });
        assertThat(resolved("i", "-p", "flights", "-e", "production").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatIsRefusedMakesNoLedger() {
        assertThat(CommandRun.in(
                                folder, "ledger", "record-incident", "-p", "flights", "--reason", "x", "--deployment", "d1")
                        .exits(2)
                        .err())
                .contains("there is no ledger");
        assertThat(CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights", "--kind", "rollback")
                        .exits(2)
                        .err())
                .contains("nothing older is on record");
        for (String kind : List.of("release", "rollback")) {
            assertThat(CommandRun.in(
                                    folder, "ledger", "record-deployment", "-p", "flights", "--kind", kind, "--revision", "")
                            .exits(2)
                            .err())
                    .contains("--revision is empty");
        }
        assertThat(folder.resolve(".dataops")).doesNotExist();
    }

    private ResultDocument resolved(String id, String... more) {
        List<String> call =
                new ArrayList<>(List.of("ledger", "resolve-incident", "--incident", id, "--format", "json"));
        call.addAll(List.of(more));
        return CommandRun.in(folder, call.toArray(String[]::new)).exits(0).document();
    }

    private Appended imported(String file) {
        return CommandRun.in(folder, "ledger", "import", file, "--format", "json")
                .exits(0)
                .document()
                .as(Appended.class);
    }

    @Test
    void anotherEventUnderATakenIdIsSaid() {
        for (String verb : List.of("record-deployment", "record-incident")) {
            List<String> words = new ArrayList<>(List.of("ledger", verb, "--product", "p", "--id", verb));
            if (verb.endsWith("incident")) {
                words.addAll(List.of("--reason", "wrong"));
            }
            for (String at : List.of("2026-03-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z")) {
                List<String> call = new ArrayList<>(words);
                call.addAll(List.of("--at", at));
                CommandRun run = CommandRun.in(folder, call.toArray(String[]::new)).exits(0);
                assertThat(run.out().contains("unstable: the ledger has another event with the id '" + verb))
                        .as(run.out())
                        .isEqualTo(at.startsWith("2026-03-02"));
            }
        }
    }
}
