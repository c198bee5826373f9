package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dataops.config.CapturedLog;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** Leases that the controller gives back by itself, after everything else that is to be done for them. */
class LeaseReturnTest extends SalesOnTwoAgents {
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
