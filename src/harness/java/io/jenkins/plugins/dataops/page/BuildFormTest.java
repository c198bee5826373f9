package io.jenkins.plugins.dataops.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.ledger.Change;
import io.jenkins.plugins.dataops.pipeline.SharedJenkins;
import io.jenkins.plugins.dataops.result.ResultDocument;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** What lies beside a job's builds, written by any version. */
@ExtendWith(SharedJenkins.class)
class BuildFormTest {
    /** Who started the build, which in a test is a whole stack trace. */
    private static final Pattern CAUSE = Pattern.compile("(?s) *<(hudson.model.CauseAction)>.*?</\\1>\n");

    private static final Pattern ACTION = Pattern.compile("(?s)<(" + DataOpsRunAction.class.getName() + ").*?</\\1>");

    @Test
    void aBuildIsSavedAsTheNewestGoldenFileHasIt(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("kept"));
        for (ResultDocument document : documents()) {
            DataOpsRunAction.of(build).add(document);
        }
        String saved = Files.readString(build.getRootDir().toPath().resolve("build.xml"));
        GoldenFile.assertNewest("build/build", "xml", CAUSE.matcher(saved).replaceAll(""), BuildFormTest::action);
    }

    @Test
    void everyFormOfABuildIsShown(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("kept");
        for (GoldenFile golden : GoldenFile.all("build/build", "xml")) {
            FreeStyleBuild today = jenkins.buildAndAssertSuccess(job);
            Path folder = today.getRootDir().toPath();
            Files.writeString(folder.resolve("build.xml"), golden.text());
            Files.createDirectories(folder.resolve("dataops"));
            List<ResultDocument> documents = documents();
            for (int i = 0; i < documents.size(); i++) {
                String file = String.format(
                        Locale.ROOT, "dataops/%03d-%s.json", i + 1, word(documents.get(i).kind()));
                Files.writeString(folder.resolve(file), documents.get(i).toJson());
            }
            job.doReload();
            Run<?, ?> read = jenkins.jenkins
                    .getItemByFullName("kept", FreeStyleProject.class)
                    .getBuildByNumber(today.getNumber());
            List<RecordedResult> results =
                    read.getAction(DataOpsRunAction.class).getResults();
            assertThat(results).as(golden.toString()).hasSize(documents.size()).allSatisfy(result -> {
                assertThat(result.getHeadline()).isNotBlank();
                assertThat(folder.resolve("dataops").resolve(result.file())).exists();
            });
            assertThat(results.get(0).getOutcome()).isEqualTo("passed");
            assertThat(jenkins.createWebClient().getPage(read, "dataops").asNormalizedText())
                    .contains("the verdict", "the message")
                    .doesNotContain("cannot be read");
        }
    }

    @Test
    void theProductsOfAJobAreThoseOfTheGoldenFiles(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("delivers");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        for (String product : List.of("sales", "Größe \"x\"")) {
            DeliveryRecord.of(build)
                    .add(
                            product,
                            Optional.empty(),
                            List.of(new Change("of " + product, product, "production", Instant.EPOCH, "r1")));
        }
        Path file = job.getRootDir().toPath().resolve("dataops-products.json");
        GoldenFile.assertNewest("job/products", "json", Files.readString(file));
        for (GoldenFile golden : GoldenFile.all("job/products", "json")) {
            Files.writeString(file, golden.text());
            assertThat(DeliveryRecord.products(job)).as(golden.toString()).containsExactly("Größe \"x\"", "sales");
        }
    }

    /** The first document of each kind, as the result's own golden files have it. */
    private static List<ResultDocument> documents() throws IOException {
        List<ResultDocument> documents = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String text = GoldenFile.all("result/" + word(kind), "json").get(0).text();
            documents.add(ResultDocument.read(new ByteArrayInputStream(
                    Json.mapper().writeValueAsBytes(Json.mapper().readTree(text).get(0)))));
        }
        return documents;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String action(String build) {
        Matcher action = ACTION.matcher(build);
        // What a headline says is made from its document, and may be said in better words.
        return action.find()
                ? action.group().replaceAll(" plugin=\"[^\"]*\"", "").replaceAll("<headline>.*", "<headline>")
                : "";
    }
}
