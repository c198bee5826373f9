package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Util;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.jvnet.hudson.test.recipes.WithTimeout;

class RestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    @Test
    @WithTimeout(900)
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
                            "  " + project.get().untilThere("go"),
                            "  runSql files: ['build/*.sql']",
                            "}");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("waiting for go", run);
        });
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("sales", WorkflowJob.class)
                    .getBuildByNumber(1);
            // A build that will go on keeps what it holds.
            Leases.lookAfterAll();
            assertThat(project.get().lease()).isPresent();
            project.get().write("go", "");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(project.get().query("SELECT sum(revenue) FROM sales.daily_revenue"))
                    .isEqualTo("22.50");
        });
    }

    /** The worker stays at work, and its step goes on with it as if nothing had been. */
    @Test
    @WithTimeout(900)
    void aStepGoesOnWithTheWorkerThatWasAtWorkAllTheTime() throws Throwable {
        AtomicReference<SalesProject> project = new AtomicReference<>();
        AtomicReference<Connection> holding = new AtomicReference<>();
        sessions.then(jenkins -> {
            project.set(SalesProject.in(folder, jenkins));
            project.get().write("load/1.sql", "CREATE TABLE public.once (id int);\n");
            project.get().write("load/2.sql", "SELECT pg_advisory_lock(7);\n");
            project.get().write("load/3.sql", "INSERT INTO public.once VALUES (3);\n");
            holding.set(project.get().connect());
            execute(holding.get(), "SELECT pg_advisory_lock(7)");
            WorkflowJob job =
                    project.get().scripted(jenkins, "built-in", "runSql files: ['load/*.sql']", "echo 'and so on'");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("running load/2.sql", run);
        });
        execute(holding.get(), "SELECT pg_advisory_unlock(7)");
        Await.until(() -> "1".equals(project.get().query("SELECT count(*) FROM public.once")));
        holding.get().close();
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("sales", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(JenkinsRule.getLog(run))
                    .containsOnlyOnce("running load/1.sql")
                    .containsOnlyOnce("running load/2.sql")
                    .containsOnlyOnce("running load/3.sql")
                    .contains("and so on");
            assertThat(run.getAction(DataOpsRunAction.class).getResults()).hasSize(1);
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @WithTimeout(900)
    void aBuildKeepsItsProductWhileTheControllerIsDownAndWhileItWaits() throws Throwable {
        AtomicReference<SalesProject> project = new AtomicReference<>();
        sessions.then(jenkins -> {
            project.set(SalesProject.in(folder, jenkins));
            WorkflowJob job = project.get()
                    .scripted(
                            jenkins,
                            "built-in",
                            "migrateSchema()",
                            "blueGreenDeploy(product: 'sales', revision: 'r1', lease: 'PT30S') {",
                            "  runSql files: ['build/*.sql']",
                            "  input message: 'Good?', id: 'Good'",
                            "}");
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("Good?", run);
        });
        Instant whenItWentDown = project.get().lease().orElseThrow().until();
        Await.until(() -> Instant.now().isAfter(whenItWentDown));
        // The last version did not write down whether the product was taken.
        Path register = sessions.getHome().toPath().resolve("dataops/leases.json");
        String written = Files.readString(register);
        assertThat(written).contains("\"answered\":true,");
        Files.writeString(register, written.replace("\"answered\":true,", ""));
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("sales", WorkflowJob.class)
                    .getBuildByNumber(1);
            Await.until(() -> project.get()
                    .lease()
                    .filter(lease -> lease.until().isAfter(Instant.now()))
                    .isPresent());
            Await.until(() -> run.getAction(InputAction.class) != null);
            run.getAction(InputAction.class).getExecution("Good").doProceedEmpty();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            project.get().awaitFree();
        });
    }

    @Test
    @WithTimeout(900)
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
            assertThat(LeaseRegister.get().listed()).isEmpty();
        });
    }
}
