package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Appended;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Incident;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        assertThat(CommandRun.in(folder, "ledger", "export", "-o", "out.jsonl").exits(2).err())
                .contains("holds no events");
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
