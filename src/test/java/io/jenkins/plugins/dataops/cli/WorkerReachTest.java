package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the texts of a workspace can reach of the agent whose rights the worker has. */
class WorkerReachTest {
    @TempDir
    private Path agent;

    private Path workspace;
    private Path secret;
    private Path allowed;

    @BeforeEach
    void files() throws IOException {
        workspace = Files.createDirectories(agent.resolve("workspace"));
        secret = Files.writeString(Files.createDirectories(agent.resolve("home")).resolve("secret"), "hunter2\n");
        allowed = Files.writeString(Files.createDirectories(agent.resolve("landing")).resolve("a.csv"), "landed\n");
        Files.writeString(workspace.resolve("own.csv"), "ours\n");
        Files.createSymbolicLink(workspace.resolve("link.csv"), secret);
        Files.createSymbolicLink(workspace.resolve("folder"), secret.getParent());
    }

    private CommandRun worker(String request, String... arguments) throws IOException {
        Path file = Files.writeString(agent.resolve("request.json"), request);
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--request";
        all[arguments.length + 1] = file.toString();
        CommandRun run = CommandRun.in(workspace, Map.of("AGENT_SECRET", "hunter2"), all);
        assertThat(run.out() + run.err()).doesNotContain("hunter2").doesNotContain("\tat ");
        return run;
    }

    private String target(Database database) {
        return "{\"connections\": {\"warehouse\": {\"url\": \"" + database.settings().url() + "\", \"user\": \""
                + database.settings().user().orElse("") + "\", \"password\": \""
                + database.settings().password().map(known -> known.reveal()).orElse("") + "\", \"files\": [\""
                + allowed.getParent() + "\"]}}}";
    }

    private CommandRun copying(String file) throws IOException {
        Files.writeString(
                workspace.resolve("load.sql"),
                "CREATE TABLE IF NOT EXISTS stolen (word text);\n\\copy stolen FROM '" + file + "'\n");
        return worker(target(TestDatabases.postgreSql()), "sql", "load.sql", "--connection", "warehouse");
    }

    @Test
    void aScriptLoadsFilesOfTheWorkspaceAndWhatTheAdministratorAllows() throws IOException {
        copying("own.csv").exits(0);
        copying(allowed.toString()).exits(0);
        copying("absent.csv").exits(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"link.csv", "folder/secret", "../home/secret", "/etc/passwd", "/proc/self/environ", "folder/absent"})
    void aScriptLoadsNothingElse(String file) throws IOException {
        assertThat(copying(file).exits(2).err())
                .contains("load.sql line 2: the file ")
                .contains("may not be reached from here: it is not in " + workspace)
                .contains(allowed.getParent().toString())
                .contains("Further files");
    }

    @Test
    void aPersonAtTheCommandLoadsWhatTheyCanRead() throws IOException {
        Database database = TestDatabases.postgreSql();
        Files.writeString(workspace.resolve("load.sql"), "CREATE TABLE t (word text);\n\\copy t FROM 'link.csv'\n");
        CommandRun.in(
                        workspace,
                        Map.of("PW", database.settings().password().orElseThrow().reveal()),
                        "sql", "load.sql", "-c", database.settings().url(), "--user",
                        database.settings().user().orElseThrow(), "--password-from", "env:PW")
                .exits(0);
    }

    @Test
    void aScriptThatIsALinkOrAProjectElsewhereIsNotRead() throws IOException {
        Files.createSymbolicLink(workspace.resolve("link.sql"), secret);
        worker("{}", "sql", "link.sql").exits(2);
        Files.createSymbolicLink(workspace.resolve("dataops.yaml"), secret);
        assertThat(worker("{}", "test").exits(2).err()).contains("dataops.yaml may not be reached");
        assertThat(worker("{}", "test", "--file", "../home/secret").exits(2).err()).contains("may not be reached");
        assertThat(worker("{}", "test", "--file", "folder/secret").exits(2).err()).contains("may not be reached");
    }

