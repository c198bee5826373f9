package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;

/** A build that is killed tells its steps nothing of it; all the same nothing of it goes on. */
class KilledBuildTest extends SalesOnAnAgent {
    private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND application_name LIKE 'dataops %'";

    @Test
    void neitherItsProcessNorItsSessionIsLeft() throws Exception {
        project.write("migrations/V2__slow.sql", "SELECT pg_sleep(3600);\n");
        WorkflowRun run = job("migrateSchema()").scheduleBuild2(0).waitForStart();
        Await.until(() -> !project.query(SESSIONS + " AND state = 'active' AND query LIKE '%pg_sleep(3600)%'").equals("0"));
        assertThat(workers()).hasSize(1);
        kill(run);
        Await.until(() -> project.query(SESSIONS).equals("0"));
        Await.until(() -> workers().isEmpty());
        assertThat(project.query("SELECT count(*) FROM raw.orders")).isEqualTo("3");
    }

    @Test
    void noProcessHoldsItsDatabaseFile() throws Exception {
        DuckDbJar.giveTo(jenkins);
        WorkflowRun run = SalesProject.job(jenkins, """
                        node('%s') {
                          writeFile file: 'dataops.yaml', text: 'connections: {here: {url: "jdbc:duckdb:here.duckdb"}}'
                          writeFile file: '1.sql', text: 'CREATE TABLE done (id INT);'
                          writeFile file: '2.sql', text: 'SELECT count(*) FROM range(1000000000000000) AS a(i) WHERE i %% 7 = 8;'
                          runSql files: ['*.sql'], connection: 'here'
                        }
                        """.formatted(agent.getNodeName())).scheduleBuild2(0).waitForStart();
        jenkins.waitForMessage("running 2.sql", run);
        Path workspace = Path.of(agent.getWorkspaceFor(run.getParent()).getRemote());
        assertThat(workers()).hasSize(1);
        kill(run);
        Await.until(() -> workers().isEmpty());
        // Only one process at a time has such a file open.
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + workspace.resolve("here.duckdb"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO done VALUES (1)")).isEqualTo(1);
        }
    }

    private void kill(WorkflowRun run) throws Exception {
        run.doKill();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        Path exchange = Path.of(agent.getRemoteFS()).resolve("dataops-exchange");
        Await.until(() -> {
            try (var left = Files.list(exchange)) {
                return left.findAny().isEmpty();
            }
        });
    }

    /** The processes that work for steps on the agent. */
    private List<ProcessHandle> workers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(agent.getRemoteFS()) && line.contains("dataops.cli.Main"))
                        .isPresent())
                .toList();
    }
}
