package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.dataops.config.CapturedLog;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leases whose warehouse the controller cannot reach, because it has no login or does not know the connection. */
class UnreachableLeaseTest extends SalesOnAnAgent {
    @BeforeEach
    void warehouse() throws Exception {
        project.migrate();
    }

    @Test
    void withoutItsLoginAStepTakesNothing() throws Exception {
        WorkflowRun run = jenkins.buildAndAssertStatus(
                Result.FAILURE,
                job("withEnv(['DATAOPS_CREDENTIALS_ID=of somebody else']) {"
                        + " blueGreenDeploy(product: 'sales', revision: 'r1') { echo 'built' } }"));
        jenkins.assertLogContains("no credentials 'of somebody else'", run);
        jenkins.assertLogNotContains("is given back", run);
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }

    /** An administrator may name it again. */
    @Test
    void aConnectionThatNobodyKnowsIsToldOfOnceAndAskedForAgain() throws Exception {
        Logger logger = Logger.getLogger(LeaseCheck.class.getName());
        Level usual = logger.getLevel();
        logger.setLevel(Level.FINE);
        try (CapturedLog log = new CapturedLog()) {
            LeaseRegister.get().add(Leases.of("astray", "nowhere", agent.getNodeName(), Optional.of("")));
            LeaseRegister.get().letGo("astray");
            LeaseCheck.soon();
            // The second question comes after a pause, and what came of it is for whoever looks closely.
            Await.until(() -> !told(log, Level.FINE).isEmpty());
            assertThat(told(log, Level.WARNING)).singleElement().asString().contains("there is no connection 'nowhere'");
            assertThat(LeaseRegister.get().find("astray")).isPresent();
        } finally {
            logger.setLevel(usual);
        }
    }

    private static List<String> told(CapturedLog log, Level level) {
        return log.text().lines()
                .filter(line -> line.startsWith(level.getName()) && line.contains("could not be given back: "))
                .toList();
    }

    @Test
    void aLoginThatOnlyTheBuildHasIsMissedOnceAndTheBuildGoesOn() throws Exception {
        project.write("dataops.yaml", """
                connections:
                  own: {url: "%s", user: postgres, password: {env: OWN_PASSWORD}, tls: {mode: disable}}
                products:
                  sales: {connection: own, schema: sales, objects: [daily_revenue]}
                """.formatted(project.settings().url()));
        try (CapturedLog log = new CapturedLog()) {
            // So short that it is to be renewed at once.
            WorkflowRun run = job("withEnv(['DATAOPS_CONNECTION=', 'OWN_PASSWORD=postgres']) {"
                            + " blueGreenDeploy(product: 'sales', revision: 'r1', lease: 'PT50S',"
                            + " secretVariables: ['OWN_PASSWORD']) { " + project.untilThere("go")
                            + "; withEnv(['DATAOPS_CONNECTION=warehouse']) { runSql files: ['build/*.sql'] } } }")
                    .scheduleBuild2(0)
                    .waitForStart();
            jenkins.waitForMessage("waiting for go", run);
            Await.until(() -> log.text().contains("only the build itself has the login"));
            String id = LeaseRegister.get().listed().get(0).id();
            Await.until(() -> Leases.isInNobodysHand(id));
            assertThat(log.text()).contains("could not be renewed").contains("it is not tried again");

            // Nor is it tried to give it back from elsewhere, which is another errand and would not have to wait.
            LeaseRegister.get().change(id, HeldLease::whenOver);
            ExtensionList.lookupSingleton(LeaseCheck.class).doRun();
            assertThat(Leases.isInNobodysHand(id)).isTrue();
            project.write("go", "");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(log.text()).containsOnlyOnce("only the build itself has the login");
        }
        assertThat(project.query("SELECT sum(revenue) FROM sales.daily_revenue")).isEqualTo("22.50");
        assertThat(LeaseRegister.get().listed()).isEmpty();
    }
}
