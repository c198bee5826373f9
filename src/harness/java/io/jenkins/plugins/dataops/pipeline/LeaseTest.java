package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.OfflineCause;
import hudson.util.Secret;
import io.jenkins.plugins.dataops.config.CapturedLog;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Two builds that want the same product, and builds that end in every way they can. */
@WithJenkins
class LeaseTest {
    private static final String BUILD = "runSql files: ['build/*.sql']";
    private static final String SLOW_CHECK =
            """
            tests:
              - name: takes its time
                sql: {query: "SELECT 1 WHERE (SELECT pg_sleep(20)::text) = 'never'"}
            """;

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private SalesProject project;
    private DumbSlave agent;
    private DumbSlave second;

    @BeforeEach
    void warehouse(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = jenkins.createSlave("first", "warehouse", null);
        second = jenkins.createSlave("second", "warehouse", null);
        jenkins.waitOnline(agent);
        jenkins.waitOnline(second);
        project = SalesProject.in(folder, jenkins);
        jenkins.buildAndAssertSuccess(job("setup", "migrateSchema()"));
    }

    @Test
    void aRefusedBuildLeavesTheProductToItsHolder() throws Exception {
        WorkflowRun holder = started("holder", deploy("r1", "sh 'env'; " + project.untilThere("go") + "; " + BUILD));
        jenkins.waitForMessage("waiting for go", holder);
        String token = Secret.fromString(LeaseRegister.get().listed().get(0).token()).getPlainText();
        for (int i = 0; i < 2; i++) {
            WorkflowRun refused =
                    jenkins.buildAndAssertStatus(Result.FAILURE, job("refused" + i, deploy("r2", "echo 'built'")));
            jenkins.assertLogContains("'holder#1/", refused);
            jenkins.assertLogNotContains("built", refused);
            assertShownNowhere(token, refused);
        }
        // A build that lives keeps what it holds, however often somebody looks.
        Leases.lookAfterAll();
        assertThat(project.lease()).hasValueSatisfying(lease -> assertThat(lease.owner()).startsWith("holder#1/"));
        project.write("go", "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(holder));
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(project.lease()).isEmpty();
        assertThat(LeaseRegister.get().listed()).isEmpty();
        assertShownNowhere(token, holder);
    }

    @Test
    void branchesOfOneBuildAreNotTheSameRun() throws Exception {
        WorkflowRun run = started("branches", "parallel first: { " + deploy("r1", project.untilThere("go") + "; " + BUILD)
                + " }, second: { " + project.untilThere("held") + "; " + deploy("r2", "echo 'the second body ran'") + " }");
        jenkins.waitForMessage("waiting for go", run);
        project.write("held", "");
        jenkins.waitForMessage("Failed in branch second", run);
        assertThat(project.lease()).isPresent();
        project.write("go", "");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("is deploying", run);
        jenkins.assertLogNotContains("the second body ran", run);
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(project.lease()).isEmpty();
        assertThat(revisions()).containsExactly("r1");
    }

    @Test
    void anAbortWhileTheCandidateIsPreparedGivesTheProductBack() throws Exception {
        jenkins.buildAndAssertSuccess(job("live", deploy("r1", BUILD)));
        try (Connection reader = project.connect()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("LOCK TABLE sales.daily_revenue IN ACCESS EXCLUSIVE MODE");
            WorkflowRun run = started("copying", "blueGreenDeploy(product: 'sales', revision: 'r2', start: 'copy') {}");
            project.awaitHeld();
            run.doStop();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        }
        project.awaitFree();
        jenkins.buildAndAssertSuccess(job("next", deploy("r3", BUILD)));
    }

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

    @Test
    void aKilledBuildHoldsNothing() throws Exception {
        WorkflowRun run = started("killed", deploy("r1", project.untilThere("never")));
        jenkins.waitForMessage("waiting for never", run);
        run.doKill();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        project.awaitFree();
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }

    @Test
    void aBuildThatIsAbortedTwiceHoldsNothing() throws Exception {
        WorkflowRun run = started("impatient", deploy("r1", "echo 'waiting'; sleep 600"));
        jenkins.waitForMessage("waiting", run);
        run.doStop();
        Thread.sleep(300);
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        project.awaitFree();
    }

    @Test
    void aBuildThatIsDeletedHoldsNothing() throws Exception {
        WorkflowRun run = started("deleted", deploy("r1", project.untilThere("never")));
        jenkins.waitForMessage("waiting for never", run);
        run.getParent().delete();
        project.awaitFree();
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }

    @Test
    void aJobMayBeRenamedWhileItHoldsTheProduct() throws Exception {
        WorkflowRun run = started("before", deploy("r1", project.untilThere("go") + "; " + BUILD));
        jenkins.waitForMessage("waiting for go", run);
        LeaseRegister.get().onLocationChanged(run.getParent(), "before", "after");
        assertThat(LeaseRegister.get().listed()).extracting(HeldLease::build).containsExactly("after#1");
        LeaseRegister.get().onLocationChanged(run.getParent(), "after", "before");
        project.write("go", "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }

    @Test
    void aLostAgentIsOneSentenceAndAnotherOneGivesTheProductBack() throws Exception {
        project.write("build/slow.sql", "SELECT pg_sleep(120);\n");
        // The build could have had the second one, too: only such an agent stands in for another.
        second.toComputer().setTemporaryOfflineCause(new OfflineCause.ByCLI("not yet"));
        WorkflowRun run = started("lost", deploy("r1", "runSql files: ['build/slow.sql']"));
        project.awaitHeld();
        awaitStatement("%pg_sleep(120)%");
        assertThat(LeaseRegister.get().listed()).extracting(HeldLease::agent).containsExactly("first");
        second.toComputer().setTemporaryOfflineCause(null);
        agent.toComputer().disconnect(new OfflineCause.ByCLI("pulled"));
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        project.awaitFree();
        jenkins.assertLogContains("The connection to the agent 'first' is lost", run);
        assertThat(JenkinsRule.getLog(run)).doesNotContain("\tat ");
    }

    @Test
    void aBuildThatWaitsLongerThanItsLeaseKeepsTheProduct() throws Exception {
        WorkflowRun run = started("patient", "blueGreenDeploy(product: 'sales', revision: 'r1', lease: 'PT1M') { " + BUILD
                + "; input message: 'Good?', id: 'Good' }");
        jenkins.waitForMessage("Good?", run);
        Instant first = project.lease().orElseThrow().until();
        Await.until(() -> Instant.now().isAfter(first));
        assertThat(project.lease()).hasValueSatisfying(lease -> assertThat(lease.until()).isAfter(Instant.now()));
        WorkflowRun refused =
                jenkins.buildAndAssertStatus(Result.FAILURE, job("hasty", deploy("r2", "echo 'built'")));
        jenkins.assertLogContains("'patient#1/", refused);
        run.getAction(InputAction.class).getExecution("Good").doProceedEmpty();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(revisions()).containsExactly("r1");
        assertThat(project.lease()).isEmpty();
    }

    /** An agent is lost, and the controller asks before the worker that is left there takes what it was sent for. */
    @Test
    void aWorkerThatNobodyHearsAnyMoreTakesTheProductForNothing() throws Exception {
        String owner = "gone#1/3";
        try (CapturedLog log = new CapturedLog()) {
            LeaseRegister.get().add(Leases.any("unheard"));
            LeaseRegister.get().letGo("unheard");
            LeaseCheck.soon();
            Await.until(() -> log.text().contains("no run to give up"));
            assertThat(LeaseRegister.get().find("unheard")).isPresent();
        }
        project.take(owner, Leases.TOKEN);
        assertThat(project.lease()).isPresent();
        Await.until(() -> project.lease().isEmpty());
        project.awaitFree();
    }

    @Test
    void whoKnowsBetterMayTakeTheProductOver() throws Exception {
        // So short that it is to be renewed whenever somebody looks.
        WorkflowRun holder = started("holder", "blueGreenDeploy(product: 'sales', revision: 'r1', lease: 'PT50S') { "
                + project.untilThere("go") + " }");
        jenkins.waitForMessage("waiting for go", holder);
        jenkins.buildAndAssertSuccess(
                job("other", "blueGreenDeploy(product: 'sales', revision: 'r2', takeOver: true) { " + BUILD + " }"));
        Await.until(() -> LeaseRegister.get().listed().stream().allMatch(HeldLease::lost));
        assertThat(LeaseRegister.get().listed()).singleElement()
                .satisfies(lease -> assertThat(lease.isToBeRenewed(lease.until())).isFalse());
        new LeaseCheck().doRun();
        project.write("go", "");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(holder));
        assertThat(JenkinsRule.getLog(holder)).containsOnlyOnce("sales is lost, and the switch will be refused");
        assertThat(revisions()).containsExactly("r2");
        assertThat(project.lease()).isEmpty();
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }

    @Test
    void aJobThatIsMadeAgainInheritsNothing() throws Exception {
        WorkflowRun dead = jenkins.buildAndAssertSuccess(job("again", "echo 'built'"));
        HeldLease left = Leases.of(dead, "again#1/9");
        dead.getParent().delete();
        project.take("again#1/9", Leases.TOKEN);
        WorkflowRun living = started("again", project.untilThere("go"));
        jenkins.waitForMessage("waiting for go", living);
        assertThat(living.getExternalizableId()).isEqualTo(left.build());
        LeaseRegister.get().add(left.whenAnswered());
        LeaseRegister.get().letGo(left.id());
        LeaseCheck.soon();
        project.awaitFree();
        assertThat(living.isBuilding()).isTrue();
        assertThat(living.getAction(DataOpsRunAction.class)).isNull();
        project.write("go", "");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(living));
    }

    /** What is kept in the warehouse is of an older version, and only its owner may bring it up to date. */
    @Test
    void aRefusalGivesNothingBack() throws Exception {
        project.take("gone#1/3", Leases.TOKEN);
        project.execute("UPDATE dataops.switch_version SET version = 2");
        String login = project.query("SELECT rolname FROM pg_roles WHERE rolname = 'deployer' || current_database()");
        project.execute("ALTER ROLE " + login + " NOSUPERUSER");
        project.execute("GRANT USAGE ON SCHEMA dataops TO " + login);
        project.execute("GRANT SELECT ON ALL TABLES IN SCHEMA dataops TO " + login);
        try (CapturedLog log = new CapturedLog()) {
            LeaseRegister.get().add(Leases.any("refused").whenAnswered());
            LeaseRegister.get().letGo("refused");
            LeaseCheck.soon();
            Await.until(() -> log.text().contains("HeldLease[sales, gone#1] could not be given back: Refused: "));
        }
        assertThat(LeaseRegister.get().find("refused")).isPresent();
        assertThat(project.lease()).isPresent();
        project.execute("ALTER ROLE " + login + " SUPERUSER");
        project.awaitFree();
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

    private void awaitStatement(String pattern) throws Exception {
        String count = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND query LIKE '" + pattern + "' AND state = 'active'";
        Await.until(() -> !project.query(count).equals("0"));
    }

    private static List<Deployment> deployments() {
        return ControllerLedger.get().events(EventQuery.everything()).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }

    private static List<String> revisions() {
        return deployments().stream().map(Deployment::revision).toList();
    }

    /** Neither in the log, nor on the page, nor in any file of the build. */
    private void assertShownNowhere(String token, WorkflowRun run) throws Exception {
        assertThat(JenkinsRule.getLog(run)).doesNotContain(token);
        assertThat(jenkins.createWebClient().getPage(run, "dataops").getWebResponse().getContentAsString())
                .doesNotContain(token);
        for (Path place : List.of(run.getRootDir().toPath(), jenkins.jenkins.getRootDir().toPath().resolve("dataops"))) {
            assertThat(FilesAtWork.holding(token, place)).isEmpty();
        }
    }

    private static String deploy(String revision, String body) {
        return "blueGreenDeploy(product: 'sales', revision: '" + revision + "') { " + body + " }";
    }

    private WorkflowRun started(String name, String line) throws Exception {
        return job(name, line).scheduleBuild2(0).waitForStart();
    }

    private WorkflowJob job(String name, String line) throws Exception {
        return SalesProject.job(jenkins, name, project.pipeline("warehouse", line));
    }

    @Test
    void aLedgerThatCannotBeWrittenIsToldLater() throws Exception {
        Path ledger = jenkins.jenkins.getRootDir().toPath().resolve("dataops/ledger.db");
        ControllerLedger.close();
        Files.deleteIfExists(ledger);
        Files.createDirectories(ledger);
        WorkflowRun run = jenkins.buildAndAssertStatus(Result.UNSTABLE, job("untold", deploy("r1", BUILD)));
        jenkins.assertLogContains("The lease of sales is given back; the ledger has yet to be told", run);
        jenkins.assertLogNotContains("is not given back", run);
        assertThat(project.lease()).isEmpty();
        assertThat(LeaseRegister.get().listed()).singleElement()
                .satisfies(lease -> assertThat(lease.untold()).isNotEmpty());
        int told = run.getAction(DataOpsRunAction.class).getResults().size();
        try (CapturedLog log = new CapturedLog()) {
            Await.until(() -> {
                new LeaseCheck().doRun();
                return log.text().contains("what became of the run is not in the ledger yet");
            });
        }
        Files.delete(ledger);
        Await.until(() -> {
            new LeaseCheck().doRun();
            return LeaseRegister.get().listed().isEmpty();
        });
        assertThat(revisions()).containsExactly("r1");
        assertThat(run.getAction(DataOpsRunAction.class).getResults()).hasSize(told);
    }
}
