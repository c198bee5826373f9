package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dataops.request.TestRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlackBoxTestStepTest extends SalesOnAnAgent {
    @BeforeEach
    void warehouse() throws Exception {
        project.execute("CREATE SCHEMA sales");
        project.execute("CREATE TABLE sales.daily_revenue AS SELECT * FROM"
                + " (VALUES (date '2026-01-01', 15.50), (date '2026-01-02', 7.00)) AS t (day, revenue)");
    }

    @Test
    void passesAndFeedsTheJunitStep() throws Exception {
        WorkflowJob job = project.scripted(
                jenkins,
                agent.getNodeName(),
                "def summary = blackBoxTest parameters: ['schema=sales'], junit: 'target/data.xml'",
                "echo \"passed ${summary.passed} of ${summary.total}\"",
                "junit 'target/data.xml'");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("passed 1 of 1", run);
    }

    @Test
    void aDifferenceFailsTheBuildAndIsShown() throws Exception {
        project.execute("UPDATE sales.daily_revenue SET revenue = 8 WHERE day = '2026-01-02'");
        WorkflowJob job = project.scripted(jenkins, agent.getNodeName(), "blackBoxTest parameters: ['schema=sales']");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("daily revenue is right", run);
        String page = jenkins.createWebClient().getPage(run, "dataops").asNormalizedText();
        assertThat(page).contains("daily revenue is right", "2026-01-02", "column revenue");
    }

    @Test
    void aDifferenceMayOnlyMarkTheBuild() throws Exception {
        project.execute("DELETE FROM sales.daily_revenue WHERE day = '2026-01-02'");
        WorkflowJob job = project.scripted(
                jenkins, agent.getNodeName(), "blackBoxTest parameters: ['schema=sales'], failureUnstable: true");
        jenkins.buildAndAssertStatus(Result.UNSTABLE, job);
    }

    @Test
    void aBrokenToolFailsEvenThen() throws Exception {
        project.execute("DROP TABLE sales.daily_revenue");
        WorkflowJob job = project.scripted(
                jenkins, agent.getNodeName(), "blackBoxTest parameters: ['schema=sales'], failureUnstable: true");
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
    }

    @Test
    void roundTripsThroughTheSnippetGenerator() throws Exception {
        BlackBoxTestStep step = new BlackBoxTestStep();
        step.setSpecs(List.of("tests/*.yaml", "more/*.yaml"));
        step.setParameters(List.of("schema=sales"));
        step.setJunit("target/data.xml");
        step.setRowLimit(1000);
        step.setFailureUnstable(true);
        step.setStatementTimeout("PT10M");
        assertThat(step.request())
                .isEqualTo(new TestRequest(
                        List.of("tests/*.yaml", "more/*.yaml"),
                        Map.of("schema", "sales"),
                        Optional.of(1000L),
                        Optional.of("target/data.xml")));
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
        BlackBoxTestStep plain = new BlackBoxTestStep();
        jenkins.assertEqualDataBoundBeans(plain, new StepConfigTester(jenkins).configRoundTrip(plain));
    }
}