    @Test
    void theTextOfTheProjectMayComeWithTheRequest() throws IOException {
        String text = "tests: {specs: [t.yaml]}\\nconnections: {w: {url: 'jdbc:duckdb:data/w.duckdb'}}\\n";
        Files.writeString(
                Files.createDirectories(workspace.resolve("etl/data")).resolveSibling("t.yaml"),
                "tests: [{name: nothing, sql: {query: \"SELECT 1 WHERE false\"}}]\n");
        Files.writeString(workspace.resolve("etl/dataops.yaml"), "this: is not read\n");
        worker("{}", "sql", "--file", "etl/dataops.yaml", "x.sql").exits(2);
        Files.writeString(workspace.resolve("etl/x.sql"), "CREATE TABLE t (i INT);\n");
        worker("{\"project\": \"" + text + "\"}", "sql", "--file", "etl/dataops.yaml", "x.sql").exits(0);
        assertThat(workspace.resolve("etl/data/w.duckdb")).exists();
        Files.delete(workspace.resolve("etl/dataops.yaml"));
        worker("{\"project\": \"" + text + "\"}", "test", "--file", "etl/dataops.yaml").exits(0);
        assertThat(worker("{\"project\": \"tests: {spec: 1}\"}", "test").exits(2).err())
                .contains(workspace.resolve("dataops.yaml") + " line 1")
                .contains("spec");
    }

    private void project(String connection) throws IOException {
        Files.writeString(workspace.resolve("dataops.yaml"), "connections:\n  warehouse: " + connection + "\n");
    }

    @Test
    void apasswordComesFromTheWorkspaceOrFromTheStep() throws IOException {
        String server = "url: 'jdbc:postgresql://localhost:1/x', user: me";
        for (String file : List.of("link.csv", "../home/secret", "folder/secret", "/etc/passwd")) {
            project("{" + server + ", password: {file: " + file + "}}");
            assertThat(worker("{}", "migrate", "info").exits(2).err()).contains("may not be reached");
        }
        project("{" + server + ", password: {env: AGENT_SECRET}}");
        assertThat(worker("{}", "migrate", "info").exits(2).err())
                .contains("AGENT_SECRET, which the step does not hand over")
                .contains("secretVariables");
        Files.createDirectories(workspace.resolve("migrations"));
        assertThat(worker("{\"environment\": {\"AGENT_SECRET\": \"of-the-build\"}}", "migrate", "info").exits(3).err())
                .contains("nothing listens at localhost:1")
                .doesNotContain("of-the-build");
        project("{" + server + ", password: {file: own.csv}}");
        assertThat(worker("{}", "migrate", "info").exits(3).err()).contains("nothing listens at localhost:1");
    }

