package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Util;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

class RestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    @Test
    void theBodyOfADeploymentOutlivesARestartOfTheController() throws Throwable {
        AtomicReference<SalesProject> project = new AtomicReference<>();
        sessions.then(jenkins -> {
            project.set(SalesProject.in(folder, jenkins));
            WorkflowJob job = project.get()
                    .scripted(
                            jenkins,
                            "built-in",
                            "migrateSchema()",
                            "blueGreenDeploy(product: 'sales', revision: 'r1') {",
                            "  echo 'waiting'",
                            "  sleep 20",
                            "  runSql files: ['build/*.sql']",
                            "}");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("waiting", run);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("sales", WorkflowJob.class)
                    .getBuildByNumber(1);
            // A build that will go on keeps what it holds.
            LeaseReturns.soon();
            assertThat(project.get().lease()).isPresent();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(project.get().query("SELECT sum(revenue) FROM sales.daily_revenue"))
                    .isEqualTo("22.50");
        });
    }

    @Test
    void whatABuildHeldThatDidNotComeBackIsGivenBack() throws Throwable {
        AtomicReference<SalesProject> project = new AtomicReference<>();
        AtomicReference<Path> builds = new AtomicReference<>();
        sessions.then(jenkins -> {
            project.set(SalesProject.in(folder, jenkins));
            WorkflowJob job = project.get()
                    .scripted(
                            jenkins,
                            "built-in",
                            "migrateSchema()",
                            "blueGreenDeploy(product: 'sales', revision: 'r1') { echo 'waiting'; sleep 600 }");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("waiting", run);
            builds.set(run.getRootDir().toPath());
        });
        assertThat(project.get().lease()).isPresent();
        Util.deleteRecursive(builds.get().toFile());
        sessions.then(jenkins -> {
            project.get().awaitFree();
            assertThat(HeldLeases.get().listed()).isEmpty();
        });
    }
}
