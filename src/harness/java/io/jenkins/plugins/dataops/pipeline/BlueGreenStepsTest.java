package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dataops.config.ControllerLedger;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Recovery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;

/** The steps beside {@code blueGreenDeploy}: what is live, and the way back. */
class BlueGreenStepsTest extends SalesOnAnAgent {
    private static final String DEPLOY =
            "blueGreenDeploy(product: 'sales', revision: '%s') { runSql files: ['build/*.sql'] }";
    private static final String STATUS = "def is = blueGreenStatus product: 'sales'; echo \"is ${is.live}"
            + " before ${is.previous} next ${is.candidate} at ${is.revision} held ${is.heldBy} until ${is.heldUntil}\"; "
            + "echo \"deployed ${is.deployment}: ${is.verdict}\"";

    @Test
    void tellsWhatIsLiveAndGoesBack() throws Exception {
        project.migrate();
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(
                STATUS,
                DEPLOY.formatted("r1") + "; " + DEPLOY.formatted("r2"),
                STATUS.replace("def ", "")));
        jenkins.assertLogContains("is null before null next null at null held null until null", run);
        jenkins.assertLogContains("is green before blue next null at r2 held null until null", run);
    }

    @Test
    void goesBackToTheVersionBefore() throws Exception {
        project.migrate();
        jenkins.buildAndAssertSuccess(job(DEPLOY.formatted("r1"), DEPLOY.formatted("r2")));
        WorkflowRun run = jenkins.buildAndAssertSuccess(job(
                "def back = blueGreenRollback product: 'sales', reason: 'numbers are wrong',"
                        + " failedSince: '2026-01-31T08:00:00Z'",
                "echo \"${back.outcome}: ${back.verdict}\"",
                STATUS));
        jenkins.assertLogContains("is blue before", run);
        jenkins.assertLogContains("at r1 held null", run);
        assertThat(ControllerLedger.get().events(EventQuery.everything()))
                .hasAtLeastOneElementOfType(Failure.class)
                .hasAtLeastOneElementOfType(Recovery.class);
        assertThat(project.lease()).isEmpty();
        assertThat(LeaseRegister.get().listed()).isEmpty();

        jenkins.buildAndAssertStatus(Result.FAILURE, job("blueGreenRollback product: 'sales'"));
        assertThat(project.lease()).isEmpty();
        WorkflowRun misfit = jenkins.buildAndAssertStatus(
                Result.FAILURE, job("blueGreenRollback product: 'sales', failedSince: 'yesterday'"));
        jenkins.assertLogContains("failedSince 'yesterday' is no ISO 8601 instant", misfit);
    }

    @Test
    void aRunThatIsUnderWayIsSeenAndNotDisturbed() throws Exception {
        project.migrate();
        WorkflowRun run = jenkins.buildAndAssertSuccess(
                job("blueGreenDeploy(product: 'sales', revision: 'r1') { " + STATUS
                        + "; runSql files: ['build/*.sql'] }"));
        jenkins.assertLogContains("is null before null next blue at null held " + run.getExternalizableId(), run);
    }

    @Test
    void whatTheLedgerKnowsOtherwiseMarksTheBuild() throws Exception {
        project.migrate();
        jenkins.buildAndAssertSuccess(job(DEPLOY.formatted("r1")));
        String id = ControllerLedger.get().events(EventQuery.everything()).get(0).id();
        // As in a database that was restored from a backup, and deployed to again.
        project.execute("UPDATE dataops.switch_journal SET switched_at = '2026-01-31T08:00:00Z'");
        WorkflowRun told = jenkins.buildAndAssertStatus(Result.UNSTABLE, job("blueGreenStatus product: 'sales'"));
        jenkins.assertLogContains("UNSTABLE: the ledger has other events with these ids and keeps them: " + id, told);
        assertThat(ControllerLedger.get().find(id)).get().extracting("revision").isEqualTo("r1");
        jenkins.buildAndAssertSuccess(job("blueGreenStatus product: 'sales'"));
    }

    @Test
    void aLedgerThatCannotBeWrittenMarksTheBuildWhoseSwitchIsDone() throws Exception {
        project.migrate();
        jenkins.buildAndAssertSuccess(job(DEPLOY.formatted("r1")));
        ControllerLedger.close();
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("dataops/ledger.db");
        Path aside = file.resolveSibling("aside.db");
        Files.move(file, aside);
        Files.createDirectory(file);
        WorkflowRun switched = jenkins.buildAndAssertStatus(Result.UNSTABLE, job(DEPLOY.formatted("r2")));
        jenkins.assertLogContains("UNSTABLE: the ledger could not be told of this", switched);
        jenkins.buildAndAssertStatus(Result.UNSTABLE, job("blueGreenStatus product: 'sales'"));

        Files.delete(file);
        Files.move(aside, file);
        jenkins.buildAndAssertSuccess(job("blueGreenStatus product: 'sales'"));
        Await.until(() -> {
            new LeaseCheck().doRun();
            return LeaseRegister.get().listed().isEmpty();
        });
        List<Event> events = ControllerLedger.get().events(EventQuery.everything());
        assertThat(events).extracting("revision").containsExactly("r1", "r2");
        assertThat(((Deployment) events.get(1)).url()).get().asString().endsWith(switched.getUrl());
    }

    @Test
    void aLedgerThatWasLostIsToldALongJournalInPagesAndTheBuildsPageIsNot() throws Exception {
        jenkins.buildAndAssertSuccess(job("migrateSchema()", DEPLOY.formatted("r1")));
        int older = 5_000;
        project.execute("UPDATE dataops.switch_journal SET entry = entry + " + older);
        project.execute("UPDATE dataops.switch_state SET last_entry = last_entry + " + older
                + ", live_entry = live_entry + " + older);
        project.execute("INSERT INTO dataops.switch_journal (live_schema, entry, deployment, action, state, from_colour,"
                + " to_colour, revision, owner, switched_at, token, plan_hash, release, content, after_checks)"
                + " SELECT live_schema, n, 'sales/production/old-' || n, action, state, from_colour, to_colour, revision,"
                + " owner, '2026-01-01T00:00:00Z', 0, plan_hash, release, content, 0"
                + " FROM dataops.switch_journal, generate_series(1, " + older + ") AS numbers (n)");
        ControllerLedger.close();
        Files.delete(jenkins.jenkins.getRootDir().toPath().resolve("dataops/ledger.db"));

        WorkflowRun run = jenkins.buildAndAssertSuccess(job(DEPLOY.formatted("r2"), "blueGreenStatus product: 'sales'"));
        List<Event> events = ControllerLedger.get().events(EventQuery.everything());
        assertThat(events).hasSize(older + 2);
        assertThat(events.stream().map(Event::id).distinct()).hasSize(older + 2);
        try (Stream<Path> results = Files.list(run.getRootDir().toPath().resolve("dataops"))) {
            // Preparation, SQL, switch, status: no page of the journal is among them, nor in them.
            assertThat(results).hasSize(4).allSatisfy(file -> assertThat(file.toFile().length()).isLessThan(40_000));
        }
    }

    @Test
    void statusRoundTripsThroughTheSnippetGenerator() throws Exception {
        BlueGreenStatusStep step = new BlueGreenStatusStep("sales");
        step.setConnection("warehouse");
        step.setCredentialsId("warehouse-login");
        step.setProject("etl/dataops.yaml");
        step.setStatementTimeout("PT10M");
        step.setEnvironment("staging");
        step.setSchema("shown");
        step.setLast(7);
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void rollbackRoundTripsThroughTheSnippetGenerator() throws Exception {
        BlueGreenRollbackStep step = new BlueGreenRollbackStep("sales");
        step.setConnection("warehouse");
        step.setEnvironment("staging");
        step.setReason("numbers are wrong");
        step.setFailedSince("2026-01-31T08:00:00Z");
        step.setStatementTimeout("PT10M");
        step.setTakeOver(true);
        step.setSchema("shown");
        step.setLease("P2D");
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }
}
