package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.EnvVars;
import hudson.model.Result;
import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenRequest;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.bluegreen.Release;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.golden.GoldenFile;
import io.jenkins.plugins.dataops.outcome.Progress;
import io.jenkins.plugins.dataops.page.DataOpsRunAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;
import org.jvnet.hudson.test.recipes.WithTimeout;

/** A build that runs while the plugin is updated goes on with the new version. */
class RunningBuildFormTest {
    /** The steps that run beside the deployment when the build is packed up. */
    private static final Set<Class<?>> STEPS = Set.of(
            MigrateSchemaStep.Execution.class,
            BlackBoxTestStep.Execution.class,
            RunSqlStep.Execution.class,
            BlueGreenStatusStep.Execution.class,
            BlueGreenRollbackStep.Execution.class);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @TempDir
    private Path folder;

    static List<GoldenFile> files() {
        return GoldenFile.all("build/running", "zip");
    }

    /** Leaves what could become the next golden file, for whoever changes what steps save. */
    @Test
    @WithTimeout(600)
    void everyStepIsSavedWhileItRuns() throws Throwable {
        Path workspace = RunningBuild.workspaceIn(folder);
        Path packed = Path.of("target/golden/build/running-" + (files().size() + 1) + ".zip");
        Map<String, String> own = Map.copyOf(EnvVars.masterEnvVars);
        try {
            packAt(workspace, packed);
        } finally {
            EnvVars.masterEnvVars.clear();
            EnvVars.masterEnvVars.putAll(own);
        }
        assertThat(packed).isNotEmptyFile();
    }

