package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations, SQL files and tests on a SQLite file; and no switch. */
class SqliteVerbsTest {
    private static final String[][] READERS = {
        {"migrate", "plan"}, {"migrate", "info"}, {"migrate", "validate"}, {"test", "specs/*.yaml"},
    };

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:sqlite:w.db'}}\nproducts: {flights: {}}\n");
        file(
                "migrations/V1__t.sql",
                """
                CREATE TABLE carrier (code TEXT PRIMARY KEY, name TEXT);
                CREATE TABLE daily (carrier VARCHAR(2), day DATE, delay REAL, flights INTEGER, late BOOLEAN,
                  loaded_at DATETIME, note TEXT, raw BLOB);
                """);
        file("sql/load.sql", "\\copy carrier FROM 'data/carrier.csv' WITH (FORMAT csv, HEADER true)\nDELETE FROM daily;\n"
                + "INSERT INTO daily VALUES ('AA', '2026-03-01', 12.5, 3, 1, '2026-03-02 01:00:00', NULL, x'00ff'),\n"
                + " ('DL', '2026-03-01', 0, 9223372036854775807, 0, '2026-03-02T02:00:00', '', NULL);\n");
        file("data/carrier.csv", "code,name\nAA,\"American; Airlines\"\nDL,\nUA,\"\"\n");
        file(
                "specs/t.yaml",
                """
                tests:
                - name: content
                  expect:
                    actual: {table: daily}
                    expected: {csv: daily.csv}
                    key: [carrier, day]
                - name: sums
                  expect:
                    actual: {query: "SELECT carrier, sum(flights) AS flights, count(*) AS n FROM daily GROUP BY carrier"}
                    expected:
                      rows:
                      - {carrier: AA, flights: 3, n: 1}
                      - {carrier: DL, flights: 9223372036854775807, n: 1}
                    key: [carrier]
                - name: loaded
                  expect:
                    actual: {table: carrier}
                    expected:
                      rows:
                      - {code: AA, name: 'American; Airlines'}
                      - {code: DL, name: null}
                      - {code: UA, name: ''}
                    key: [code]
                - name: other source
                  expect:
                    actual: {table: carrier}
                    expected: {query: "SELECT code, name FROM carrier"}
                    key: [code]
                - {name: key, unique: {table: daily, columns: [carrier, day]}}
                - {name: cells, not_null: {table: daily, columns: [carrier, day]}}
                - {name: known, accepted_values: {table: daily, column: carrier, values: [AA, DL]}}
                - {name: truths, accepted_values: {table: daily, column: late, values: [true, false]}}
                - {name: days, accepted_values: {table: daily, column: day, values: [2026-03-01]}}
                - {name: numbers, accepted_values: {table: daily, column: flights, values: [3, 9223372036854775807]}}
                - {name: plausible, range: {table: daily, column: delay, min: 0, max: 12.5}}
                - {name: times, range: {table: daily, column: loaded_at, min: '2026-03-02T01:00:00', max: '2026-03-02T02:00:00'}}
                - {name: rows, row_count: {table: daily, where: "day = ${day}", equals: 2}}
                - name: references
                  foreign_key:
                    table: daily
                    columns: [carrier]
                    references: {table: carrier, columns: [code]}
                - {name: fresh, freshness: {table: daily, column: loaded_at, within: PT24H}}
                - {name: new, freshness: {table: daily, column: day, within: P3D}}
                - {name: none, sql: {query: "SELECT * FROM daily WHERE delay > 100"}}
                """);
        file("specs/daily.csv", "carrier,day,delay,flights,late,loaded_at,note,raw\n"
                + "AA,2026-03-01,12.50,3,true,2026-03-02T01:00:00,,\\x00ff\n"
                + "DL,2026-03-01,0,9223372036854775807,false,2026-03-02T02:00:00,\"\",\n");
    }

    private CommandRun tests() {
        return CommandRun.in(folder, "test", "specs/*.yaml", "--parameter", "day=2026-03-01", "--parameter", "now=2026-03-02T12:00:00Z");
    }

    @Test
    void migrationsSqlFilesAndTestsRun() throws IOException {
        assertThat(CommandRun.in(folder, "migrate", "plan").exits(0).out()).contains("CREATE TABLE carrier");
        assertThat(folder.resolve("w.db")).doesNotExist();
        CommandRun.in(folder, "migrate", "apply").exits(0);
        CommandRun.in(folder, "sql", "sql/*.sql").exits(0);
        tests().exits(0);
        CommandRun.in(folder, "migrate", "info").exits(0);
        CommandRun.in(folder, "migrate", "validate").exits(0);
        CommandRun.in(folder, "migrate", "repair").exits(0);
        assertThat(folder.resolve("w.db-dataops-lock")).isEmptyFile();
    }

    @Test
    void whatHasNoPlaceInAColumnIsInNoRange() throws IOException {
        file("sql/load.sql", """
                CREATE TABLE odd (n INTEGER, d DATE);
                INSERT INTO odd VALUES (1, '2026-03-01'), ('abc', 'now'), (x'00', 20260301), (NULL, NULL);
                """);
        file("specs/odd.yaml", """
                tests:
                  - name: number
                    range: {table: odd, column: n, min: 0}
                  - name: day
                    range: {table: odd, column: d, max: 2999-01-01}
                """);
        CommandRun.in(folder, "sql", "sql/load.sql").exits(0);
        assertThat(CommandRun.in(folder, "test", "specs/odd.yaml").exits(1).out())
                .contains("2 of 4 rows: n outside")
                .contains("2 of 4 rows: d outside");
    }

    @Test
    void eachCheckCanFail() throws IOException {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        CommandRun.in(folder, "sql", "sql/*.sql").exits(0);
        file("sql/load.sql", """
                INSERT INTO daily VALUES ('AA', '2026-03-01', 100.5, 'many', 2, '2026-03-02 02:00:01', NULL, NULL),
                 (NULL, '2026-03-07', 1, 5, 'maybe', '2026-02-02 02:00:00', NULL, NULL);
                """);
        CommandRun.in(folder, "sql", "sql/*.sql").exits(0);
        String out = tests().exits(1).out();
        for (String name : new String[] {"content", "sums", "key", "cells", "truths", "days", "numbers", "plausible", "times", "rows",
            "none"}) {
            assertThat(out).contains(name + " (");
        }
    }

    @Test
    void aFileOfSqlIsDoneOrNotAndNothingBesideIsReached() throws IOException {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        file("sql/load.sql", "INSERT INTO carrier VALUES ('XX', 'x');\nINSERT INTO absent VALUES (1);\n");
        assertThat(CommandRun.in(folder, "sql", "sql/*.sql").exits(3).err() + CommandRun.in(folder, "sql", "sql/*.sql").out())
                .contains("no such table: absent");
        for (String door : new String[] {"ATTACH 'other.db' AS o;", "VACUUM INTO 'other.db';", "backup to other.db;"}) {
            file("sql/load.sql", door);
            CommandRun run = CommandRun.in(folder, "sql", "sql/*.sql", "--no-transaction").exits(3);
            assertThat(run.out() + run.err()).contains("SQL on a SQLite file reaches that file alone");
        }
        assertThat(folder.resolve("other.db")).doesNotExist();
        file("sql/load.sql", "SELECT 1 WHERE (SELECT count(*) FROM carrier) > 0;\nDELETE FROM carrier WHERE code = 'XX';");
        CommandRun.in(folder, "sql", "sql/*.sql").exits(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "WAL"})
    void whoOnlyLooksChangesNoFile(String mode) throws Exception {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        CommandRun.in(folder, "sql", "sql/*.sql").exits(0);
        run("PRAGMA journal_mode = " + mode);
        Map<String, Integer> before = files();
        for (String[] verb : READERS) {
            CommandRun.in(folder, verb[0].equals("test") ? testing() : verb).exits(0);
            assertThat(files()).as(String.join(" ", verb)).isEqualTo(before);
        }
        file("specs/t.yaml", "tests:\n- name: writes\n  sql: {query: 'INSERT INTO carrier VALUES (2, 3) RETURNING code'}\n");
        CommandRun.in(folder, "test", "specs/*.yaml").exits(3);
    }

    private static String[] testing() {
        return new String[] {"test", "specs/*.yaml", "--parameter", "day=2026-03-01", "--parameter", "now=2026-03-02T12:00:00Z"};
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() throws IOException {
        Map<String, Integer> before = files();
        CommandRun.in(folder, "migrate", "plan").exits(0);
        CommandRun.in(folder, "migrate", "info").exits(0);
        for (String[] verb : new String[][] {READERS[2], READERS[3], {"migrate", "repair"}}) {
            assertThat(CommandRun.in(folder, verb).exits(2).err()).contains("there is no file");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void noSwitchIsPossibleAndNothingIsOpenedForOne() throws IOException {
        Map<String, Integer> before = files();
        for (String verb : new String[] {"plan", "prepare", "deploy", "switch", "rollback", "retire", "release", "status"}) {
            List<String> words = new ArrayList<>(List.of("blue-green", verb, "-p", "flights"));
            if (verb.equals("deploy")) {
                words.addAll(List.of("--", "true"));
            }
            CommandRun run = CommandRun.in(folder, words.toArray(String[]::new));
            assertThat(run.exits(2).err())
                    .as(verb)
                    .contains("connection 'warehouse': SQLite cannot be the target of a blue-green switch")
                    .contains("one schema");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aLoginOrAnUnknownPropertyIsRefused() throws IOException {
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:sqlite:w.db', properties: {journal_mod: wal}}}\n");
        assertThat(CommandRun.in(folder, "migrate", "apply").exits(2).err()).contains("did you mean 'journal_mode'?");
        file("dataops.yaml", "connections: {warehouse: {url: 'jdbc:sqlite:w.db', user: me}}\n");
        CommandRun.in(folder, "migrate", "apply").exits(2);
        assertThat(folder.resolve("w.db")).doesNotExist();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("w.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<String, Integer> files() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.toList()) {
                found.put(
                        folder.relativize(path).toString(),
                        Files.isDirectory(path) ? 0 : Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return found;
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
