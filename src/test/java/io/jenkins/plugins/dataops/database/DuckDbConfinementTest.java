package io.jenkins.plugins.dataops.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL on DuckDB reaches the files that it may and no other, whatever it tries. */
class DuckDbConfinementTest {
    @TempDir
    private Path machine;

    private Path project;
    private Path secret;

    @BeforeEach
    void files() throws IOException, SQLException {
        project = Files.createDirectories(machine.resolve("it's, [a] project"));
        Path outside = Files.createDirectories(machine.resolve("it's, [a] project-of another"));
        secret = Files.writeString(outside.resolve("secret.csv"), "word\nhunter2\n");
        Files.writeString(project.resolve("own.csv"), "word\nours\n");
        Files.createSymbolicLink(project.resolve("link.csv"), secret);
        Files.createSymbolicLink(project.resolve("folder"), outside);
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + outside.resolve("other.duckdb"))) {
            Query.run(other, "CREATE TABLE t AS SELECT 'hunter2' AS word");
        }
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:");
                var statement = other.createStatement()) {
            statement.execute("COPY (SELECT 'hunter2' AS word) TO '" + sql(outside.resolve("secret.parquet")) + "'");
        }
    }

    private static String sql(Path path) {
        return path.toString().replace("'", "''");
    }

    private Database database(Path... places) {
        ReachableFiles access = ReachableFiles.NONE;
        for (Path place : places) {
            access = access.and(place);
        }
        return Database.open(
                ConnectionSettings.of("warehouse", "jdbc:duckdb:" + project.resolve("w.duckdb")).with(access),
                new Drivers(List.of()));
    }

    private String expand(String statement) {
        return statement.replace("<out>", sql(secret.getParent())).replace("<in>", sql(project));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_text('/proc/self/environ')",
                "SELECT * FROM read_csv('/etc/passwd', header = false, sep = '|')",
                "SELECT * FROM read_csv('<out>/secret.csv')",
                "SELECT * FROM '<out>/secret.csv'",
                "SELECT * FROM read_blob('<out>/secret.csv')",
                "SELECT * FROM read_json('<out>/secret.csv')",
                "SELECT * FROM sniff_csv('<out>/secret.csv')",
                "SELECT * FROM read_parquet('<out>/secret.parquet')",
                "SELECT * FROM parquet_schema('<out>/secret.parquet')",
                "SELECT * FROM read_csv('<in>/link.csv')",
                "SELECT * FROM read_csv('<in>/folder/secret.csv')",
                "SELECT * FROM read_csv('<in>/../it''s, [a] project-of another/secret.csv')",
                "SELECT * FROM read_csv('file:<out>/secret.csv')",
                "SELECT * FROM read_csv('file://<out>/secret.csv')",
                "SELECT * FROM glob('<out>/*')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM read_csv('https://example.org/a.csv')",
                "CREATE TABLE stolen (word VARCHAR); COPY stolen FROM '<out>/secret.csv'",
                "COPY (SELECT 1) TO '<out>/written.csv'",
                "COPY (SELECT 1) TO '<in>/folder/written.csv'",
                "COPY (SELECT 1) TO '<out>/written.parquet' (FORMAT parquet)",
                "ATTACH '<out>/other.duckdb' AS other",
                "ATTACH '<out>/made.duckdb' AS other",
                "ATTACH '<in>/folder/other.duckdb' AS other (READ_ONLY)",
                "EXPORT DATABASE '<out>/exported'",
                "IMPORT DATABASE '<out>'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "LOAD '<out>/evil.duckdb_extension'",
                "SET enable_external_access = true",
                "SET GLOBAL enable_external_access = true",
                "RESET enable_external_access",
                "SET allowed_directories = ['/']",
                "SET allowed_paths = ['/etc/passwd']",
                "SET allowed_configs = ['enable_external_access']",
                "SET lock_configuration = false",
                "RESET lock_configuration",
                "PRAGMA lock_configuration = false",
                "SET temp_directory = '<out>'",
                "SET autoinstall_known_extensions = true",
                "SET autoload_known_extensions = true",
                "SET custom_extension_repository = 'http://example.org'",
                "SET log_query_path = '<out>/queries.log'",
                "SET home_directory = '<out>'",
                "SET file_search_path = '<out>'",
                "SET profiling_output = '<out>/profile.json'",
                "PRAGMA enable_profiling = 'json'",
                "CALL enable_logging(storage = 'file', storage_config = {'path': '<out>/log'})",
                "CREATE PERSISTENT SECRET s (TYPE s3)",
                "SELECT getenv('HOME')"
            })
    void whatIsNotAllowedIsRefused(String statement) throws Exception {
        Database database = database(project);
        List<String> before = Files.list(secret.getParent()).map(Path::toString).sorted().toList();
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> {
                        for (String one : expand(statement).split("; ")) {
                            Query.run(connection, one);
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageNotContaining("hunter2")
                    .hasMessageNotContaining("Parser Error");
        }
        assertThat(Files.list(secret.getParent()).map(Path::toString).sorted().toList()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('<in>/own.csv')",
                "SELECT * FROM glob('<in>/*.csv')",
                "COPY (SELECT 1 AS a) TO '<in>/made.csv'",
                "COPY (SELECT 1 AS a) TO '<in>/made.parquet' (FORMAT parquet)",
                "ATTACH '<in>/second.duckdb' AS second",
                "ATTACH ':memory:' AS spare",
                "EXPORT DATABASE '<in>/exported'",
                "SET TimeZone = 'Europe/Berlin'",
                "SET threads = 1",
                "SET memory_limit = '200MB'",
                "SET schema = 'main'",
                "SET VARIABLE v = 1",
                "CHECKPOINT",
                "SELECT to_json({'a': 1}), timestamptz '2026-01-01 00:00:00+00' + INTERVAL 1 DAY"
            })
    void whatIsAllowedWorks(String statement) throws SQLException {
        try (Connection connection = database(project).connect()) {
            Query.run(connection, expand(statement));
        }
    }

    @Test
    void furtherPlacesAreReachedWhereTheyAreNamed() throws SQLException {
        try (Connection connection = database(project, secret).connect()) {
            Query.run(connection, expand("SELECT * FROM read_csv('<out>/secret.csv')"));
            Query.run(connection, expand("SELECT * FROM read_csv('<in>/link.csv')"));
            assertThatThrownBy(() -> Query.run(connection, expand("SELECT * FROM read_parquet('<out>/secret.parquet')")))
                    .isInstanceOf(SQLException.class);
        }
        try (Connection connection = database(project, secret.getParent()).connect()) {
            Query.run(connection, expand("SELECT * FROM read_parquet('<in>/folder/secret.parquet')"));
        }
    }

    @Test
    void aFolderThatIsReachedByALinkIsTheFolderItself() throws IOException, SQLException {
        Path link = Files.createSymbolicLink(machine.resolve("link"), project);
        try (Connection connection = database(link).connect()) {
            Query.run(connection, "SELECT * FROM read_csv('" + sql(link.resolve("own.csv")) + "')");
            Query.run(connection, expand("SELECT * FROM read_csv('<in>/own.csv')"));
            assertThatThrownBy(() -> Query.run(connection, expand("SELECT * FROM read_csv('<out>/secret.csv')")))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void everyConnectionIsKeptToItAndNoneOutlivesIt() throws SQLException {
        Database database = database(project);
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            for (Connection connection : List.of(first, second)) {
                assertThatThrownBy(() -> Query.run(connection, "SELECT * FROM read_text('/etc/passwd')"))
                        .isInstanceOf(SQLException.class);
            }
        }
        try (Connection again = database.connect()) {
            assertThatThrownBy(() -> Query.run(again, "SELECT * FROM read_text('/etc/passwd')"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theDatabaseItselfWorksWithNoFilesAtAll() throws SQLException {
        Database database = Database.open(
                new ConnectionSettings(
                        "warehouse",
                        "jdbc:duckdb:" + project.resolve("w.duckdb"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("memory_limit", "64MB", "threads", "1")),
                new Drivers(List.of()));
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t AS SELECT range AS i, md5(range::VARCHAR) AS s FROM range(3000000)");
            Query.run(connection, "CHECKPOINT");
            assertThat(Query.list(
                            connection,
                            "SELECT count(*) FROM (SELECT * FROM t ORDER BY s)",
                            row -> row.getLong(1)))
                    .as("more than fits in memory is sorted beside the file")
                    .containsExactly(3_000_000L);
        }
        try (Connection connection = database.connect()) {
            assertThat(Query.list(connection, "SELECT max(i) FROM t", row -> row.getLong(1)))
                    .containsExactly(2_999_999L);
        }
    }

    @Test
    void loadingAFileOfTheProjectStillWorks() throws SQLException {
        Database database = database(project);
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (word VARCHAR)");
            assertThatCode(() -> database.dialect()
                            .load(
                                    connection,
                                    "t",
                                    project.resolve("own.csv"),
                                    ReachableFiles.ALL,
                                    "(FORMAT csv, HEADER true)"))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> database.dialect()
                            .load(connection, "t", secret, ReachableFiles.ALL, "(FORMAT csv, HEADER true)"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
