package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;

class BlueGreenDeployStepTest extends SalesOnAnAgent {
    private static final String DEPLOY = "blueGreenDeploy(product: 'sales', revision: '%s') { %s }";
    private static final String BUILD = "runSql files: ['build/*.sql']";

    @Test
    void switchesAndRecordsOneDeployment() throws Exception {
        WorkflowJob job = project.scripted(
                jenkins,
                agent.getNodeName(),
                "migrateSchema()",
                "def result = " + DEPLOY.formatted("r1", "echo \"candidate ${env.DATAOPS_CANDIDATE_SCHEMA}\"; " + BUILD),
                "echo \"verdict ${result.verdict}\"");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("candidate sales__blue", run);
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(((Deployment) event).revision()).isEqualTo("r1");
            assertThat(((Deployment) event).url()).hasValueSatisfying(url -> assertThat(url).contains("job/sales/1"));
        });
        String page = jenkins.createWebClient().getPage(run, "dataops").asNormalizedText();
        assertThat(page).contains("sales", "daily_revenue");
    }

    @Test
    void whatTheProjectFileDoesNotSayIsSaidByTheSteps() throws Exception {
        project.migrate();
        project.write("tests/most.yaml", """
                tests:
                  - name: revenue is not too high
                    sql: {query: "SELECT day FROM ${schema}.daily_revenue WHERE revenue > ${most}"}
                """);
        String deploy = "blueGreenDeploy(product: 'sales', schema: 'shown', readers: ['pg_monitor'], revision: '%s',"
                + " release: '2026.1', unplanned: true, checksAfter: ['tests/most.yaml'], parameters: ['most=100']) { "
                + BUILD + " }";
        WorkflowRun run = jenkins.buildAndAssertSuccess(project.scripted(
                jenkins,
                agent.getNodeName(),
                deploy.formatted("r1"),
                deploy.formatted("r2"),
                "echo \"live: ${blueGreenStatus(product: 'sales', schema: 'shown', last: 1).revision}\"",
                "blueGreenRollback(product: 'sales', schema: 'shown', lease: 'PT1H')",
                "echo \"back: ${blueGreenStatus(product: 'sales', schema: 'shown').revision}\""));
        jenkins.assertLogContains("live: r2", run);
        jenkins.assertLogContains("back: r1", run);
        assertThat(project.query("SELECT sum(revenue) FROM shown.daily_revenue")).isEqualTo("22.50");
        assertThat(project.query("SELECT has_table_privilege('pg_monitor', 'shown.daily_revenue', 'select')::text"))
                .isEqualTo("true");
        assertThat(events().get(0)).isInstanceOfSatisfying(Deployment.class, deployment -> {
            assertThat(deployment.version()).contains("2026.1");
            assertThat(deployment.unplanned()).isTrue();
        });
    }

    @Test
    void aFailingBodyChangesNothingAndFreesTheLease() throws Exception {
        project.migrate();
        WorkflowJob job = project.scripted(
                jenkins, agent.getNodeName(), DEPLOY.formatted("r1", "error 'the build broke'"));
        jenkins.assertLogContains("the build broke", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        assertThat(project.query("SELECT to_regclass('sales.daily_revenue')")).isNull();
        assertThat(events()).isEmpty();
        jenkins.buildAndAssertSuccess(SalesProject.job(
                jenkins, "again", project.pipeline(agent.getNodeName(), DEPLOY.formatted("r2", BUILD))));
    }

    @Test
    void aFailingCheckBeforeTheSwitchIsNoFailureOfAChange() throws Exception {
        project.write("build/daily_revenue.sql", "CREATE TABLE ${candidate}.daily_revenue AS SELECT day, 1 AS revenue"
                + " FROM raw.orders;\n");
        project.migrate();
        WorkflowJob job = project.scripted(
                jenkins, agent.getNodeName(), DEPLOY.formatted("r1", BUILD));
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(project.query("SELECT to_regclass('sales.daily_revenue')")).isNull();
        assertThat(events()).isEmpty();
    }

    @Test
    void aFailingCheckAfterTheSwitchSwitchesBack() throws Exception {
        project.migrate();
        WorkflowJob job = project.scripted(
                jenkins, agent.getNodeName(), DEPLOY.formatted("r1", BUILD));
        jenkins.buildAndAssertSuccess(job);
        project.write("tests/live.yaml", """
                tests:
                  - name: revenue is never this high
                    sql: {query: "SELECT day FROM ${schema}.daily_revenue WHERE revenue > 100"}
                """);
        project.execute("INSERT INTO raw.orders VALUES (4, '2026-01-03', 1000)");
        WorkflowJob next = SalesProject.job(
                jenkins,
                "next",
                project.pipeline(
                        agent.getNodeName(),
                        "blueGreenDeploy(product: 'sales', revision: 'r2', checksBefore: ['tests/none.yaml'],"
                                + " checksAfter: ['tests/live.yaml']) { " + BUILD + " }"));
        project.write("tests/none.yaml", """
                tests:
                  - name: there are days
                    row_count: {table: daily_revenue, min: 1}
                """);
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, next);
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(events()).hasAtLeastOneElementOfType(Failure.class).hasAtLeastOneElementOfType(Recovery.class);
        jenkins.assertLogContains("switched back", run);
    }

    @Test
    void anAbortedBodyGivesTheLeaseBack() throws Exception {
        project.migrate();
        WorkflowJob job = project.scripted(
                jenkins, agent.getNodeName(), DEPLOY.formatted("r1", "echo 'waiting'; sleep 600"));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("waiting", run);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        job.setDefinition(new CpsFlowDefinition(
                project.pipeline(agent.getNodeName(), DEPLOY.formatted("r2", BUILD)), true));
        jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void roundTripsThroughTheSnippetGenerator() throws Exception {
        BlueGreenDeployStep step = new BlueGreenDeployStep("sales");
        step.setConnection("warehouse");
        step.setObjects(List.of("daily_revenue", "with space"));
        step.setStart("copy");
        step.setDrift("accept");
        step.setRetention("drop");
        step.setChecksAfter(List.of("tests/live.yaml"));
        step.setDropObjects(true);
        step.setStatementTimeout("PT10M");
        step.setTakeOver(true);
        step.setSchema("shown");
        step.setReaders(List.of("analysts", "with space"));
        step.setParameters(List.of("most=7", "text=a b"));
        step.setLease("P2D");
        step.setRevision("r1");
        step.setRelease("2026.1");
        step.setUnplanned(true);
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    private static List<Event> events() {
        return ControllerLedger.get().events(EventQuery.everything());
    }
}
