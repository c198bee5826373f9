package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.dataops.request.MigrateAction;
import io.jenkins.plugins.dataops.request.MigrateRequest;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        DumbSlave agent = SharedJenkins.agent(jenkins, "agent", "migrations");
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
        DumbSlave agent = SharedJenkins.agent(jenkins, "agent", "migrations");
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
        DumbSlave agent = SharedJenkins.agent(jenkins, "agent", "migrations");
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
        jenkins.assertEqualDataBoundBeans(whole(), new StepConfigTester(jenkins).configRoundTrip(whole()));
    }

    /** What all that can be set in one step is in its own place of the request. */
    @Test
    void everyParameterReachesTheRequest() {
        MigrateRequest request = whole().request();
        assertThat(request.fault()).isEmpty();
        assertThat(request)
                .isEqualTo(new MigrateRequest(
                        MigrateAction.APPLY,
                        List.of("one", "two"),
                        List.of("raw", "marts"),
                        Map.of("owner", "sales=all"),
                        true,
                        Optional.of("history"),
                        true,
                        false,
                        false,
                        Optional.of(Duration.ofMinutes(7)),
                        Optional.of("abc"),
                        Optional.empty(),
                        Optional.empty()));
        MigrateSchemaStep flags = new MigrateSchemaStep();
        flags.setNoCreateSchemas(true);
        assertThat(flags.request().noCreateSchemas()).isTrue();
        assertThat(flags.request().allowUnrecognized()).isFalse();
        flags.setAllowUnrecognized(true);
        assertThat(flags.request().allowUnrecognized()).isTrue();
        MigrateSchemaStep baseline = new MigrateSchemaStep();
        baseline.setAction("baseline");
        baseline.setAtVersion("3");
        baseline.setDescription("before migrations");
        assertThat(baseline.request().atVersion()).contains("3");
        assertThat(baseline.request().description()).contains("before migrations");
    }

    private static MigrateSchemaStep whole() {
        MigrateSchemaStep step = new MigrateSchemaStep();
        step.setLocations(List.of("one", "two"));
        step.setSchemas(List.of("raw", "marts"));
        step.setPlaceholders(List.of("owner=sales=all"));
        step.setNoPlaceholders(true);
        step.setTable("history");
        step.setOutOfOrder(true);
        step.setLockWait("PT7M");
        step.setExpectedPlanHash("abc");
        return step;
    }

    /** Each is run in the order in which a database meets them; a new one has to be given its place here. */
    @Test
    void everyActionOfTheDropDownRuns(JenkinsRule jenkins) throws Exception {
        SalesProject project = SalesProject.in(folder, jenkins);
        List<String> actions = List.of("info", "baseline", "plan", "apply", "validate", "repair");
        assertThat(jenkins.jenkins.getDescriptorByType(MigrateSchemaStep.DescriptorImpl.class).doFillActionItems(null))
                .extracting(item -> item.value)
                .containsExactlyInAnyOrderElementsOf(actions);
        project.execute("CREATE SCHEMA raw");
        project.write("migrations/V2__more.sql", "CREATE TABLE raw.more (id int);\n");
        WorkflowJob job = project.scripted(
                jenkins,
                "built-in",
                actions.stream()
                        .map(action -> "echo \"" + action + ": ${migrateSchema(action: '" + action + "'"
                                + (action.equals("baseline") ? ", atVersion: '1', description: 'as it was'" : "")
                                + ").currentVersion}\"")
                        .toArray(String[]::new));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("baseline: 1", run);
        jenkins.assertLogContains("plan: 1", run);
        jenkins.assertLogContains("apply: 2", run);
        jenkins.assertLogContains("repair: 2", run);
        assertThat(project.query("SELECT to_regclass('raw.more')")).isNotNull();
        job.setDefinition(new CpsFlowDefinition(
                "node { migrateSchema connection: 'warehouse', action: 'baseline' }", true));
        jenkins.assertLogContains(
                "atVersion is missing: the action 'baseline' needs it",
                jenkins.buildAndAssertStatus(Result.FAILURE, job));
    }

    private static void assertNowhere(String secret, File... roots) throws Exception {
        for (File root : roots) {
            assertThat(FilesAtWork.holding(secret, root.toPath())).isEmpty();
        }
    }
}
