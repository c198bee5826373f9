package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** What is told of a switch by a build that ended after it. */
class AbortAfterSwitchTest extends SalesOnTwoAgents {
    private static final String SLOW_CHECK =
            """
            tests:
              - name: takes its time
                sql: {query: "SELECT 1 WHERE (SELECT pg_sleep(20)::text) = 'never'"}
            """;

    @Test
    void anAbortAfterTheSwitchSaysWhatReadersSee() throws Exception {
        WorkflowRun run = abortedAfterSwitch(WorkflowRun::doStop);
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        project.awaitFree();
        jenkins.assertLogContains("switched readers of 'sales'", run);
        jenkins.assertLogNotContains("readers noticed nothing", run);
        assertSwitchIsToldOf(run);
    }

    @Test
    void aBuildThatIsKilledAfterTheSwitchIsToldOfAsWell() throws Exception {
        WorkflowRun run = abortedAfterSwitch(WorkflowRun::doKill);
        project.awaitFree();
        assertSwitchIsToldOf(run);
    }

    private interface End {
        void of(WorkflowRun run) throws Exception;
    }

    private WorkflowRun abortedAfterSwitch(End end) throws Exception {
        project.write("tests/slow.yaml", SLOW_CHECK);
        WorkflowRun run = started(
                "switched",
                "blueGreenDeploy(product: 'sales', revision: 'r1', checksBefore: ['tests/revenue.yaml'],"
                        + " checksAfter: ['tests/slow.yaml']) { " + BUILD + " }");
        awaitStatement("%pg_sleep(20)%");
        end.of(run);
        return run;
    }

    /** On the build's page, and in the ledger under this build, whoever finishes what it began. */
    private void assertSwitchIsToldOf(WorkflowRun run) throws Exception {
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        String page = jenkins.createWebClient().getPage(run, "dataops").asNormalizedText();
        assertThat(page).contains("switched readers of 'sales'").doesNotContain("readers noticed nothing");
        project.write("tests/slow.yaml", SLOW_CHECK.replace("20", "0"));
        jenkins.buildAndAssertSuccess(job(
                "next",
                "blueGreenDeploy(product: 'sales', revision: 'r2', checksBefore: ['tests/revenue.yaml'],"
                        + " checksAfter: ['tests/slow.yaml']) { " + BUILD + " }"));
        assertThat(deployments())
                .filteredOn(deployment -> deployment.revision().equals("r1"))
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.url()).hasValueSatisfying(url -> assertThat(url)
                        .contains("job/switched/1/")));
    }
}