    /** Packs a build up while each of its steps runs. */
    private void packAt(Path workspace, Path packed) throws Throwable {
        sessions.then(jenkins -> {
            // Pipeline saves the agent's variables, and nobody's own belong into a file that others read.
            EnvVars.masterEnvVars.clear();
            EnvVars.masterEnvVars.put("PATH", "/usr/local/bin:/usr/bin:/bin");
            SalesProject project = SalesProject.in(workspace, jenkins);
            project.write("quick/one.yaml", "tests:\n  - name: quick\n    sql: {query: \"SELECT 1 WHERE false\"}\n");
            project.write("slow/wait.sql", "SELECT pg_sleep(600);\n");
            project.write("slow/wait.yaml", "tests:\n  - name: waits\n    sql: {query: \"SELECT pg_sleep(600)\"}\n");
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "sales");
            job.setDefinition(new CpsFlowDefinition(pipeline(workspace), true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            jenkins.waitForMessage("in the body", run);
            try (Connection holding = project.connect();
                    Statement statement = holding.createStatement()) {
                holding.setAutoCommit(false);
                statement.execute("LOCK TABLE public.flyway_schema_history, dataops.switch_state");
                project.write("go", "");
                long limit = System.nanoTime() + Duration.ofMinutes(5).toNanos();
                while (!running(run).containsAll(STEPS) && System.nanoTime() < limit) {
                    Thread.sleep(100);
                }
                RunningBuild.pack(sessions.getHome().toPath(), workspace, packed);
                assertThat(running(run)).as("still at work").containsAll(STEPS);
                holding.rollback();
            }
            run.doStop();
            jenkins.waitForCompletion(run);
        });
    }

    private static Set<Class<?>> running(WorkflowRun run) throws Exception {
        return run.getExecution().getCurrentExecutions(true).get().stream()
                .map(StepExecution::getClass)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("files")
    @WithTimeout(600)
    void aBuildOfEveryFormGoesOn(GoldenFile golden) throws Throwable {
        Path workspace = RunningBuild.workspaceIn(folder);
        AtomicReference<SalesProject> project = new AtomicReference<>();
        sessions.then(jenkins -> project.set(SalesProject.in(workspace, jenkins)));
        // While no Jenkins runs: one that does not know the build would give back what it holds.
        RunningBuild.unpack(golden.copyTo(folder), sessions.getHome().toPath(), workspace);
        leaveAsTheBuildDid(project.get());
        sessions.then(jenkins -> {
            WorkflowRun run = jenkins.jenkins
                    .getItemByFullName("sales", WorkflowJob.class)
                    .getBuildByNumber(1);
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
            // What runs in the background on the controller is not resumed, and says so; the deployment is.
            jenkins.assertLogContains("the switch: passed, after migrations to 1, tests passed 1, live r0", run);
            assertThat(project.get().query("SELECT sum(revenue) FROM sales.daily_revenue"))
                    .isEqualTo("22.50");
            // Another step, which nobody hears any more, may still ask for it: the register knows that for an hour.
            Await.until(() -> project.get().lease().isEmpty());
            assertThat(run.getAction(DataOpsRunAction.class).getResults())
                    .extracting(result -> result.getHeadline())
                    .anyMatch(headline -> headline.contains("sales"));
        });
    }

    /** Each step once, running, and each kind of what steps return in a variable. */
    private static String pipeline(Path workspace) {
        return """
                node('built-in') {
                  ws('%s') {
                    withEnv(['DATAOPS_CONNECTION=warehouse']) {
                      def migrated = migrateSchema()
                      def first = blueGreenDeploy(product: 'sales', revision: 'r0') { runSql files: ['build/*.sql'] }
                      def status = blueGreenStatus(product: 'sales')
                      def tested = blackBoxTest specs: ['quick/*.yaml']
                      def afterGo = { step -> sh 'while [ ! -e go ]; do sleep 0.2; done'; step() }
                      parallel(
                        deploy: {
                          def done = blueGreenDeploy(product: 'sales', revision: 'r1', objects: ['daily_revenue'],
                              start: 'empty', drift: 'refuse', checksBefore: ['tests/revenue.yaml'],
                              retention: 'keep', lease: 'PT8H') {
                            echo 'in the body'
                            sleep 600
                          }
                          echo "the switch: ${done.outcome}, after migrations to ${migrated.currentVersion}, tests" +
                              " ${tested.outcome} ${tested.total}, live ${status.revision}"
                        },
                        migrate: { afterGo { migrateSchema() } },
                        test: { afterGo { blackBoxTest specs: ['slow/*.yaml'] } },
                        sql: { afterGo { runSql files: ['slow/*.sql'] } },
                        status: { afterGo { blueGreenStatus product: 'sales' } },
                        rollback: { afterGo { blueGreenRollback product: 'sales', reason: 'it is wrong' } }
                      )
                    }
                  }
                }
                """
                .formatted(workspace);
    }

    /** A product that is live, and a candidate built under the lease that the packed build holds. */
    private void leaveAsTheBuildDid(SalesProject project) throws Exception {
        project.migrate();
        Database warehouse = project.warehouse();
        BlueGreenRequest request = BlueGreenRequest.of("sales", "production", "sales", "the test");
        BlueGreen first = new BlueGreen(warehouse, request.withRelease(Release.of("r0")), Progress.SILENT);
        build(project, first);
        first.switchOver(List.of(), List.of());

        Path register = sessions.getHome().toPath().resolve("dataops/leases.json");
        JsonNode lease = Json.mapper().readTree(Files.readString(register)).elements().next();
        String owner = lease.at("/request/release/holder/owner").asText();
        for (JsonNode option : lease.path("options")) {
            owner = option.asText().startsWith("--owner=") ? option.asText().substring("--owner=".length()) : owner;
        }
        // Another controller's key made it unreadable: so it is a token like any other, taken as it is written.
        LeaseTerms terms = LeaseTerms.of(owner).under(lease.get("token").asText());
        build(project, new BlueGreen(warehouse, request.withLease(terms), Progress.SILENT));
    }

    private static void build(SalesProject project, BlueGreen run) throws Exception {
        String candidate = run.prepare().environmentVariables().get("DATAOPS_CANDIDATE_SCHEMA");
        project.execute(Files.readString(project.folder().resolve("build/daily_revenue.sql"))
                .replace("${candidate}", candidate));
    }
}
