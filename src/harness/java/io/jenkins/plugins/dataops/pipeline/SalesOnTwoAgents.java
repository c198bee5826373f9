package io.jenkins.plugins.dataops.pipeline;

import hudson.slaves.DumbSlave;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * What tests of leases stand on: the small project on its warehouse, new for each test, and two agents that may have its
 * builds.
 */
@ExtendWith(SharedJenkins.class)
abstract class SalesOnTwoAgents {
    static final String BUILD = "runSql files: ['build/*.sql']";

    JenkinsRule jenkins;
    SalesProject project;
    DumbSlave first;
    DumbSlave second;

    @BeforeEach
    final void projectAndAgents(JenkinsRule rule, @TempDir Path folder) throws Exception {
        jenkins = rule;
        first = SharedJenkins.agent(jenkins, "first", "warehouse");
        second = SharedJenkins.agent(jenkins, "second", "warehouse");
        project = SalesProject.in(folder, jenkins);
        project.migrate();
    }

    final WorkflowJob job(String name, String line) throws Exception {
        return SalesProject.job(jenkins, name, project.pipeline("warehouse", line));
    }

    final WorkflowRun started(String name, String line) throws Exception {
        return job(name, line).scheduleBuild2(0).waitForStart();
    }

    static String deploy(String revision, String body) {
        return "blueGreenDeploy(product: 'sales', revision: '" + revision + "') { " + body + " }";
    }

    static List<String> revisions() {
        return deployments().stream().map(Deployment::revision).toList();
    }

    static List<Deployment> deployments() {
        return ControllerLedger.get().events(EventQuery.everything()).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }

    final void awaitStatement(String pattern) throws Exception {
        String count = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND query LIKE '" + pattern + "' AND state = 'active'";
        Await.until(() -> !project.query(count).equals("0"));
    }
}
