package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

@ExtendWith(SharedJenkins.class)
class MigrateSchemaStepTest {
    @TempDir
    private Path folder;

    @Test
    void appliesOnAnAgentWithACredentialThatNobodySees(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        SalesProject project = SalesProject.in(folder, jenkins);
        WorkflowJob job = project.scripted(
                jenkins,
                agent.getNodeName(),
                "def plan = migrateSchema action: 'plan'",
                "echo \"pending ${plan.pending}\"",
                "def done = migrateSchema expectedPlanHash: plan.planHash",
                "echo \"applied ${done.applied} version ${done.currentVersion}\"");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("pending [V1__orders.sql]", run);
        jenkins.assertLogContains("applied [V1__orders.sql] version 1", run);
        assertThat(project.query("SELECT count(*) FROM raw.orders")).isEqualTo("3");
        assertNowhere(SalesProject.PASSWORD, jenkins.jenkins.getRootDir(), new File(agent.getRemoteFS()));
    }

    @Test
    void failureNamesFileAndLineAndLeavesNothing(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        SalesProject project = SalesProject.in(folder, jenkins);
        project.write("migrations/V2__broken.sql", "CREATE TABLE raw.more (id int);\nSELEC 1;\n");
        WorkflowJob job = project.scripted(jenkins, agent.getNodeName(), "migrateSchema()");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("V2__broken.sql", run);
        jenkins.assertLogNotContains("\tat io.jenkins", run);
        assertThat(project.query("SELECT to_regclass('raw.more')")).isNull();
    }

    @Test
    void runsFromADeclarativePipeline(JenkinsRule jenkins) throws Exception {
        DumbSlave agent = jenkins.createOnlineSlave();
        SalesProject project = SalesProject.in(folder, jenkins);
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "declarative");
        job.setDefinition(new CpsFlowDefinition(
                """
                pipeline {
                  agent { label '%s' }
                  stages {
                    stage('Migrate') {
                      steps {
                        sh 'cp -r "%s"/. .'
                        migrateSchema connection: 'warehouse', action: 'apply'
                      }
                    }
                  }
                }
                """
                        .formatted(agent.getNodeName(), project.folder()),
                true));
        jenkins.buildAndAssertSuccess(job);
        assertThat(project.query("SELECT count(*) FROM raw.orders")).isEqualTo("3");
    }

    @Test
    void refusesAnUnknownActionAndAnUnknownCredential(JenkinsRule jenkins) throws Exception {
        SalesProject project = SalesProject.in(folder, jenkins);
        WorkflowJob job = project.scripted(jenkins, "built-in", "migrateSchema action: 'undo'");
        jenkins.assertLogContains(
                "unknown action 'undo'", jenkins.buildAndAssertStatus(Result.FAILURE, job));
        job.setDefinition(new CpsFlowDefinition(
                "node { migrateSchema connection: 'warehouse', credentialsId: 'absent' }", true));
        jenkins.assertLogContains(
                "no credentials 'absent'", jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }

    @Test
    void aPlanLeadsOnWithoutASecret(JenkinsRule jenkins) throws Exception {
        SalesProject project = SalesProject.in(folder, jenkins);
        project.write("migrations/V90__token.sql", "CREATE TABLE raw.token AS SELECT '${api_token}' AS v;\n");
        WorkflowJob job = project.scripted(
                jenkins, "built-in", "migrateSchema action: 'plan', placeholders: ['api_token=hunter2-in-clear']");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("the step migrateSchema with action: 'apply', expectedPlanHash: '", run);
        jenkins.assertLogNotContains("hunter2", run);
        jenkins.assertLogNotContains("dataops migrate", run);
    }

    @Test
    void roundTripsThroughTheSnippetGenerator(JenkinsRule jenkins) throws Exception {
        MigrateSchemaStep step = new MigrateSchemaStep();
        step.setAction("plan");
        step.setConnection("warehouse");
        step.setLocations(List.of("one", "two"));
        step.setPlaceholders(List.of("owner=sales"));
        step.setSecretPlaceholders(List.of("key=API_KEY"));
        step.setSecretVariables(List.of("WAREHOUSE_PASSWORD", "API_KEY"));
        step.setAllowUnrecognized(true);
        step.setStatementTimeout("PT10M");
        MigrateSchemaStep back = new StepConfigTester(jenkins).configRoundTrip(step);
        jenkins.assertEqualDataBoundBeans(step, back);
    }

    private static void assertNowhere(String secret, File... roots) throws Exception {
        for (File root : roots) {
            assertThat(FilesAtWork.holding(secret, root.toPath())).isEmpty();
        }
    }
}
