package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.io.StringWriter;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A build's log says each thing once and where it happens, and nothing that is meant for a person at the command. */
class BuildLogTest extends SalesOnAnAgent {
    private static final String BROKEN = "runSql files: ['build/wrong.sql']";
    private static final String WHY = "wrong.sql failed at line 1";

    @BeforeEach
    void warehouse() throws Exception {
        project.write("build/wrong.sql", "SELECT nothing FROM nowhere;\n");
    }

    private String log(Result expected, String... lines) throws Exception {
        String log = JenkinsRule.getLog(run(expected, lines));
        assertThat(log)
                .doesNotContain("unset DATAOPS", "DATAOPS_LEASE_TOKEN", "then switch")
                .doesNotContainPattern("(?m)^false$")
                .doesNotContain("\tat ");
        return log;
    }

    @Test
    void whatGoesWrongIsSaidOnce() throws Exception {
        assertThat(log(Result.FAILURE, "migrateSchema()", "blueGreenDeploy(product: 'sales', revision: 'r1') { " + BROKEN + " }"))
                .containsOnlyOnce("The candidate 'sales__blue' is ready to be built")
                .containsOnlyOnce(WHY)
                .containsOnlyOnce("given up; readers noticed nothing")
                .containsOnlyOnce("ERROR: runSql failed: the line ERROR in its own log says why")
                .doesNotContain("blueGreenDeploy failed");
        project.write("tests/red.yaml", "tests: [{name: red, sql: {query: \"SELECT 1\"}}]\n");
        assertThat(log(
                        Result.FAILURE,
                        "blueGreenDeploy(product: 'sales', revision: 'r2', checksBefore: ['tests/red.yaml']) {"
                                + " runSql files: ['build/daily_revenue.sql'] }"))
                .containsOnlyOnce("Not switched: a check of the candidate failed");
        assertThat(log(Result.FAILURE, "blueGreenDeploy(product: 'absent', revision: 'r3') { echo 'the body ran' }"))
                .containsOnlyOnce("there is no product 'absent'")
                .containsOnlyOnce("ERROR: blueGreenDeploy failed")
                .doesNotContain("given back", "the body ran");
        assertThat(log(Result.FAILURE, "migrateSchema statementTimeout: '1s'"))
                .containsOnlyOnce("statementTimeout is no ISO 8601 duration");
        assertThat(log(Result.FAILURE, "migrateSchema credentialsId: 'of nobody'"))
                .containsOnlyOnce("no credentials 'of nobody'");
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }

    @Test
    void whatThePipelineCatchesIsSaidAllTheSame() throws Exception {
        WorkflowRun run = run(
                Result.SUCCESS,
                "try { " + BROKEN + " } catch (failure) { echo 'caught' }",
                "try { runSql files: [] } catch (failure) { echo 'caught' }");
        assertThat(JenkinsRule.getLog(run)).containsOnlyOnce(WHY).containsOnlyOnce("files is missing");
        assertThat(logs(run, "runSql")).containsOnlyOnce(WHY).containsOnlyOnce("files is missing");
        assertThat(log(Result.FAILURE, "catchError { " + BROKEN + " }", "echo 'goes on'"))
                .containsOnlyOnce(WHY)
                .contains("goes on");
        // Whoever sends the reason elsewhere has it.
        assertThat(log(
                        Result.SUCCESS,
                        "try { " + BROKEN + " } catch (failure) { echo \"told elsewhere: ${failure.cause.message}\" }"))
                .containsPattern("told elsewhere: .*" + WHY);
    }

    @Test
    void aBranchSaysItWhileOthersGoOn() throws Exception {
        WorkflowRun run = job("parallel broken: { " + BROKEN + " }, patient: { " + project.untilThere("go") + " }")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage(WHY, run);
        assertThat(run.isBuilding()).isTrue();
        project.write("go", "");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(JenkinsRule.getLog(run)).containsOnlyOnce(WHY);
        assertThat(log(
                        Result.FAILURE,
                        "parallel broken: { " + BROKEN + " }, patient: { sleep 3600 }, failFast: true"))
                .containsOnlyOnce(WHY)
                .containsOnlyOnce("Failed in branch broken");
    }

    /** What a step's own log says, and not the build's around it. */
    private static String logs(WorkflowRun run, String step) throws Exception {
        StringWriter logs = new StringWriter();
        for (FlowNode node : new DepthFirstScanner().allNodes(run.getExecution())) {
            if (node.getDisplayFunctionName().equals(step)) {
                node.getAction(LogAction.class).getLogText().writeLogTo(0, logs);
            }
        }
        return logs.toString();
    }
}
