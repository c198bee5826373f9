package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import io.jenkins.plugins.dataops.page.RecordedResult;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** What a build has done stands on its page, however early somebody ended it. */
class AbortedStepTest extends SalesOnAnAgent {
    private static final String SLOW = "SELECT pg_sleep(3600);\n";
    private static final String SLOW_STATEMENTS = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%pg_sleep(3600)%' AND state = 'active'";

    @Test
    void anAbortedMigrationTellsWhatItApplied() throws Exception {
        project.write("migrations/V2__slow.sql", SLOW);
        assertTold(aborted("migrateSchema()"), "V1__orders.sql", "V2__slow.sql", "stopped by SIGTERM");
        assertThat(project.query("SELECT count(*) FROM raw.orders")).isEqualTo("3");
    }

    @Test
    void abortedSqlTellsWhichFilesRan() throws Exception {
        project.write("load/1-done.sql", "CREATE TABLE public.done (id int);\n");
        project.write("load/2-slow.sql", SLOW);
        assertTold(aborted("runSql files: ['load/*.sql']"), "1-done.sql", "2-slow.sql", "stopped by SIGTERM");
        assertThat(project.query("SELECT to_regclass('public.done')")).isEqualTo("done");
    }

    @Test
    void abortedTestsTellWhatTheyFound() throws Exception {
        project.write("tests/revenue.yaml", """
                tests:
                  - name: one is one
                    sql: {query: "SELECT 1 WHERE 1 <> 1"}
                  - name: takes its time
                    sql: {query: "SELECT 1 WHERE (SELECT pg_sleep(3600)::text) = 'never'"}
                  - name: comes after it
                    sql: {query: "SELECT 1 WHERE 1 <> 1"}
                """);
        WorkflowRun run = aborted("blackBoxTest junit: 'data.xml'");
        assertTold(run, "one is one", "takes its time", "not run: stopped by SIGTERM");
        assertThat(agent.getWorkspaceFor(run.getParent()).child("data.xml").readToString())
                .contains("one is one", "comes after it", "stopped by SIGTERM");
    }

    @Test
    void aKilledBuildTellsItAsWell() throws Exception {
        project.write("migrations/V2__slow.sql", SLOW);
        WorkflowRun run = running("migrateSchema()");
        run.doKill();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        Await.until(() -> run.getAction(DataOpsRunAction.class) != null
                && !run.getAction(DataOpsRunAction.class).getResults().isEmpty());
        assertTold(run, "V1__orders.sql", "V2__slow.sql", "stopped by SIGTERM");
    }

    private WorkflowRun aborted(String step) throws Exception {
        WorkflowRun run = running(step);
        run.doStop();
        return jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
    }

    /** A build whose step waits for a statement that would take an hour. */
    private WorkflowRun running(String step) throws Exception {
        WorkflowRun run = project.scripted(jenkins, agent.getNodeName(), step).scheduleBuild2(0).waitForStart();
        Await.until(() -> !project.query(SLOW_STATEMENTS).equals("0"));
        return run;
    }

    private void assertTold(WorkflowRun run, String... words) throws Exception {
        List<RecordedResult> results = run.getAction(DataOpsRunAction.class).getResults();
        assertThat(results).singleElement().satisfies(result -> assertThat(result.getOutcome()).isEqualTo("aborted"));
        assertThat(jenkins.createWebClient().getPage(run).asNormalizedText())
                .contains("aborted: " + results.get(0).getHeadline());
        // What passed is folded away, and no text to whoever only looks.
        assertThat(jenkins.createWebClient().getPage(run, "dataops").getWebResponse().getContentAsString())
                .contains(words)
                .doesNotContain("time limit");
        assertThat(project.query(SLOW_STATEMENTS)).isEqualTo("0");
    }
}
