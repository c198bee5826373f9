package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be written stops the work before it begins; after it, it takes nothing of the result away. */
class OutputFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                products: {flights: {}}
                """);
        file("migrations/V1__t.sql", "CREATE TABLE t (n INTEGER);\n");
        file("build/1.sql", "CREATE TABLE ${candidate}.daily AS SELECT 1 AS id;\n");
        file("tests/a.yaml", "tests:\n  - name: a\n    row_count: {table: t, min: 0}\n");
        file("blocked", "a file where a folder should be");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsBegun() throws IOException {
        refused("blocked is no folder", "migrate", "apply", "--result", "blocked/r.json");
        refused("blocked is no folder", "blue-green", "deploy", "--sql", "build/*.sql", "--result", "blocked/deeper/r.json");
        refused("is a folder", "migrate", "apply", "--result", ".");
        refused("blocked is no folder", "test", "tests/*.yaml", "--junit", "blocked/junit.xml");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
        CommandRun.in(folder, "migrate", "plan", "--result", "new/folder/plan.json").exits(0);
        refused("blocked is no folder", "report", "new/folder/plan.json", "--html", "blocked/r.html");
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights").exits(0);
        refused("blocked is no folder", "ledger", "export", "--output", "blocked/l.jsonl");
        assertThat(Files.readString(folder.resolve("blocked"))).startsWith("a file");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void nothingIsWrittenOverWhatTheCallWorksWith() throws IOException {
        CommandRun.in(folder, "migrate", "apply", "--result", "r1.json").exits(0);
        CommandRun.in(folder, "ledger", "record-deployment", "-p", "flights").exits(0);
        Files.createLink(folder.resolve("hard.yaml"), folder.resolve("tests/a.yaml"));
        Files.createSymbolicLink(folder.resolve("soft.json"), Path.of("w.duckdb"));
        Files.createSymbolicLink(folder.resolve("project"), folder);
        List<String> files = List.of(
                "dataops.yaml", "w.duckdb", "tests/a.yaml", "migrations/V1__t.sql", ".dataops/ledger.sqlite", "r1.json");
        List<byte[]> before = new ArrayList<>();
        for (String file : files) {
            before.add(Files.readAllBytes(folder.resolve(file)));
        }
        refused("it is the ledger", "ledger", "export", "-o", "new.sqlite", "--ledger", "new.sqlite");
        refused("it is a database", "ledger", "export", "-o", ".dataops/ledger.sqlite");
        refused("it is a database", "dora", "report", "--result", "project/.dataops/ledger.sqlite");
        refused("it is a database", "test", "tests/*.yaml", "--result", "w.duckdb");
        refused("it is a database", "test", "tests/*.yaml", "--junit", "soft.json");
        assertThat(CommandRun.in(folder, "test", "--no-such-option", "--result", "w.duckdb").exits(2).err())
                .contains("it is a database");
        refused("it is the database", "migrate", "apply", "-c", "jdbc:duckdb:n.duckdb", "--result", "project/n.duckdb");
        assertThat(folder.resolve("n.duckdb")).doesNotExist();
        refused("it is the project file", "test", "tests/*.yaml", "--junit", "dataops.yaml");
        refused("it is the project file", "ledger", "export", "--ledger", ".dataops/ledger.sqlite", "-o", "dataops.yaml");
        refused("it is read by this call", "test", "tests/*.yaml", "--result", "tests/a.yaml");
        refused("it is read by this call", "test", "tests/*.yaml", "--result", "hard.yaml");
        refused("it is read by this call", "test", "tests/*.yaml", "--junit", "project/tests/a.yaml");
        refused("it is read by this call", "report", "--html", "r1.json", "r1.json");
        refused("it is read by this call", "blue-green", "deploy", "--sql", "build/*.sql", "--check-before", "tests/*.yaml",
                "--result", "tests/a.yaml");
        refused("it is a migration", "migrate", "plan", "--result", "migrations/V1__t.sql");
        refused("it is a migration", "migrate", "plan", "--location", "filesystem:migrations", "--result",
                "migrations/V1__t.sql");
        refused("written by this call already", "test", "tests/*.yaml", "--result", "a.out", "--junit", "project/a.out");
        assertThat(folder.resolve("a.out")).doesNotExist();
        for (int i = 0; i < files.size(); i++) {
            assertThat(folder.resolve(files.get(i))).hasBinaryContent(before.get(i));
        }
        CommandRun.in(folder, "test", "tests/*.yaml", "--result", "/dev/null", "--junit", "/dev/null").exits(0);
    }

    /** Text files that a call reads because another text names them. */
    @Test
    void nothingIsWrittenOverWhatTextsName() throws IOException {
        file("data/e.csv", "n\n");
        file("data/e.json", "[]\n");
        file("tests/b.yaml", """
                tests:
                  - name: c
                    expect: {actual: {table: t}, expected: {csv: ../tests/data/e.csv}, key: [n], allow_empty: true}
                  - name: j
                    expect: {actual: {table: t}, expected: {json: data/e.json}, key: [n], allow_empty: true}
                """);
        file("tests/data/e.csv", "n\n");
        file("tests/data/e.json", "[]\n");
        file("load.sql", "INSERT INTO t VALUES (1);\n\\copy t FROM 'data/e.csv' WITH (HEADER)\n");
        file("secret", "hunter2hunter2\n");
        Path secret = folder.resolve("secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        file("root.pem", "no certificate\n");
        file("jars/d.jar", "no driver\n");
        file("dataops.yaml", """
                connections:
                  warehouse: {url: 'jdbc:duckdb:w.duckdb'}
                  server:
                    url: jdbc:postgresql://127.0.0.1:1/x
                    user: u
                    password: {file: secret}
                    tls: {mode: verify-ca, authority: root.pem}
                migrations: {connection: warehouse}
                tests: {connection: warehouse}
                products: {flights: {connection: warehouse}}
                """);
        CommandRun.in(folder, "migrate", "apply").exits(0);
        refused("it is read by this call", "test", "tests/b.yaml", "--result", "tests/data/e.csv");
        refused("it is read by this call", "test", "tests/b.yaml", "--junit", "tests/data/e.json");
        refused("it is read by this call", "blue-green", "deploy", "--sql", "build/*.sql", "--check-after",
                "tests/b.yaml", "--result", "tests/data/e.csv");
        refused("it is read by this call", "sql", "load.sql", "--result", "data/e.csv");
        refused("it is read by this call", "migrate", "plan", "-c", "server", "--result", "secret");
        refused("it is read by this call", "migrate", "plan", "-c", "server", "--result", "root.pem");
        file("migrations/V2__u.sql", "CREATE TABLE ${token} (n INTEGER);\n");
        refused("it is read by this call", "migrate", "plan", "--placeholder-from", "token=file:secret", "--result",
                "secret");
        refused("it is a driver", "test", "tests/b.yaml", "--drivers", "jars", "--result", "jars/d.jar");
        assertThat(folder.resolve("tests/data/e.csv")).hasContent("n\n");
        assertThat(folder.resolve("data/e.csv")).hasContent("n\n");
        assertThat(secret).hasContent("hunter2hunter2\n");
        // The refused SQL was not begun.
        file("tests/c.yaml", "tests:\n  - name: c\n    row_count: {table: t, max: 0, min: 0}\n");
        CommandRun.in(folder, "test", "tests/c.yaml", "tests/b.yaml", "--result", "tests/data/r.json").exits(0);
    }

    @Test
    void whatIsWrongWithTheWordsReplacesNothingButAnEarlierResult() throws IOException {
        file("prod.yaml", "connections: {}\n");
        file("empty.json", "");
        file("folder/a.yaml", "tests: []\n");
        for (List<String> words : List.of(
                List.of("-f", "prod.yaml", "--result", "prod.yaml"),
                List.of("-fprod.yaml", "--result=./prod.yaml"),
                List.of("--file=prod.yaml", "--result", "prod.yaml"),
                List.of("--password-from", "file:prod.yaml", "--result", "prod.yaml"),
                List.of("folder/*.yaml", "--result", "folder/a.yaml"))) {
            List<String> all = new ArrayList<>(List.of("test", "--bogus"));
            all.addAll(words);
            assertThat(CommandRun.in(folder, all.toArray(String[]::new)).exits(2).err())
                    .as(words.toString())
                    .contains("--bogus")
                    .contains("writ");
        }
        assertThat(folder.resolve("prod.yaml")).hasContent("connections: {}\n");
        assertThat(folder.resolve("folder/a.yaml")).hasContent("tests: []\n");
        for (String file : List.of("empty.json", "new.json", "new.json")) {
            assertThat(CommandRun.in(folder, "test", "--bogus", "--result", file).exits(2).err())
                    .doesNotContain("writ");
            assertThat(folder.resolve(file)).content().contains("problem");
        }
        assertThat(CommandRun.in(folder, "report", "--bogus", "new.json", "--result", "new.json").exits(2).err())
                .contains("named by another word");
    }

    @Test
    void aResultMayLieAmongTheMigrationsAndBeWrittenAgain() throws IOException {
        for (int i = 0; i < 2; i++) {
            CommandRun.in(folder, "migrate", "plan", "--result", "migrations/out/plan.json").exits(0);
        }
    }

    @Test
    void aLedgerThatIsAlsoAnOutputShowsBeforeReadersAreSwitched() throws IOException {
        refused("it is the ledger", "blue-green", "deploy", "--sql", "build/*.sql", "--ledger", "l.out", "--result",
                "l.out");
        assertThat(folder.resolve("w.duckdb")).doesNotExist();
        CommandRun.in(folder, "blue-green", "deploy", "--sql", "build/*.sql", "--result", "r.json").exits(0);
    }

    @Test
    void aResultMayLieAmongTheSpecificationsOfTheProject() throws IOException {
        file("dataops.yaml", """
                connections: {warehouse: {url: 'jdbc:duckdb:w.duckdb'}}
                tests: {specs: ['tests/**'], parameters: {region: north}}
                """);
        file("load.sql", "SELECT ${region};\n");
        CommandRun.in(folder, "migrate", "apply").exits(0);
        CommandRun.in(folder, "test", "tests/a.yaml", "--result", "tests/result.json").exits(0);
        file("tests/result.json", "of another run");
        CommandRun.in(folder, "test", "tests/a.yaml", "--result", "tests/result.json").exits(0);
        assertThat(folder.resolve("tests/result.json")).content().startsWith("{");
    }

    @Test
    void aResultIsToldEvenWhenItsFileCannotBeWrittenAnyMore() {
        for (String format : List.of("text", "json")) {
            CommandRun run = CommandRun.in(
                    folder, "blue-green", "deploy", "--sql", "build/*.sql", "--result", format, "--format", format, "--",
                    "mkdir", "-p", format + "/in/the/way");
            assertThat(run.exits(3).err()).contains("cannot be written: ").containsOnlyOnce("dataops: ");
            if (format.equals("text")) {
                assertThat(run.out()).contains("passed: ");
            } else {
                assertThat(run.document().outcome().exitCode()).isZero();
            }
        }
    }

    @Test
    void aWrittenResultIsNotReplacedByWhatWentWrongAfterIt() throws IOException {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        file("tests/a.yaml", "tests:\n  - name: a\n    row_count: {table: t, min: 1}\n");
        CommandRun run = CommandRun.in(folder, "test", "tests/*.yaml", "--result", "r.json", "--junit", "j.xml");
        assertThat(run.exits(1).out()).contains("failed: ");
        assertThat(Files.readString(folder.resolve("r.json"))).contains("\"kind\" : \"black-box\"");
        assertThat(folder.resolve("j.xml")).exists();
    }

    private void refused(String message, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        CommandRun run = CommandRun.in(folder, words.toArray(String[]::new)).exits(2);
        assertThat(run.err()).as(words.toString()).contains(message).containsOnlyOnce("dataops: ");
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
