package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No verb calls it good when it found nothing, or was told something that has no effect. */
class NothingFoundTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n");
    }

    @Test
    void testsWithoutATest() throws IOException {
        refused("no file under", "test", "specs/*.yaml");
        file("specs/a.yaml", "# nothing\n");
        file("specs/b.yaml", "tests: []\n");
        assertThat(refused("a.yaml is empty", "test", "specs/*.yaml")).contains("b.yaml line 1", "dataops: ");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
    }

    @Test
    void faultsOfSpecificationsShowWithoutADatabase() throws IOException {
        file("specs/a.yaml", "tests:\n  - name: a\n    row_count: {table: t, equal: 3}\n---\ntests: []\n");
        file("specs/b.yaml", "tests:\n  - name: b\n    severity: error\n    row_count: {table: t, min: 1}\n");
        String err = refused("a.yaml line 3", "test", "-c", "jdbc:postgresql://localhost:1/x", "specs/*.yaml");
        assertThat(err).contains("a.yaml line 4, column 1: a second document", "b.yaml line 3", "'error' is none of");
        assertThat(err.lines()).allMatch(line -> line.startsWith("dataops: "));
    }

    @Test
    void linksThatAPatternMatches() throws IOException {
        file("elsewhere/wrong.yaml", "tests:\n  - name: wrong\n    sql: {query: SELECT 1}\n");
        file("specs/right.yaml", "tests:\n  - name: right\n    sql: {query: SELECT 1 WHERE false}\n");
        file("specs/1.sql", "CREATE TABLE t (n INTEGER);\n");
        CommandRun.in(folder, "sql", "specs/*.sql").exits(0);
        CommandRun.in(folder, "test", "specs/*.yaml").exits(0);
        Path link = Files.createSymbolicLink(folder.resolve("specs/linked.yaml"), Path.of("../elsewhere/wrong.yaml"));
        assertThat(CommandRun.in(folder, "test", "specs/*.yaml").exits(1).out()).contains("wrong");
        Files.delete(folder.resolve("elsewhere/wrong.yaml"));
        refused("the symbolic link " + link + " leads nowhere", "test", "specs/*.yaml");
        Files.createSymbolicLink(folder.resolve("specs/2.sql"), Path.of("absent.sql"));
        refused("2.sql leads nowhere", "sql", "specs/*.sql");
    }

    @Test
    void aProjectFileWithASecondDocument() throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}\n---\nledger: x\n");
        refused("dataops.yaml line 2, column 1: a second document", "migrate", "plan");
    }

    @Test
    void sqlFilesWithoutAStatement() throws IOException {
        refused("no file under", "sql", "load/*.sql");
        file("load/a.sql", "-- nothing\n");
        file("load/b.sql", "select ${unknown};\n");
        assertThat(refused("a.sql holds no statement", "sql", "load/*.sql")).contains("b.sql line 1");
        Files.write(folder.resolve("load/a.sql"), "select 'caf\u00e9'".getBytes(StandardCharsets.ISO_8859_1));
        refused("a.sql line 1 is not UTF-8", "sql", "load/a.sql");
    }

    @Test
    void ledgersWithoutAnEvent() throws IOException {
        file("empty.jsonl", "\n\n");
        refused("holds no event", "ledger", "import", "empty.jsonl");
        Files.write(folder.resolve("latin1.jsonl"), "\n{\"a\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        refused("latin1.jsonl line 2 is not UTF-8 text", "ledger", "import", "latin1.jsonl");
        assertThat(folder.resolve(".dataops")).doesNotExist();
        refused("there is no ledger", "ledger", "export", "-o", "x.jsonl");
        refused("there is no ledger", "dora", "report");
    }

    @Test
    void reportsAboutWhatTheLedgerDoesNotHave() {
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights").exits(0);
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "sales", "-e", "staging").exits(0);
        assertThat(refused("has no product 'flihts'", "dora", "report", "-p", "flihts", "-e", "prod"))
                .contains("it has flights, sales", "has no environment 'prod'", "production, staging");
        refused("nothing of 'flights' in environment 'staging'; it has that in production",
                "dora", "report", "-p", "flights", "-e", "staging");
        CommandRun.in(folder, "dora", "report", "-p", "flights").exits(0);
        refused("no incident, failure or failed deployment 'none'", "ledger", "resolve-incident", "-p", "flights", "--incident", "none");
        refused("has no open incident", "ledger", "resolve-incident", "-p", "flights");
        assertThat(refused("has no deployment 'none'",
                        "ledger", "record-incident", "-p", "flights", "--reason", "x", "--deployment", "none"))
                .contains("Next: dataops dora report --product=flights");
    }

    @Test
    void optionsThatAVerbWouldIgnore() {
        for (String option : new String[] {"--expected-plan-hash=x", "--check-before=x", "--check-after=x", "--lease=PT1H"}) {
            refused("Unknown option", "blue-green", "plan", "-p", "flights", option);
        }
        refused("Unknown option '--lease-token", "blue-green", "status", "-p", "flights", "--lease-token=7");
        refused("Unknown option '--take-over'", "blue-green", "status", "-p", "flights", "--take-over");
        for (String option : new String[] {"--object=x", "--lease=PT1H", "--take-over"}) {
            refused("Unknown option '" + option.split("=")[0] + "'", "blue-green", "release", "-p", "flights", option);
        }
        refused("Unknown option '--drift", "blue-green", "prepare", "-p", "flights", "--drift=accept");
        refused("Unknown option '--lock-wait", "migrate", "info", "--lock-wait=PT1S");
        refused("Unknown option '--out-of-order'", "migrate", "baseline", "--at-version=1", "--out-of-order");
        refused("does not exist", "report", "--html", "x.html", "--file", "absent.yaml", "r.json");
    }

    @Test
    void aLoginToADatabaseThatAsksForNone() throws IOException {
        file("migrations/V1__t.sql", "CREATE TABLE t (n INTEGER);\n");
        refused("mean nothing to connection 'warehouse'", "migrate", "apply", "--user", "me");
        refused("mean nothing to connection 'warehouse'", "migrate", "apply", "--password-from", "env:ABSENT");
        refused("mean nothing to", "migrate", "apply", "-c", "jdbc:duckdb:other.duckdb", "--user", "me");
        file("request.json", "{\"connections\": {\"warehouse\": {\"url\": \"jdbc:duckdb:w.duckdb\", \"tls\": {\"mode\": \"verify-full\"}}}}");
        refused("connection 'warehouse': 'tls' means nothing to duckdb", "migrate", "apply", "--request", "request.json");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
    }

    private String refused(String message, String... arguments) {
        CommandRun run = CommandRun.in(folder, arguments).exits(2);
        assertThat(run.err()).contains(message);
        return run.err();
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
