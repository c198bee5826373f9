package io.jenkins.plugins.dataops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations, SQL files and tests on a MariaDB server; and no switch. */
class MariaDbVerbsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        ConnectionSettings settings = TestDatabases.mariaDb().settings();
        file("dataops.yaml", "connections: {warehouse: {url: '" + settings.url() + "', user: root, tls: {mode: disable}}}\n"
                + "products: {flights: {}}\n");
        file("migrations/V1__t.sql", """
                CREATE TABLE carrier (code VARCHAR(5), name VARCHAR(40), day DATE, delay FLOAT);
                CREATE TABLE flight (carrier VARCHAR(5));
                """);
        file("data/carrier.csv", "code,name,day,delay\nAA,\"it's \\ American\",2026-03-01,0.1\naa,,2026-03-02,1.5\n\"AA \",\"\",2026-03-03,2\n");
        file("sql/load.sql", "\\copy carrier FROM 'data/carrier.csv' WITH (FORMAT csv, HEADER true)\nINSERT INTO flight VALUES ('AA');\n");
        file("specs/t.yaml", """
                tests:
                - name: content
                  expect:
                    actual: {table: carrier}
                    expected: {csv: carrier.csv}
                    key: [code]
                - {name: key, unique: {table: carrier, columns: [code]}}
                - {name: known, accepted_values: {table: carrier, column: code, values: [AA, aa, 'AA ']}}
                - {name: days, range: {table: carrier, column: day, min: 2026-03-01, max: 2026-03-03}}
                - {name: delays, range: {table: carrier, column: delay, min: 0.1, max: 2}}
                - name: references
                  foreign_key: {table: flight, columns: [carrier], references: {table: carrier, columns: [code]}}
                """);
        Files.copy(folder.resolve("data/carrier.csv"), folder.resolve("specs/carrier.csv"));
    }

    @Test
    void migrationsSqlFilesAndTestsRunAndTextsAreTheirOwnValues() throws IOException {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        CommandRun.in(folder, "sql", "sql/*.sql").exits(0);
        CommandRun.in(folder, "test", "specs/*.yaml").exits(0);
        CommandRun.in(folder, "migrate", "validate").exits(0);
        file("sql/load.sql", "INSERT INTO flight VALUES ('aA');\nINSERT INTO carrier VALUES ('aa', NULL, '2026-03-02', 1);");
        CommandRun.in(folder, "sql", "sql/*.sql").exits(0);
        assertThat(CommandRun.in(folder, "test", "specs/*.yaml").exits(1).out()).contains("references (").contains("key (");
    }

    @Test
    void aFileOfSqlIsDoneOrSaysThatItMayNotBe() throws IOException {
        CommandRun.in(folder, "migrate", "apply").exits(0);
        file("sql/load.sql", "INSERT INTO flight VALUES ('XX');\nINSERT INTO absent VALUES (1);\n");
        assertThat(CommandRun.in(folder, "sql", "sql/*.sql").exits(3).out()).contains("absent").doesNotContain("may be in the database");
        file("sql/load.sql", "INSERT INTO flight VALUES ('YY');\nCREATE TABLE flight (i INT);\n");
        assertThat(CommandRun.in(folder, "sql", "sql/*.sql").exits(3).out()).contains("may be in the database");
        file("specs/t.yaml", "tests:\n- {name: rows, row_count: {table: flight, equals: 1}}\n");
        CommandRun.in(folder, "test", "specs/*.yaml").exits(0);
    }

    @Test
    void noSwitchIsPossible() throws IOException {
        assertThat(CommandRun.in(folder, "blue-green", "plan", "-p", "flights").exits(2).err())
                .contains("connection 'warehouse': MariaDB cannot be the target of a blue-green switch");
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
