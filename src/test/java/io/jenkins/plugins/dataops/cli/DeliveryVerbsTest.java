package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryVerbsTest {
    @TempDir
    Path folder;

    @Test
    void deploymentsCarryTheCommitsSinceTheOneBefore() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            String first = commit(git, "first");
            Deployment baseline = recorded("--at", "2026-01-01T00:00:00Z");
            assertThat(baseline.revision()).isEqualTo(first);
            assertThat(baseline.changes()).isEmpty();

            String second = commit(git, "second");
            String third = commit(git, "third");
            Deployment next = recorded("--at", "2026-01-02T00:00:00Z", "--release", "2026.2", "--unplanned");
            assertThat(next.revision()).isEqualTo(third);
            assertThat(next.version()).contains("2026.2");
            assertThat(next.unplanned()).isTrue();
            assertThat(next.changes()).extracting("revision").containsExactlyInAnyOrder(second, third);
            assertThat(next.changesComplete()).isTrue();

            Deployment back = recorded("--at", "2026-01-03T00:00:00Z", "--kind", "rollback", "--revision", first);
            assertThat(back.changes()).isEmpty();
        }
    }

    @Test
    void aNameThatGitDoesNotKnowIsRefusedBeforeAnythingBegins() throws Exception {
        Files.writeString(folder.resolve("build.sql"), "CREATE TABLE ${candidate}.t AS SELECT 1 AS id;\n");
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            commit(git, "first");
            var fetched = git.getRepository().updateRef("refs/remotes/origin/next");
            fetched.setNewObjectId(git.getRepository().resolve("main"));
            fetched.update();
            for (List<String> verb : List.of(
                    List.of("ledger", "record-deployment", "-p", "flights"),
                    List.of("ledger", "record-deployment", "-p", "flights", "--kind", "rollback"),
                    List.of("blue-green", "prepare", "-p", "flights"),
                    List.of("blue-green", "switch", "-p", "flights"),
                    List.of("blue-green", "deploy", "-p", "flights", "--sql", "build.sql"))) {
                assertThat(refused(verb, "mein")).contains("Git knows no 'mein' in ", "did you mean 'main'?", "--release");
                assertThat(refused(verb, "mian")).contains("Git knows no 'mian' in ", "did you mean 'main'?");
                assertThat(refused(verb, "next")).contains("Git knows no 'next' in ", "did you mean 'origin/next'?");
                assertThat(refused(verb, "build-77")).contains("Git knows no 'build-77' in ", "name a branch, a tag or the id");
                assertThat(refused(verb, "main~7")).contains("Git knows no 'main~7' in ");
            }
            assertThat(folder.resolve("w.duckdb")).doesNotExist();
            // The commit may lie in another repository.
            String elsewhere = "0123456789abcdef0123456789abcdef01234567";
            assertThat(recorded("--revision", elsewhere).revision()).isEqualTo(elsewhere);
        }
        // What lies in a repository by chance has its revisions elsewhere.
        Path workspace = Files.createDirectories(folder.resolve("target/workspace"));
        CommandRun.in(workspace, "ledger", "record-deployment", "-p", "flights", "--revision", "r1").exits(0);
        Files.delete(folder.resolve(".git/HEAD"));
        assertThat(recorded("--revision", "mian").revision()).as("a repository that cannot be read").isEqualTo("mian");
    }

    private String refused(List<String> verb, String revision) {
        List<String> words = new ArrayList<>(verb);
        words.addAll(List.of("--revision", revision));
        return CommandRun.in(folder, words.toArray(String[]::new)).exits(2).err();
    }

    @Test
    void aNameOfGitIsRecordedAsTheCommitThatItStandsFor() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            String first = commit(git, "first");
            assertThat(recorded("--at", "2026-01-01T00:00:00Z", "--revision", "main").revision()).isEqualTo(first);
            String second = commit(git, "second");
            Deployment next = recorded("--at", "2026-01-02T00:00:00Z", "--revision", "HEAD");
            assertThat(next.revision()).isEqualTo(second);
            assertThat(next.changes()).hasSize(1);
            assertThat(report("--from", "2026-01-01", "--to", "2026-01-31").refreshes()).isZero();
        }
    }

    @Test
    void whatDoesNotTouchTheProductsPathIsARefresh() throws Exception {
        Files.writeString(folder.resolve("dataops.yaml"), """
                connections: {w: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {connection: w, path: code.sql}}
                """);
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            String first = commit(git, "first");
            recorded("--at", "2026-01-01T00:00:00Z");
            Files.writeString(folder.resolve("elsewhere"), "x");
            git.add().addFilepattern("elsewhere").call();
            git.commit().setSign(false).setMessage("elsewhere").setAuthor("a", "a@b").setCommitter("a", "a@b").call();
            assertThat(recorded("--at", "2026-01-02T00:00:00Z").revision()).isEqualTo(first);
            assertThat(report("--from", "2026-01-01", "--to", "2026-01-31").refreshes()).isEqualTo(1);
            String third = commit(git, "third");
            Deployment next = recorded("--at", "2026-01-03T00:00:00Z");
            assertThat(next.changes()).extracting("revision").containsExactly(third);
            git.checkout().setName(first).call();
            assertThat(recorded("--at", "2026-01-04T00:00:00Z").revision()).isEqualTo(first);
            assertThat(report("--from", "2026-01-01", "--to", "2026-01-31").metrics().changeFailRate().count())
                    .isEqualTo(1);
        }
    }

    /** Of a path that is nowhere no commit would ever count: each release would be the old one again. */
    @Test
    void aPathThatIsNowhereIsAFaultOfTheProjectFile() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            commit(git, "flights/model.sql", "first");
            for (String[] wrong : new String[][] {
                {"fligths", "did you mean 'flights'?"},
                {"flights/modle.sql", "did you mean 'flights/model.sql'?"},
                {"flights/model.sql/part", "name a folder or file"},
                {"../elsewhere", "outside the repository"},
                {"\"a\\0b\"", "no path"}
            }) {
                product(wrong[0]);
                for (String[] verb : new String[][] {
                    {"ledger", "record-deployment"},
                    {"blue-green", "switch"},
                    {"blue-green", "deploy", "--sql", "flights/model.sql"}
                }) {
                    assertThat(CommandRun.in(folder, verb).exits(2).err())
                            .contains("dataops.yaml line 2", wrong[1]);
                }
            }
            assertThat(folder.resolve(".dataops")).doesNotExist();
            assertThat(folder.resolve("w.duckdb")).doesNotExist();
        }
    }

    @Test
    void aFolderThatWasMovedIsFoundWhereItIs() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            product("flights");
            commit(git, "flights/model.sql", "first");
            recorded("--at", "2026-01-01T00:00:00Z");
            git.rm().addFilepattern("flights/model.sql").call();
            String moved = commit(git, "data/flights/model.sql", "first");
            assertThat(CommandRun.in(folder, "ledger", "record-deployment").exits(2).err())
                    .contains("dataops.yaml line 2", "did you mean 'data/flights'?");
            product("data/flights");
            assertThat(recorded("--at", "2026-01-02T00:00:00Z").changes()).extracting("revision").containsExactly(moved);
        }
    }

    @Test
    void aPathThatIsNotCommittedYetMakesNoRefresh() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            product("new");
            Files.createDirectory(folder.resolve("new"));
            commit(git, "first");
            recorded("--at", "2026-01-01T00:00:00Z");
            String second = commit(git, "second");
            Deployment next = recorded("--at", "2026-01-02T00:00:00Z");
            assertThat(next.revision()).isEqualTo(second);
            assertThat(next.changesComplete()).isFalse();
            commit(git, "third");
            assertThat(CommandRun.in(folder, "ledger", "record-deployment").exits(0).err())
                    .contains("'new' is in neither of the commits", "commit it");
        }
    }

    @Test
    void aPathThatIsNowhereShowsBeforeTheBuild() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            commit(git, "first");
            product("nowhere");
            for (String[] revision : new String[][] {{}, {"--revision=HEAD"}}) {
                List<String> words = new ArrayList<>(List.of("blue-green", "prepare"));
                words.addAll(List.of(revision));
                assertThat(CommandRun.in(folder, words.toArray(String[]::new)).exits(2).err())
                        .contains("there is no 'nowhere' in revision");
            }
            assertThat(folder.resolve("w.duckdb")).doesNotExist();
            product("code.sql");
            CommandRun.in(folder, "blue-green", "prepare", "--revision=HEAD").exits(0);
        }
    }

    private void product(String path) throws IOException {
        Files.writeString(folder.resolve("dataops.yaml"), """
                connections: {w: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {connection: w, path: %s}}
                """.formatted(path));
    }

    @Test
    void aRepositoryThatCannotBeReadStopsNoRecording() throws IOException {
        Files.writeString(folder.resolve(".git"), "gitdir: /nowhere/at/all");
        CommandRun run = CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights").exits(0);
        assertThat(run.err()).contains("cannot be read", "lead times are not measured");
    }

    @Test
    void withoutGitTheDeploymentCountsAndSaysThatLeadTimesAreMissing() {
        CommandRun run = CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights").exits(0);
        assertThat(run.err()).contains("lead times are not measured");
        assertThat(run.out().strip()).isNotEmpty();
        assertThat(recorded("--revision", "v1").changesComplete()).isFalse();
    }

    @Test
    void sameIdAgainAddsNothing() {
        recorded("--id", "build-7", "--at", "2026-01-01T00:00:00Z");
        recorded("--id", "build-7", "--at", "2026-01-01T00:00:00Z");
        assertThat(report("--from", "2026-01-01", "--to", "2026-01-31").deployments()).hasSize(1);
    }

    @Test
    void reportHasFiveMetricsAndHonestGaps() {
        recorded("--at", "2026-01-05T10:00:00Z");
        recorded("--at", "2026-01-06T10:00:00Z", "--outcome", "failed");
        DeliveryReport report = report("--from", "2026-01-01", "--to", "2026-01-31", "--bucket", "day");
        assertThat(report.metrics().all()).hasSize(5);
        assertThat(report.metrics().changeFailRate().count()).isEqualTo(1);
        assertThat(report.metrics().changeLeadTime().value()).isEmpty();
        assertThat(report.series()).hasSize(31);

        String text = CommandRun.in(folder, "dora", "report", "--from", "2026-01-01", "--to", "2026-01-31")
                .exits(0)
                .out();
        assertThat(text)
                .contains("flights - production, 2026-01-01 to 2026-01-31 (UTC)")
                .contains("change fail rate", "50 % (1/2)", "no data", "(2024)");
    }

    @Test
    void wrongWindowsAreUsage() {
        recorded("--at", "2026-01-05T10:00:00Z");
        for (List<String> wrong : List.of(
                List.of("--from", "2026-02-01", "--to", "2026-01-01"),
                List.of("--from", "2026-01-01", "--days", "3"),
                List.of("--to", "2026-01-01"),
                List.of("--days", "0"),
                List.of("--from", "yesterday"),
                List.of("--time-zone", "Mars/Olympus"),
                List.of("--levels", "2020"),
                List.of("--bucket", "quarter"))) {
            List<String> arguments = new ArrayList<>(List.of("dora", "report"));
            arguments.addAll(wrong);
            assertThat(CommandRun.in(folder, arguments.toArray(String[]::new)).exits(2).err())
                    .as(wrong.toString())
                    .isNotBlank();
        }
        assertThat(CommandRun.in(folder, "dora", "report", "--ledger", "absent").exits(2).err())
                .contains("there is no ledger");
    }

    @Test
    void resultFilesBecomeOneHtmlFile() throws IOException {
        recorded("--at", "2026-01-05T10:00:00Z");
        CommandRun.in(folder, "dora", "report", "--result", "dora.json").exits(0);
        CommandRun run = CommandRun.in(folder, "report", "--html", "out/report.html", "dora.json", "--format", "json");
        assertThat(run.exits(0).document().kind()).isEqualTo(Kind.REPORT);
        assertThat(run.document().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("<html", "</html>");

        Files.writeString(folder.resolve("broken.json"), "{\"kind\": ");
        assertThat(CommandRun.in(folder, "report", "--html", "x.html", "broken.json").exits(2).err())
                .contains("broken.json");
        assertThat(CommandRun.in(folder, "report", "--html", "x.html", "absent.json").exits(2).err())
                .contains("absent.json");
        assertThat(folder.resolve("x.html")).doesNotExist();
    }

    @Test
    void textNamesOpenIncidentsDowntimeAndWhereEventsAre() {
        recorded("--at", "2026-01-02T10:00:00Z");
        for (String day : List.of("10", "11")) {
            CommandRun.in(
                            folder, "ledger", "record-incident", "-p", "flights", "--id", "i" + day, "--reason", "gaps",
                            "--at", "2026-01-" + day + "T10:00:00Z")
                    .exits(0);
        }
        String text = CommandRun.in(folder, "dora", "report", "--from", "2026-01-01", "--to", "2026-01-31")
                .exits(0)
                .out();
        assertThat(text)
                .contains("data downtime in the window: 21 d 14 h")
                .contains("Data incidents that no deployment is charged with: 2, 2 open")
                .contains("flights, i10, open since 2026-01-10 10:00:00 UTC");
        assertThat(CommandRun.in(folder, "dora", "report", "-e", "prod").exits(2).err())
                .contains("the ledger has no environment 'prod', but production: name one with --environment");
    }

    private DeliveryReport report(String... more) {
        return run(List.of("dora", "report"), more).as(DeliveryReport.class);
    }

    private Deployment recorded(String... more) {
        return run(List.of("ledger", "record-deployment", "-p", "flights"), more).as(Deployment.class);
    }

    private io.jenkins.plugins.dataops.result.ResultDocument run(List<String> verb, String... more) {
        List<String> arguments = new ArrayList<>(verb);
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--format", "json"));
        return CommandRun.in(folder, arguments.toArray(String[]::new)).exits(0).document();
    }

    private String commit(Git git, String message) throws GitAPIException, IOException {
        return commit(git, "code.sql", message);
    }

    private String commit(Git git, String file, String message) throws GitAPIException, IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), message);
        git.add().addFilepattern(file).call();
        return git.commit()
                .setSign(false)
                .setAuthor("somebody", "somebody@example.org")
                .setCommitter("somebody", "somebody@example.org")
                .setMessage(message)
                .call()
                .getName();
    }
}
