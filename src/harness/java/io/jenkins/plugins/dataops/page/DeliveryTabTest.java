package io.jenkins.plugins.dataops.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dataops.config.CapturedLog;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.ledger.Change;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.pipeline.SharedJenkins;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RunLoadCounter;

@ExtendWith(SharedJenkins.class)
class DeliveryTabTest {
    @Test
    void showsTheJobsProductsAndNoOthers(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("sales"));
        DeliveryRecord.of(build).add("sales", Optional.empty(), List.of(deployment("sales", "r1")));
        ControllerLedger.get().append(List.of(deployment("secret-product", "r9")));
        try (JenkinsRule.WebClient client = withoutScript(jenkins)) {
            String page = client.getPage(build.getParent(), "delivery").asNormalizedText();
            assertThat(page).contains("sales", "r1").doesNotContain("secret-product");
            String forged = client.getPage(build.getParent(), "delivery?product=secret-product&days=x&zone=nowhere")
                    .asNormalizedText();
            assertThat(forged).contains("sales").doesNotContain("r9");
            String json = client.goTo(build.getParent().getUrl() + "delivery/json", "application/json")
                    .getWebResponse()
                    .getContentAsString();
            assertThat(json).contains("\"sales\"").doesNotContain("secret-product");
        }
    }

    @Test
    void historySurvivesRenamingTheJobAndDiscardingItsBuilds(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("before");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        DeliveryRecord.of(build).add("sales", Optional.empty(), List.of(deployment("sales", "r1")));
        build.delete();
        job.renameTo("after");
        assertThat(withoutScript(jenkins).getPage(job, "delivery").asNormalizedText()).contains("r1");
    }

    @Test
    void loadsNoBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("many");
        for (int i = 0; i < 4; i++) {
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
            DeliveryRecord.of(build).add("sales", Optional.empty(), List.of(deployment("sales", "r" + i)));
        }
        DeliveryTab tab = job.getAction(DeliveryTab.class);
        RunLoadCounter.prepare(job);
        RunLoadCounter.assertMaxLoads(job, 0, () -> tab.document(DeliveryQuery.of(name -> null)));
    }

    @Test
    void refusesEventsOfAnotherProduct(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("forger"));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DeliveryRecord.of(build).add("mine", Optional.empty(), List.of(deployment("theirs", "r1"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another product");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> DeliveryRecord.of(build)
                        .add("mine", Optional.of("staging"), List.of(deployment("mine", "r1"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another environment than staging");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> DeliveryRecord.withoutBuild(
                        "mine", Optional.of("staging"), List.of(deployment("mine", "r1"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another environment than staging");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> DeliveryRecord.of(build)
                        .add(
                                "mine",
                                Optional.empty(),
                                List.of(
                                        deployment("mine", "r1"),
                                        new Change("c", "mine", "elsewhere", Instant.EPOCH, "r1"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another environment");
        assertThat(ControllerLedger.get().products()).isEmpty();
    }

    @Test
    void saysWhichEventsTheLedgerKnowsOtherwise(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("sales"));
        Event known = deployment("sales", "r1");
        assertThat(DeliveryRecord.of(build).add("sales", Optional.empty(), List.of(known))).isEmpty();
        assertThat(DeliveryRecord.of(build).add("sales", Optional.empty(), List.of(known))).isEmpty();
        CapturedLog log = new CapturedLog();
        try (log) {
            // The same id at another time.
            Event other = deployment("sales", "r1");
            assertThat(DeliveryRecord.of(build).add("sales", Optional.empty(), List.of(other)))
                    .containsExactly("sales-r1");
            DeliveryRecord.withoutBuild("sales", Optional.empty(), List.of(deployment("sales", "r1")));
        }
        assertThat(log.text()).contains("sales#1 tells of events of sales", "a build that was deleted", "sales-r1");
        assertThat(ControllerLedger.get().find("sales-r1")).contains(known);
    }

    @Test
    void theSidePanelOfTheJobLeadsThere(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("sales"));
        DeliveryRecord.of(build).add("sales", Optional.empty(), List.of(deployment("sales", "r1")));
        try (JenkinsRule.WebClient client = withoutScript(jenkins)) {
            HtmlPage page = client.getPage(build.getParent());
            assertThat(page.querySelectorAll("#tasks a[href$='/job/sales/delivery']")).hasSize(1);
        }
    }

    @Test
    void jobsThatDeliverNothingHaveNoTab(JenkinsRule jenkins) throws Exception {
        assertThat(jenkins.createFreeStyleProject("plain").getActions(DeliveryTab.class)).isEmpty();
    }

    /** The charts are tried in a real browser; here the page has to be complete without them. */
    private static JenkinsRule.WebClient withoutScript(JenkinsRule jenkins) {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }

    private static Event deployment(String product, String revision) {
        return new Deployment(
                product + "-" + revision,
                product,
                "production",
                Instant.now().minus(Duration.ofDays(2)),
                revision,
                Optional.empty(),
                Deployment.Outcome.SUCCEEDED,
                Deployment.Kind.RELEASE,
                List.of(),
                true,
                false,
                Optional.empty());
    }
}
