package io.jenkins.plugins.dataops.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.EnvVars;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import io.jenkins.plugins.dataops.config.WarehouseConnection;
import io.jenkins.plugins.dataops.database.FakePostgreSql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may come from a workspace that anybody with a fork can change, and what may not. */
class TrustTest extends SalesOnAnAgent {
    private FakePostgreSql theirs;

    @BeforeEach
    void warehouse() throws Exception {
        theirs = FakePostgreSql.listen();
    }

    @AfterEach
    void close() throws Exception {
        theirs.close();
    }

    @Test
    void aStoredLoginIsNotSentToAUrlOfTheWorkspace() throws Exception {
        project.write("dataops.yaml", """
                connections: {elsewhere: {url: "%s", tls: {mode: disable}}}
                migrations: {connection: elsewhere}
                """.formatted(theirs.url()));
        WorkflowRun run = failing("migrateSchema connection: 'elsewhere', credentialsId: 'warehouse-login'");
        jenkins.assertLogContains("is not sent to the connection 'elsewhere'", run);
        WorkflowRun byEnvironment = failing("withEnv(['DATAOPS_CONNECTION=elsewhere',"
                + " 'DATAOPS_CREDENTIALS_ID=warehouse-login']) { migrateSchema() }");
        jenkins.assertLogContains("is not sent to the connection 'elsewhere'", byEnvironment);
        assertThat(theirs.visits()).isZero();
    }

    @Test
    void aConnectionOfTheConfigurationTakesNothingFromTheWorkspace() throws Exception {
        configure(theirs.url(), "verify-full");
        project.write("dataops.yaml", """
                connections:
                  warehouse:
                    url: "%s"
                    tls: {mode: disable}
                    properties: {sslmode: disable, sslrootcert: theirs.pem, options: "-c search_path=theirs"}
                migrations: {connection: warehouse}
                """.formatted(theirs.url()));
        WorkflowRun run = failing("migrateSchema connection: 'warehouse'");
        assertThat(theirs.visits()).isPositive();
        assertThat(theirs.passwords()).isEmpty();
        jenkins.assertLogNotContains(SalesProject.PASSWORD, run);

        // The server does note what it is told: an administrator who demands no TLS gets none.
        configure(theirs.url(), null);
        failing("migrateSchema connection: 'warehouse'");
        assertThat(theirs.passwords()).contains(SalesProject.PASSWORD);
    }

    @Test
    void whatMayBeASecretIsNotRepeatedWhenItIsRefused() throws Exception {
        for (String step : List.of(
                "migrateSchema connection: 'jdbc:postgresql://me:hunter2@localhost/x'",
                "migrateSchema connection: 'jdbc:postgresql://localhost/x?password=hunter2'",
                "migrateSchema placeholders: ['hunter2']",
                "blackBoxTest parameters: ['a=b', 'hunter2']",
                "runSql files: [], parameters: ['hunter2']",
                "runSql files: ['build/*.sql'], parameters: ['hunter2']",
                "blueGreenDeploy(product: '', connection: 'jdbc:postgresql://me:hunter2@localhost/x') { }")) {
            jenkins.assertLogNotContains("hunter2", failing(step));
        }
    }

    @Test
    void aSavedUrlWithAPasswordIsRefusedWhenItIsUsed() throws Exception {
        configure("jdbc:postgresql://localhost/x", null);
        Path saved = jenkins.jenkins.getRootDir().toPath().resolve(DataOpsConfiguration.class.getName() + ".xml");
        Files.writeString(saved, Files.readString(saved).replace("//localhost", "//me:hunter2@localhost"));
        DataOpsConfiguration.get().load();
        WorkflowRun run = failing("migrateSchema connection: 'warehouse'");
        jenkins.assertLogContains("Keep the password out of the URL", run);
        jenkins.assertLogNotContains("hunter2", run);
    }

    @Test
    void anAgentDoesNotChooseWhereAStepWorks() throws Exception {
        EnvVars said = new EnvVars();
        said.put("DATAOPS_CONNECTION", "theirs");
        said.put("DATAOPS_CREDENTIALS_ID", "warehouse-login");
        said.put("DATAOPS_CANDIDATE_SCHEMA", "theirs");
        DumbSlave talking = jenkins.createOnlineSlave(Label.get("talking"), said);
        talking.getNodeProperties()
                .add(new EnvironmentVariablesNodeProperty(new EnvironmentVariablesNodeProperty.Entry(
                        "DATAOPS_CONNECTION", "theirs")));
        List<WarehouseConnection> configured =
                new ArrayList<>(DataOpsConfiguration.get().getConnections());
        configured.add(connection("theirs", theirs.url()));
        DataOpsConfiguration.get().setConnections(configured);
        String name = talking.getNodeName();

        project.write("build/schema.sql", "SELECT '${candidate}';\n");
        jenkins.assertLogContains("there is no connection 'warehouse'", built(Result.FAILURE, bare(name, "migrateSchema()")));
        jenkins.assertLogContains(
                "there is no connection 'warehouse'",
                built(Result.FAILURE, bare(name, "blueGreenDeploy(product: 'sales') {}")));
        built(Result.SUCCESS, bare(name, "env.DATAOPS_CONNECTION = 'warehouse'; migrateSchema()"));
        built(Result.SUCCESS, project.pipeline(name, "migrateSchema()"));
        jenkins.assertLogContains(
                "candidate", built(Result.FAILURE, project.pipeline(name, "runSql files: ['build/schema.sql']")));
        assertThat(theirs.visits()).isZero();
    }

    private String bare(String label, String line) {
        return "node('" + label + "') { sh 'cp -r \"" + project.folder() + "\"/. .'; " + line + " }";
    }

    private void configure(String url, String tlsMode) {
        WarehouseConnection connection = connection("warehouse", url);
        connection.setTlsMode(tlsMode);
        DataOpsConfiguration.get().setConnections(List.of(connection));
    }

    private static WarehouseConnection connection(String name, String url) {
        WarehouseConnection connection = new WarehouseConnection(name, url);
        connection.setCredentialsId("warehouse-login");
        return connection;
    }

    private WorkflowRun failing(String step) throws Exception {
        return built(Result.FAILURE, project.pipeline(agent.getNodeName(), step));
    }

    private WorkflowRun built(Result result, String pipeline) throws Exception {
        return jenkins.buildAndAssertStatus(result, SalesProject.job(jenkins, pipeline));
    }
}
