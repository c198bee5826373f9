package io.jenkins.plugins.dataops.pipeline;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.dataops.bluegreen.BlueGreen;
import io.jenkins.plugins.dataops.bluegreen.BlueGreenRequest;
import io.jenkins.plugins.dataops.bluegreen.Lease;
import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.config.DataOpsConfiguration;
import io.jenkins.plugins.dataops.config.WarehouseConnection;
import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** A small analytics project on a real PostgreSQL, with its connection and credentials set up in Jenkins. */
final class SalesProject {
    /** The password of the warehouse's user, which must never be seen anywhere. */
    static final String PASSWORD = "s3cret-of-the-warehouse";

    private final Path folder;
    private final Database warehouse;

    private SalesProject(Path folder, Database warehouse) {
        this.folder = folder;
        this.warehouse = warehouse;
    }

    static SalesProject in(Path folder, JenkinsRule jenkins) throws Exception {
        Database warehouse = TestDatabases.postgreSql();
        SalesProject project = new SalesProject(folder, warehouse);
        String user = "deployer" + warehouse.settings().url().replaceAll(".*/", "");
        project.execute("CREATE ROLE " + user + " SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
        SystemCredentialsProvider store = SystemCredentialsProvider.getInstance();
        store.getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "warehouse-login", "", user, PASSWORD));
        store.save();
        WarehouseConnection connection =
                new WarehouseConnection("warehouse", warehouse.settings().url());
        connection.setCredentialsId("warehouse-login");
        DataOpsConfiguration.get().setConnections(List.of(connection));
        project.write(
                "dataops.yaml",
                """
                migrations:
                  connection: warehouse
                  locations: [migrations]
                products:
                  sales:
                    connection: warehouse
                    schema: sales
                    objects: [daily_revenue]
                    checks:
                      before: [tests/revenue.yaml]
                tests:
                  connection: warehouse
                  specs: [tests/*.yaml]
                """);
        project.write(
                "migrations/V1__orders.sql",
                """
                CREATE SCHEMA raw;
                CREATE TABLE raw.orders (id int PRIMARY KEY, day date NOT NULL, amount numeric(10, 2) NOT NULL);
                INSERT INTO raw.orders VALUES (1, '2026-01-01', 10), (2, '2026-01-01', 5.5), (3, '2026-01-02', 7);
                """);
        project.write(
                "build/daily_revenue.sql",
                "CREATE TABLE ${candidate}.daily_revenue AS"
                        + " SELECT day, sum(amount) AS revenue FROM raw.orders GROUP BY day;\n");
        project.write(
                "tests/revenue.yaml",
                """
                tests:
                  - name: daily revenue is right
                    expect:
                      actual: {table: daily_revenue}
                      key: [day]
                      expected:
                        rows:
                          - {day: 2026-01-01, revenue: 15.50}
                          - {day: 2026-01-02, revenue: 7.00}
                """);
        return project;
    }

    void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** The job {@code sales}, which copies the project into the agent's workspace and runs a scripted Pipeline's lines. */
    WorkflowJob scripted(JenkinsRule jenkins, String label, String... lines) throws Exception {
        return job(jenkins, "sales", pipeline(label, lines));
    }

    /** A job with a Pipeline of its own. */
    static WorkflowJob job(JenkinsRule jenkins, String name, String pipeline) throws Exception {
        return defined(jenkins.createProject(WorkflowJob.class, name), pipeline);
    }

    /** The same under a name that nobody asks for. */
    static WorkflowJob job(JenkinsRule jenkins, String pipeline) throws Exception {
        return defined(jenkins.createProject(WorkflowJob.class), pipeline);
    }

    private static WorkflowJob defined(WorkflowJob job, String pipeline) throws Exception {
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        return job;
    }

    /** A scripted Pipeline that works on the project, with the connection said once for all steps. */
    String pipeline(String label, String... lines) {
        return """
                node('%s') {
                  sh 'cp -r "%s"/. .'
                  withEnv(['DATAOPS_CONNECTION=warehouse']) {
                    %s
                  }
                }
                """
                .formatted(label, folder, String.join("\n", lines));
    }

    /** Takes the product as a worker does that nobody hears any more. */
    void take(String owner, String token) {
        LeaseTerms terms = LeaseTerms.of(owner).under(token);
        new BlueGreen(
                        warehouse,
                        BlueGreenRequest.of("sales", "production", "sales", owner).withLease(terms),
                        Progress.SILENT)
                .prepare();
    }

    /** A connection of the warehouse's owner, which the caller closes. */
    Connection connect() {
        return warehouse.connect();
    }

    /** Does what {@code migrateSchema} would do, for tests of what comes after it: a step takes longer. */
    void migrate() throws IOException, SQLException {
        execute(Files.readString(folder.resolve("migrations/V1__orders.sql")));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String query(String sql) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Who holds the product, as the warehouse knows it. */
    Optional<Lease> lease() {
        return new BlueGreen(warehouse, BlueGreenRequest.of("sales", "production", "sales", "test"), Progress.SILENT)
                .status()
                .lease();
    }

    /** Waits until nobody holds the product, and the controller knows it. */
    void awaitFree() throws Exception {
        // The warehouse knows it first, then the controller, which is told by the worker.
        Await.until(() -> lease().isEmpty() && LeaseRegister.get().listed().isEmpty());
    }

    /** Waits until somebody holds the product. */
    void awaitHeld() throws Exception {
        Await.until(() -> lease().isPresent());
    }

    /** A Pipeline line that waits, on the agent, until a file of this project is there. */
    String untilThere(String file) {
        return "echo 'waiting for " + file + "'; sh 'while [ ! -e \"" + folder.resolve(file)
                + "\" ]; do sleep 0.2; done'";
    }

    Database warehouse() {
        return warehouse;
    }

    ConnectionSettings settings() {
        return warehouse.settings();
    }

    Path folder() {
        return folder;
    }
}
