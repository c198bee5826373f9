package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** Which files and variables of an agent the texts of a workspace reach by the steps. */
@ExtendWith(SharedJenkins.class)
class WorkspaceReachTest {
    private static final String SECRET = "hunter2-of-the-agent";

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private SalesProject project;
    private DumbSlave agent;

    @BeforeEach
    void warehouse(JenkinsRule rule) throws Exception {
        jenkins = rule;
        agent = SharedJenkins.agent(jenkins, "agent", "warehouse", new EnvVars("AGENT_SECRET", SECRET));
        project = SalesProject.in(Files.createDirectories(folder.resolve("project")), jenkins);
        Files.writeString(folder.resolve("key"), SECRET);
    }

    private WorkflowRun run(Result expected, String... lines) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(project.pipeline(agent.getNodeName(), lines), true));
        WorkflowRun run = jenkins.buildAndAssertStatus(expected, job);
        jenkins.assertLogNotContains(SECRET, run);
        return run;
    }

    @Test
    void aScriptLoadsNoFileOfTheAgent() throws Exception {
        project.write("own.csv", "1\n");
        project.write("load.sql", "CREATE TABLE loaded (word text);\n\\copy loaded FROM 'own.csv'\n");
        run(Result.SUCCESS, "runSql files: ['load.sql']");
        assertThat(project.query("SELECT count(*) FROM loaded")).isEqualTo("1");
        for (String file : new String[] {folder.resolve("key").toString(), "link", "/proc/self/environ"}) {
            project.write("load.sql", "\\copy loaded FROM '" + file + "'\n");
            WorkflowRun run = run(
                    Result.FAILURE, "sh 'ln -sf \"" + folder.resolve("key") + "\" link'", "runSql files: ['load.sql']");
            jenkins.assertLogContains("load.sql line 1: the file ", run);
            jenkins.assertLogContains("may not be reached from here", run);
        }
        assertThat(project.query("SELECT count(*) FROM loaded")).isEqualTo("1");
    }

    @Test
    void aSecretOfTheProjectFileIsOneThatTheStepHandsOver() throws Exception {
        project.write("migrations/V1__orders.sql", "CREATE TABLE told AS SELECT '${key}'::text AS word;\n");
        for (String source : new String[] {"{env: AGENT_SECRET}", "{env: OF_THE_BUILD}"}) {
            project.write("dataops.yaml", "migrations: {connection: warehouse, secrets: {key: " + source + "}}\n");
            WorkflowRun run = run(Result.FAILURE, "withEnv(['OF_THE_BUILD=told-to-nobody']) { migrateSchema() }");
            jenkins.assertLogContains("which the step does not hand over", run);
        }
        WorkflowRun run = run(
                Result.SUCCESS,
                "withEnv(['OF_THE_BUILD=told-by-the-step']) {"
                        + " migrateSchema secretVariables: ['OF_THE_BUILD'], action: 'plan'; migrateSchema"
                        + " secretVariables: ['OF_THE_BUILD'] }");
        jenkins.assertLogNotContains("told-by-the-step", run);
        assertThat(project.query("SELECT word FROM told")).isEqualTo("told-by-the-step");
        jenkins.assertLogContains(
                "number 1 of secretVariables is no name",
                run(Result.FAILURE, "migrateSchema secretVariables: ['a value']"));
    }

    @Test
    void aSecretPlaceholderComesFromAVariableOfTheBuild() throws Exception {
        project.write("migrations/V1__orders.sql", "CREATE TABLE told AS SELECT '${key}'::text AS word;\n");
        jenkins.assertLogContains(
                "the environment variable KEY is not set in this build",
                run(Result.FAILURE, "migrateSchema secretPlaceholders: ['key=KEY']"));
        WorkflowRun run = run(
                Result.SUCCESS,
                "withEnv(['KEY=told-by-the-build']) { echo \"${migrateSchema(action: 'plan',"
                        + " secretPlaceholders: ['key=KEY']).pending}\"; migrateSchema secretPlaceholders: ['key=KEY'],"
                        + " statementTimeout: 'PT5M' }");
        jenkins.assertLogNotContains("told-by-the-build", run);
        assertThat(project.query("SELECT word FROM told")).isEqualTo("told-by-the-build");
    }

    @Test
    void whatAStepIsToldLiesBesideNoOtherOne() throws Exception {
        project.write("sub/wait.sql", "SELECT pg_advisory_lock(47), 'a step waits';\n");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                project.pipeline(agent.getNodeName(), "dir('sub') { runSql files: ['wait.sql'] }"), true));
        Path root = Path.of(agent.getRemoteFS());
        WorkflowRun run;
        try (Connection holding = project.connect();
                Statement statement = holding.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(47)");
            run = job.scheduleBuild2(0).waitForStart();
            Await.until(() -> project.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND pid <> pg_backend_pid() AND wait_event_type = 'Lock' AND query LIKE '%a step waits%'")
                    != null);
            try (Stream<Path> files = Files.walk(root.resolve("workspace"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .contains("wait.sql")
                        .noneMatch(name -> name.contains("dataops-") || name.equals("request.json"));
            }
            try (Stream<Path> exchanges = Files.list(root.resolve("dataops-exchange"))) {
                // The worker has deleted what it was told as soon as it had read it.
                assertThat(exchanges).singleElement().satisfies(exchange -> assertThat(exchange.toFile().list())
                        .containsExactlyInAnyOrder("installation", "output", "process"));
            }
        }
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(root.resolve("dataops-exchange")).isEmptyDirectory();
    }

    @Test
    void aStatementEndsInItsTimeAndWhatLooksLikeAMigrationIsNamed() throws Exception {
        project.write("migrations/V2_slip.sql", "SELECT 1;\n");
        jenkins.assertLogContains("V2_slip.sql", run(Result.FAILURE, "migrateSchema()"));
        run(Result.UNSTABLE, "migrateSchema allowUnrecognized: true");
        jenkins.assertLogContains(
                "allowUnrecognized has no effect on the action 'info'",
                run(Result.FAILURE, "migrateSchema action: 'info', allowUnrecognized: true"));
        project.write("migrations/V3__slow.sql", "SELECT pg_sleep(3600);\n");
        jenkins.assertLogContains(
                "the statement was cancelled: raise its time limit",
                run(Result.FAILURE, "migrateSchema allowUnrecognized: true, statementTimeout: 'PT1S'"));
        jenkins.assertLogContains(
                "statementTimeout is no ISO 8601 duration", run(Result.FAILURE, "migrateSchema statementTimeout: '1s'"));
    }

    @Test
    void aStatementEndsInItsTimeWhateverTheStep() throws Exception {
        project.write("slow/slow.sql", "SELECT pg_sleep(3600);\n");
        project.write(
                "slow/slow.yaml",
                "tests: [{name: takes its time, sql: {query: \"SELECT 1 WHERE (SELECT pg_sleep(3600)::text) = 'x'\"}}]\n");
        for (String step : List.of("runSql files: ['slow/slow.sql']", "blackBoxTest specs: ['slow/slow.yaml']")) {
            jenkins.assertLogContains(
                    "took longer than its time limit PT1S", run(Result.FAILURE, step + ", statementTimeout: 'PT1S'"));
        }
        String deploy = "blueGreenDeploy(product: 'sales', revision: '%s', checksAfter: ['%s'], statementTimeout: 'PT%sS')"
                + " { runSql files: ['build/*.sql'] }";
        run(
                Result.SUCCESS,
                "migrateSchema()",
                deploy.formatted("r1", "tests/revenue.yaml", "60"),
                deploy.formatted("r2", "tests/revenue.yaml", "60"),
                "blueGreenRollback product: 'sales', statementTimeout: 'PT60S'",
                "blueGreenStatus product: 'sales', statementTimeout: 'PT60S'");
        String readersSee = "SELECT pg_get_viewdef('sales.daily_revenue'::regclass)";
        String live = project.query(readersSee);
        WorkflowRun bad = run(Result.FAILURE, deploy.formatted("r3", "slow/slow.yaml", "5"));
        jenkins.assertLogContains("took longer than its time limit PT5S", bad);
        jenkins.assertLogContains("switched back", bad);
        assertThat(project.query(readersSee)).isEqualTo(live);
        for (String step : List.of(
                "runSql files: ['slow/slow.sql'], statementTimeout: '1s'",
                "blackBoxTest statementTimeout: '1s'",
                "blueGreenDeploy(product: 'sales', statementTimeout: '1s') {}",
                "blueGreenRollback product: 'sales', statementTimeout: '1s'",
                "blueGreenStatus product: 'sales', statementTimeout: '1s'")) {
            jenkins.assertLogContains("statementTimeout is no ISO 8601 duration", run(Result.FAILURE, step));
        }
    }
}
