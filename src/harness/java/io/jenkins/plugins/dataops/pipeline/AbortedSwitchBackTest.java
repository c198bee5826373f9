package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.io.File;
import java.sql.Connection;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** An abort does not leave readers with a release that is known to be bad. */
class AbortedSwitchBackTest extends SalesOnAnAgent {
    private static final String DEPLOY = "blueGreenDeploy(product: 'sales', revision: '%s', checksBefore: ['tests/any.yaml'],"
            + " checksAfter: ['tests/%s.yaml']) { runSql files: ['build/*.sql'] }";

    @Test
    void aReaderThatIsInItsWayIsWaitedFor() throws Exception {
        project.write("tests/any.yaml", "tests: [{name: days, row_count: {table: daily_revenue, min: 1}}]\n");
        project.write("tests/bad.yaml", "tests: [{name: bad, sql: {query: SELECT 1 FROM pg_advisory_lock(48)}}]\n");
        run(Result.SUCCESS, "migrateSchema()", DEPLOY.formatted("good", "revenue"));
        project.write("build/daily_revenue.sql", "CREATE TABLE ${candidate}.daily_revenue AS"
                + " SELECT day, 1 AS revenue FROM raw.orders;\n");
        WorkflowRun run;
        try (Connection reader = project.connect()) {
            try (Connection check = project.connect()) {
                check.createStatement().execute("SELECT pg_advisory_lock(48)");
                run = job(DEPLOY.formatted("bad", "bad")).scheduleBuild2(0).waitForStart();
                Await.until(() -> !project.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                                + " AND wait_event_type = 'Lock' AND query LIKE '%pg_advisory_lock(48)%'")
                        .equals("0"));
                reader.setAutoCommit(false);
                reader.createStatement().executeQuery("SELECT * FROM sales.daily_revenue");
            }
            jenkins.waitForMessage("had to give way", run);
            run.doStop();
            // So that Jenkins does not end it in the middle of an attempt.
            Await.until(this::saysThatItIsAtIt);
            reader.rollback();
        }
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(jenkins.createWebClient().getPage(run, "dataops").asNormalizedText()).contains("switched back");
    }

    private boolean saysThatItIsAtIt() {
        File[] exchanges = new File(agent.getRemoteFS(), "dataops-exchange").listFiles();
        return Stream.of(exchanges).anyMatch(exchange -> new File(exchange, "stop").length() > 0);
    }
}
