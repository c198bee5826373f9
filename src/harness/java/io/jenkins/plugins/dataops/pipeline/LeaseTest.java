package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.util.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Two builds that want the same product. */
class LeaseTest extends SalesOnTwoAgents {
    @Test
    void aRefusedBuildLeavesTheProductToItsHolder() throws Exception {
        WorkflowRun holder = started("holder", deploy("r1", "sh 'env'; " + project.untilThere("go") + "; " + BUILD));
        jenkins.waitForMessage("waiting for go", holder);
        String token = Secret.fromString(LeaseRegister.get().listed().get(0).token()).getPlainText();
        for (int i = 0; i < 2; i++) {
            WorkflowRun refused =
                    jenkins.buildAndAssertStatus(Result.FAILURE, job("refused" + i, deploy("r2", "echo 'built'")));
            jenkins.assertLogContains("'holder#1/", refused);
            jenkins.assertLogNotContains("built", refused);
            assertShownNowhere(token, refused);
        }
        // A build that lives keeps what it holds, however often somebody looks.
        Leases.lookAfterAll();
        assertThat(project.lease()).hasValueSatisfying(lease -> assertThat(lease.owner()).startsWith("holder#1/"));
        project.write("go", "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(holder));
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(project.lease()).isEmpty();
        assertThat(LeaseRegister.get().listed()).isEmpty();
        assertShownNowhere(token, holder);
    }

    @Test
    void branchesOfOneBuildAreNotTheSameRun() throws Exception {
        WorkflowRun run = started("branches", "parallel first: { " + deploy("r1", project.untilThere("go") + "; " + BUILD)
                + " }, second: { " + project.untilThere("held") + "; " + deploy("r2", "echo 'the second body ran'") + " }");
        jenkins.waitForMessage("waiting for go", run);
        project.write("held", "");
        jenkins.waitForMessage("Failed in branch second", run);
        assertThat(project.lease()).isPresent();
        project.write("go", "");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("is deploying", run);
        jenkins.assertLogNotContains("the second body ran", run);
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(project.lease()).isEmpty();
        assertThat(revisions()).containsExactly("r1");
    }

    @Test
    void aJobMayBeRenamedWhileItHoldsTheProduct() throws Exception {
        WorkflowRun run = started("before", deploy("r1", project.untilThere("go") + "; " + BUILD));
        jenkins.waitForMessage("waiting for go", run);
        LeaseRegister.get().onLocationChanged(run.getParent(), "before", "after");
        assertThat(LeaseRegister.get().listed()).extracting(HeldLease::build).containsExactly("after#1");
        LeaseRegister.get().onLocationChanged(run.getParent(), "after", "before");
        project.write("go", "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void aBuildThatWaitsHasItsLeaseRenewedAndKeepsTheProduct() throws Exception {
        WorkflowRun run = started("patient", "blueGreenDeploy(product: 'sales', revision: 'r1', lease: 'PT1M') { " + BUILD
                + "; input message: 'Good?', id: 'Good' }");
        jenkins.waitForMessage("Good?", run);
        Instant taken = project.lease().orElseThrow().until();
        Await.until(() -> project.lease().orElseThrow().until().isAfter(taken));
        Await.until(() -> Instant.now().isAfter(taken));
        assertThat(project.lease()).hasValueSatisfying(lease -> assertThat(lease.until()).isAfter(Instant.now()));
        WorkflowRun refused =
                jenkins.buildAndAssertStatus(Result.FAILURE, job("hasty", deploy("r2", "echo 'built'")));
        jenkins.assertLogContains("'patient#1/", refused);
        run.getAction(InputAction.class).getExecution("Good").doProceedEmpty();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(revisions()).containsExactly("r1");
        assertThat(project.lease()).isEmpty();
    }

    @Test
    void whoKnowsBetterMayTakeTheProductOver() throws Exception {
        // So short that it is to be renewed whenever somebody looks.
        WorkflowRun holder = started("holder", "blueGreenDeploy(product: 'sales', revision: 'r1', lease: 'PT50S') { "
                + project.untilThere("go") + " }");
        jenkins.waitForMessage("waiting for go", holder);
        jenkins.buildAndAssertSuccess(
                job("other", "blueGreenDeploy(product: 'sales', revision: 'r2', takeOver: true) { " + BUILD + " }"));
        Await.until(() -> LeaseRegister.get().listed().stream().allMatch(HeldLease::lost));
        assertThat(LeaseRegister.get().listed()).singleElement()
                .satisfies(lease -> assertThat(lease.isToBeRenewed(lease.until())).isFalse());
        new LeaseCheck().doRun();
        project.write("go", "");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(holder));
        assertThat(JenkinsRule.getLog(holder)).containsOnlyOnce("sales is lost, and the switch will be refused");
        assertThat(revisions()).containsExactly("r2");
        assertThat(project.lease()).isEmpty();
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }

    /** Neither in the log, nor on the page, nor in any file of the build. */
    private void assertShownNowhere(String token, WorkflowRun run) throws Exception {
        assertThat(JenkinsRule.getLog(run)).doesNotContain(token);
        assertThat(jenkins.createWebClient().getPage(run, "dataops").getWebResponse().getContentAsString())
                .doesNotContain(token);
        for (Path place : List.of(run.getRootDir().toPath(), jenkins.jenkins.getRootDir().toPath().resolve("dataops"))) {
            assertThat(FilesAtWork.holding(token, place)).isEmpty();
        }
    }
}