    @Test
    void aSecretOfMigrationsIsKeptToTheSame() throws IOException {
        for (String source : List.of("{file: link.csv}", "{file: ../home/secret}", "{env: AGENT_SECRET}")) {
            Files.writeString(
                    workspace.resolve("dataops.yaml"),
                    "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\nmigrations: {secrets: {key: " + source + "}}\n");
            worker("{}", "migrate", "plan").exits(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{url: 'jdbc:duckdb:../home/new.duckdb'}",
                "{url: 'jdbc:duckdb:folder/new.duckdb'}",
                "{url: 'jdbc:duckdb:sub/../../home/new.duckdb'}",
                "{url: 'jdbc:duckdb:dangling.duckdb'}",
                "{url: 'jdbc:duckdb:md:theirs'}",
                "{url: 'jdbc:duckdb:s3://theirs/a.duckdb'}",
                "{url: 'jdbc:duckdb:https://example.org/a.duckdb'}",
                "{url: 'jdbc:duckdb:w.duckdb;temp_directory=folder/spill'}",
                "{url: 'jdbc:duckdb:w.duckdb', properties: {temp_directory: /var/tmp/spill}}",
                "{url: 'jdbc:postgresql://localhost:1/x', tls: {key: ../home/secret}}",
                "{url: 'jdbc:postgresql://localhost:1/x', tls: {authority: folder/secret}}",
                "{url: 'jdbc:postgresql://localhost:1/x', properties: {sslkey: /etc/passwd}}",
                "{url: 'jdbc:postgresql://localhost:1/x?sslcert=%2Fetc%2Fpasswd'}"
            })
    void aConnectionOfTheWorkspaceNamesNoFileElsewhere(String connection) throws IOException {
        Files.createSymbolicLink(workspace.resolve("dangling.duckdb"), secret.resolveSibling("made.duckdb"));
        Files.writeString(workspace.resolve("a.sql"), "SELECT 1;\n");
        project(connection);
        assertThat(worker("{}", "sql", "a.sql").exits(2).err()).contains("connection 'warehouse': ");
        assertThat(secret.getParent()).isDirectoryNotContaining("glob:**.duckdb*").isDirectoryNotContaining("glob:**spill*");
    }

    @Test
    void whereTheStepOrTheAdministratorNamesTheFileItMayBeAnywhere() throws IOException {
        Files.writeString(workspace.resolve("a.sql"), "SELECT 1;\n");
        Path file = agent.resolve("landing/w.duckdb");
        worker("{}", "sql", "a.sql", "-c", "jdbc:duckdb:" + file).exits(0);
        assertThat(file).exists();
        Path other = agent.resolve("home/w.duckdb");
        worker(
                        "{\"connections\": {\"warehouse\": {\"url\": \"jdbc:duckdb:" + other + "\"}}}",
                        "sql", "a.sql", "-c", "warehouse")
                .exits(0);
        assertThat(other).exists();
        // A name in the workspace means the workspace, whatever the workspace's authors made of it.
        assertThat(worker("{}", "sql", "a.sql", "-c", "jdbc:duckdb:folder/x.duckdb").exits(2).err())
                .contains("may not be reached");
        project("{url: 'jdbc:duckdb:in/the.duckdb'}");
        Files.createDirectories(workspace.resolve("in"));
        worker("{}", "sql", "a.sql").exits(0);
        project("{url: 'jdbc:duckdb:'}");
        worker("{}", "sql", "a.sql").exits(0);
    }

    @Test
    void aReportGoesWhereTheStepSaysAndNotWhereALinkLeads() throws IOException {
        project("{url: 'jdbc:duckdb:'}");
        Files.writeString(
                workspace.resolve("spec.yaml"), "tests:\n  - name: one\n    row_count: {query: SELECT 1, equals: 1}\n");
        worker("{}", "test", "spec.yaml", "--junit", "results/a.xml").exits(0);
        assertThat(workspace.resolve("results/a.xml")).exists();
        assertThat(worker("{}", "test", "spec.yaml", "--junit", "folder/a.xml").exits(2).err()).contains("may not be reached");
        assertThat(secret.resolveSibling("a.xml")).doesNotExist();
    }

    @Test
    void theAgentsOwnPasswordFileIsNotForAServerOfTheWorkspace() throws Exception {
        Path passwords = Files.writeString(agent.resolve("pgpass"), "*:*:*:*:hunter2\n");
        Files.setPosixFilePermissions(passwords, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        System.setProperty("org.postgresql.pgpassfile", passwords.toString());
        try (ServerSocket server = new ServerSocket(0)) {
            var received = new java.io.ByteArrayOutputStream();
            Thread fake = new Thread(() -> askForThePassword(server, received));
            fake.start();
            project("{url: 'jdbc:postgresql://localhost:" + server.getLocalPort() + "/x?sslmode=disable', user: me}");
            Files.writeString(workspace.resolve("a.sql"), "SELECT 1;\n");
            worker("{}", "sql", "a.sql").exits(3);
            server.close();
            fake.join();
            assertThat(received.toString()).contains("user").doesNotContain("hunter2");
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    /** A server that asks for the password in clear text and keeps what it is sent. */
    private static void askForThePassword(ServerSocket server, java.io.OutputStream received) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                socket.setSoTimeout(3_000);
                byte[] startup = new byte[4_096];
                int length = socket.getInputStream().read(startup);
                received.write(startup, 0, Math.max(0, length));
                socket.getOutputStream().write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
                socket.getOutputStream().flush();
                length = socket.getInputStream().read(startup);
                received.write(startup, 0, Math.max(0, length));
            } catch (IOException over) {
                // The client went away, or the test is over.
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"landing", "./landing", "<workspace>/landing", "<workspace>/../workspace/landing", "<other>/landing"})
    void aFurtherFileThatABuildCanWriteAllowsNothing(String line) throws IOException {
        Files.createSymbolicLink(workspace.resolve("landing"), secret.getParent());
        Path other = Files.createSymbolicLink(agent.resolve("other"), workspace);
        allowed = Path.of(line.replace("<workspace>", workspace.toString()).replace("<other>", other.toString()))
                .resolve("a.csv");
        assertThat(copying(secret.toString()).exits(2).err()).contains("may not be reached from here");
        assertThat(copying("landing/secret").exits(2).err()).contains("may not be reached from here");
    }

    @Test
    void nothingOfGitIsReadAndNothingIsWrittenThere() throws IOException {
        Path git = Files.createDirectories(workspace.resolve(".git"));
        Files.writeString(git.resolve("config"), "url = https://me:hunter2@host\n");
        assertThat(copying(".git/config").exits(2).err()).contains("it is Git's own");
        Files.writeString(workspace.resolve("a.sql"), "SELECT 1;\n");
        for (String url : List.of("jdbc:duckdb:.git/x.duckdb", "jdbc:duckdb:.git/config")) {
            project("{url: '" + url + "'}");
            assertThat(worker("{}", "sql", "a.sql").exits(2).err()).contains("connection 'warehouse': ", "Git's own");
        }
        project("{url: 'jdbc:duckdb:w.duckdb'}");
        Files.writeString(workspace.resolve("a.sql"), "COPY (SELECT 1) TO '" + git.resolve("config") + "';\n");
        worker("{}", "sql", "a.sql").exits(3);
        assertThat(git.resolve("config")).hasContent("url = https://me:hunter2@host");
    }

    @Test
    void aFileThatIsNoDatabaseOfTheEngineIsRefusedInOneSentence() throws IOException {
        Files.writeString(workspace.resolve("a.sql"), "SELECT 1;\n");
        Files.writeString(workspace.resolve("other.db"), "SQLite format 3\0 and so on, which would ask for an extension");
        project("{url: 'jdbc:duckdb:other.db'}");
        assertThat(worker("{}", "sql", "a.sql").exits(2).err())
                .contains("connection 'warehouse': the file " + workspace.resolve("other.db") + " is no duckdb database");
        project("{url: 'jdbc:duckdb:w.duckdb'}");
        worker("{}", "sql", "a.sql").exits(0);
        worker("{}", "sql", "a.sql").exits(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w.duckdb.wal", "w.duckdb.wal.checkpoint", "w.duckdb.wal.recovery", "w.duckdb.tmp"})
    void whatTheEngineOpensByItselfIsNoLinkElsewhere(String beside) throws IOException {
        Path git = Files.createDirectories(workspace.resolve(".git"));
        Files.writeString(workspace.resolve("a.sql"), "CREATE OR REPLACE TABLE t AS SELECT 1 AS a;\n");
        for (Path elsewhere : List.of(secret.resolveSibling("made"), secret.getParent(), git, git.resolve("config"))) {
            Files.deleteIfExists(workspace.resolve(beside));
            Files.createSymbolicLink(workspace.resolve(beside), elsewhere);
            project("{url: 'jdbc:duckdb:w.duckdb'}");
            assertThat(worker("{}", "sql", "a.sql").exits(2).err()).contains(beside + " may not be reached");
            assertThat(worker("{}", "sql", "a.sql", "-c", "jdbc:duckdb:w.duckdb").exits(2).err())
                    .contains(beside + " may not be reached");
        }
        assertThat(git).isEmptyDirectory();
        assertThat(secret.resolveSibling("made")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "sub", "sub/../.", "to-all"})
    void aFolderForTheEngineHasNothingOfGit(String folder) throws IOException {
        Files.createDirectories(workspace.resolve("sub/deep/.git"));
        Files.createSymbolicLink(workspace.resolve("to-all"), workspace);
        Files.writeString(workspace.resolve("a.sql"), "SELECT 1;\n");
        project("{url: 'jdbc:duckdb:w.duckdb', properties: {temp_directory: '" + workspace.resolve(folder) + "'}}");
        assertThat(worker("{}", "sql", "a.sql").exits(2).err()).contains("has something of Git's in it");
        project("{url: 'jdbc:duckdb:w.duckdb', properties: {temp_directory: '" + workspace.resolve("spill") + "'}}");
        worker("{}", "sql", "a.sql").exits(0);
    }
}
