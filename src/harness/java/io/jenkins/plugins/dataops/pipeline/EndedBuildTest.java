package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.slaves.OfflineCause;
import java.sql.Connection;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that hold a product and end in every way they can. */
class EndedBuildTest extends SalesOnTwoAgents {
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
    void aLostAgentIsOneSentenceAndAnotherOneGivesTheProductBack() throws Exception {
        project.write("build/slow.sql", "SELECT pg_sleep(120);\n");
        // The build could have had the second one, too: only such an agent stands in for another.
        second.toComputer().setTemporaryOfflineCause(new OfflineCause.ByCLI("not yet"));
        WorkflowRun run = started("lost", deploy("r1", "runSql files: ['build/slow.sql']"));
        project.awaitHeld();
        awaitStatement("%pg_sleep(120)%");
        assertThat(LeaseRegister.get().listed()).extracting(HeldLease::agent).containsExactly("first");
        second.toComputer().setTemporaryOfflineCause(null);
        first.toComputer().disconnect(new OfflineCause.ByCLI("pulled"));
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        project.awaitFree();
        jenkins.assertLogContains("The connection to the agent 'first' is lost", run);
        assertThat(JenkinsRule.getLog(run)).doesNotContain("\tat ");
    }
}
