package io.jenkins.plugins.dataops.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.pipeline.SharedJenkins;
import io.jenkins.plugins.dataops.result.Problem;
import io.jenkins.plugins.dataops.result.ResultDocument.Kind;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

@ExtendWith(SharedJenkins.class)
class DataOpsTabTest {
    private static final String HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"&";

    @Test
    void showsWhatAWorkerSaysAsTextAndNothingElse(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("hostile"));
        DataOpsRunAction.of(build).add(problem(HOSTILE));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            for (String page : new String[] {"", "dataops"}) {
                HtmlPage shown = client.getPage(build, page);
                assertThat(shown.asNormalizedText()).as("build/" + page).contains("<script>alert('x')");
                assertThat((Object) shown.querySelector("img[src=x]")).as("build/" + page).isNull();
            }
        }
    }

    /** On the front page and on the tab alike: an abort is nobody's fault. */
    @Test
    void whatWasAbortedIsCalledSo(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("aborted"));
        DataOpsRunAction.of(build).addAborted(problem("stopped by SIGTERM"));
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            assertThat(client.getPage(build).asNormalizedText()).contains("aborted: stopped by SIGTERM");
            HtmlPage tab = client.getPage(build, "dataops");
            assertThat(tab.querySelectorAll(".dataops-report .dataops-badge__word"))
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(word.getTextContent()).isEqualTo("aborted"));
        }
    }

    @Test
    void resultsSurviveARestartOfTheirBuildObject(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("kept");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        DataOpsRunAction.of(build).add(problem("first"));
        DataOpsRunAction.of(build).add(problem("second"));
        job.doReload();
        Run<?, ?> again = jenkins.jenkins.getItemByFullName("kept", FreeStyleProject.class).getLastBuild();
        assertThat(again.getAction(DataOpsRunAction.class).getResults())
                .extracting(RecordedResult::getHeadline)
                .containsExactly("first", "second");
        assertThat(jenkins.createWebClient().getPage(again, "dataops").asNormalizedText()).contains("second");
    }

    /** The language is Jenkins' own, which is the browser's unless an administrator has set another. */
    @Test
    void aPageIsInTheLanguageOfItsViewer(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("language"));
        DataOpsRunAction.of(build).add(ResultDocument.of(
                Kind.LEDGER, "dataops", Instant.EPOCH, Outcome.PASSED, Map.of("id", "a")));
        LocaleProvider before = LocaleProvider.getProvider();
        // As Jenkins does when it begins as a web application, which it is not in a test.
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                StaplerRequest2 request = Stapler.getCurrentRequest2();
                return request == null ? Locale.getDefault() : request.getLocale();
            }
        });
        try {
            for (String language : new String[] {"eo", "en"}) {
                try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
                    client.addRequestHeader("Accept-Language", language);
                    assertThat(client.getPage(build, "dataops").querySelector(".dataops-badge__word").getTextContent())
                            .isEqualTo(language.equals("eo") ? "sukcesis" : "passed");
                }
            }
        } finally {
            LocaleProvider.setProvider(before);
        }
    }

    @Test
    void aDamagedFileTakesItsOwnResultAwayAndNotThePage(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("damaged"));
        DataOpsRunAction.of(build).add(problem("whole"));
        DataOpsRunAction.of(build).add(problem("cut"));
        Path file = build.getRootDir().toPath().resolve("dataops/002-problem.json");
        Files.writeString(file, Files.readString(file).substring(0, 20));
        assertThat(jenkins.createWebClient().getPage(build, "dataops").asNormalizedText())
                .contains("whole", "002-problem.json");
    }

    @Test
    void nothingIsCutWithoutAWord(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("loop"));
        DataOpsRunAction action = DataOpsRunAction.of(build);
        action.add(problem("the first went wrong"));
        for (int i = 0; i < DataOpsRunAction.MOST_SHOWN + 10; i++) {
            action.add(passed());
        }
        action.add(problem("the last went wrong"));
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            String page = client.getPage(build, "dataops").asNormalizedText();
            assertThat(page).contains(
                    "12 further results are not shown here", "the last went wrong", "the first went wrong");
            String front = client.getPage(build).asNormalizedText();
            assertThat(front).contains("and 192 more").containsSubsequence("the last went wrong", "the first went wrong");
        }
    }

    @Test
    void aPageHoldsAsMuchAsFitsIntoMemoryAndSaysWhatItLeavesOut(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("large"));
        DataOpsRunAction action = DataOpsRunAction.of(build);
        List<String> large = Collections.nCopies(4, "x".repeat(4_500_000));
        for (int i = 0; i < 3; i++) {
            action.add(ResultDocument.of(Kind.LEDGER, "dataops", Instant.EPOCH, Outcome.PASSED, Map.of("text", large)));
        }
        action.add(problem("what went wrong"));
        assertThat(action.leftOut()).isEqualTo(1);
        assertThat(action.shownInOrder()).hasSize(3).last().extracting(RecordedResult::getHeadline).isEqualTo("what went wrong");
    }

    private static ResultDocument passed() {
        return ResultDocument.of(Kind.LEDGER, "dataops", Instant.EPOCH, Outcome.PASSED, Map.of());
    }

    @Test
    void theSidePanelOfTheBuildLeadsThere(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("linked"));
        DataOpsRunAction.of(build).add(problem("one"));
        HtmlPage page = jenkins.createWebClient().getPage(build);
        assertThat(page.querySelectorAll("#tasks a[href$='/job/linked/1/dataops']")).hasSize(1);
    }

    @Test
    void buildsWithoutDataWorkHaveNoTab(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("plain"));
        assertThat(build.getActions(DataOpsTab.class)).isEmpty();
    }

    private static ResultDocument problem(String message) {
        return ResultDocument.of(Kind.PROBLEM, "dataops", Instant.EPOCH, Outcome.ERROR, Problem.of(3, message));
    }
}
