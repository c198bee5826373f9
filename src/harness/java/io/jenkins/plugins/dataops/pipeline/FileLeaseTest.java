package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenRequest;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.config.CapturedLog;
import io.jenkins.plugins.dataops.database.AccessMode;
import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;

/** Leases in a warehouse that is a file of the workspace: it is on one agent and nowhere else. */
@ExtendWith(SharedJenkins.class)
class FileLeaseTest {
    private static final String PROJECT = "connections: {warehouse: {url: \"jdbc:duckdb:data/warehouse.duckdb\"}}\\n"
            + "products: {sales: {schema: sales, objects: [daily_revenue]}}\\n";

    private JenkinsRule jenkins;
    private DumbSlave first;

    @BeforeEach
    void agents(JenkinsRule rule) throws Exception {
        jenkins = rule;
        DuckDbJar.giveTo(jenkins);
        first = SharedJenkins.agent(jenkins, "first", "warehouse");
    }

    @Test
    void itIsGivenBackWhereTheFileIs() throws Exception {
        WorkflowRun run = waiting("");
        run.doKill();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        Await.until(() -> LeaseRegister.get().listed().isEmpty());
        assertThat(lease(run)).isEmpty();
        assertThat(Files.list(workspace(run)).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("data", "dataops.yaml");
    }

    /** Whoever opens the file to renew the lease is in the way of the build that works on it. */
    @Test
    void itIsTakenForLongAndNotRenewed() throws Exception {
        WorkflowRun run = waiting("");
        Instant nextMonth = Instant.now().plus(Duration.ofDays(30));
        assertThat(LeaseRegister.get().listed()).singleElement().satisfies(held -> {
            assertThat(held.isToBeRenewed(nextMonth)).isFalse();
        });
        assertThat(lease(run)).hasValueSatisfying(held -> assertThat(held.until()).isAfter(nextMonth));
        run.doKill();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        Await.until(() -> LeaseRegister.get().listed().isEmpty());
        assertThat(lease(run)).isEmpty();
    }

    @Test
    void howLongItLastsIsNotToBeChosen() throws Exception {
        WorkflowJob job = job(", lease: 'PT8H'", "echo 'in the body'");
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains("--lease (in a Pipeline lease) has no effect on a database file", run);
        jenkins.assertLogNotContains("in the body", run);
        assertThat(LeaseRegister.get().listed()).isEmpty();
        assertThat(workspace(run).resolve("data/warehouse.duckdb")).doesNotExist();
    }

    /** Its register is lost with the controller, and nobody else gives the product back. */
    @Test
    void whatALostControllerHeldIsTakenOver() throws Exception {
        WorkflowRun lost = waiting("");
        for (HeldLease lease : LeaseRegister.get().listed()) {
            LeaseRegister.get().remove(lease.id());
        }
        lost.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(lost));
        WorkflowRun refused = jenkins.buildAndAssertStatus(Result.FAILURE, job("", "echo 'in the body'"));
        jenkins.assertLogContains("Refused: 'sales#1/", refused);
        jenkins.assertLogContains("takeOver: true", refused);
        jenkins.assertLogNotContains("in the body", refused);
        assertThat(lease(refused)).isPresent();
        WorkflowRun next =
                jenkins.buildAndAssertStatus(Result.FAILURE, job(", takeOver: true", "error 'only to look'"));
        jenkins.assertLogContains("only to look", next);
        assertThat(lease(next)).isEmpty();
    }

    @Test
    void nobodyStandsInForTheAgentThatHasTheFile() throws Exception {
        WorkflowRun run = waiting("");
        DumbSlave second = SharedJenkins.agent(jenkins, "second", "warehouse");
        first.toComputer().disconnect(new OfflineCause.ByCLI("pulled")).get();
        try (CapturedLog log = new CapturedLog()) {
            run.doKill();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            Await.until(() -> log.text().contains("the agent 'first' is not there"));
            assertThat(LeaseRegister.get().listed()).hasSize(1);
            assertThat(lease(run)).isPresent();
        }
        first.toComputer().connect(true).get();
        Await.until(() -> LeaseRegister.get().listed().isEmpty());
        assertThat(lease(run)).isEmpty();
        assertThat(Path.of(second.getRemoteFS()).resolve("dataops-lease")).doesNotExist();
    }

    @Test
    void aFileThatIsGoneTakesItsLeaseWithIt() throws Exception {
        WorkflowRun run = waiting("sh 'rm -r data'; ");
        try (CapturedLog log = new CapturedLog()) {
            run.doKill();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            Await.until(() -> LeaseRegister.get().listed().isEmpty());
            assertThat(log.text()).containsOnlyOnce("there is no file");
        }
        assertThat(workspace(run).resolve("data")).doesNotExist();
    }

    @Test
    void anAbortedBuildSaysThatItsFileIsGone() throws Exception {
        WorkflowRun run = waiting("sh 'rm -r data'; ");
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("all that was in it is gone with it, leases included", run);
        assertThat(LeaseRegister.get().listed()).isEmpty();
        assertThat(workspace(run).resolve("data")).doesNotExist();
    }

    private WorkflowRun waiting(String before) throws Exception {
        WorkflowRun run =
                job("", before + "echo 'waiting'; sleep 600").scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("waiting", run);
        return run;
    }

    /** The only job, which works on the file from now on so. */
    private WorkflowJob job(String parameters, String body) throws Exception {
        WorkflowJob job = jenkins.jenkins.getItemByFullName("sales", WorkflowJob.class);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, "sales");
        }
        job.setDefinition(new CpsFlowDefinition(
                """
                node('first') {
                  writeFile file: 'dataops.yaml', text: '''%s'''
                  sh 'mkdir -p data'
                  blueGreenDeploy(product: 'sales', revision: 'r1'%s) { %s }
                }
                """
                        .formatted(PROJECT, parameters, body),
                true));
        return job;
    }

    private Path workspace(WorkflowRun run) {
        return Path.of(first.getRemoteFS()).resolve("workspace").resolve(run.getParent().getName());
    }

    private Optional<Lease> lease(WorkflowRun run) {
        Path file = workspace(run).resolve("data/warehouse.duckdb");
        Database database = Database.open(
                ConnectionSettings.of("warehouse", "jdbc:duckdb:" + file), new Drivers(List.of()), AccessMode.READ);
        return new BlueGreen(database, BlueGreenRequest.of("sales", "production", "sales", "test"), Progress.SILENT)
                .status()
                .lease();
    }
}
