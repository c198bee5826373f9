package io.jenkins.plugins.dataops.database.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.files.ReachableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
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
                "CALL enable_profiling(save_location = '<out>/profile.json')",
                "SELECT * FROM read_text('~/.profile')",
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

    /** Whatever a database file brings along, it speaks for itself alone. */
    @Test
    void whatADatabaseFileHoldsReachesNothingEither() throws SQLException {
        try (Connection author = DriverManager.getConnection("jdbc:duckdb:" + project.resolve("w.duckdb"))) {
            for (String planted : List.of(
                    "CREATE MACRO current_setting(name) AS true",
                    "CREATE MACRO duckdb_settings() AS TABLE SELECT 'lock_configuration' AS name, 'true' AS value",
                    "CREATE MACRO lie(name) AS (SELECT content FROM read_text(name))",
                    "CREATE MACRO rows() AS TABLE SELECT * FROM read_csv('<out>/secret.csv')",
                    "CREATE VIEW direct AS SELECT * FROM read_csv('<out>/secret.csv')",
                    "CREATE VIEW through AS SELECT lie('<out>/secret.csv') AS word",
                    "CREATE VIEW columns_of AS SELECT * FROM read_parquet('<out>/secret.parquet')",
                    "CREATE TABLE t (i INT DEFAULT length(lie('<out>/secret.csv')))")) {
                try {
                    Query.run(author, expand(planted));
                } catch (SQLException impossible) {
                    assertThat(planted).as(impossible.getMessage()).startsWith("CREATE TABLE");
                }
            }
            assertThat(Query.list(author, "SELECT current_setting('lock_configuration')", row -> row.getBoolean(1)))
                    .as("the macro of that name goes first")
                    .containsExactly(true);
            assertThat(Query.list(author, "SELECT word FROM direct", row -> row.getString(1))).containsExactly("hunter2");
        }
        Database database = database(project);
        try (Connection connection = database.connect();
                Connection second = database.connect()) {
            for (String reading : List.of(
                    "SELECT * FROM direct",
                    "SELECT * FROM through",
                    "SELECT * FROM columns_of",
                    "SELECT * FROM rows()",
                    "SELECT lie('/etc/passwd')",
                    "SELECT * FROM read_text('/etc/passwd')",
                    "SET enable_external_access = true",
                    "ATTACH '<out>/other.duckdb' AS other")) {
                for (Connection each : List.of(connection, second)) {
                    assertThatThrownBy(() -> Query.list(each, expand(reading), row -> row.getString(1)))
                            .as(reading)
                            .isInstanceOf(SQLException.class)
                            .hasMessageNotContaining("hunter2");
                }
            }
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

    /** A project as a checkout leaves it, with a nested repository and a linked working tree. */
    private void checkOut() throws IOException {
        for (String hooks : List.of(".git/hooks", "sub/.git/hooks", "mirror/hooks", "mirror/objects", "mirror/refs")) {
            Files.createDirectories(project.resolve(hooks));
        }
        Files.writeString(project.resolve(".git/config"), "[remote \"origin\"]\n\turl = https://hunter2@host/\n");
        Files.writeString(project.resolve("mirror/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(Files.createDirectories(project.resolve("tree")).resolve(".git"), "gitdir: ../mirror\n");
        Files.createSymbolicLink(project.resolve("to-git"), Path.of(".git"));
        Files.writeString(Files.createDirectories(project.resolve("data")).resolve("rows.csv"), "word\nrows\n");
        Files.createSymbolicLink(project.resolve("data/to-git"), Path.of("../.git"));
        Files.createSymbolicLink(project.resolve("data/to-config"), Path.of("../.git/config"));
        Files.writeString(project.resolve("sub/rows.csv"), "word\nsub\n");
        Files.writeString(project.resolve("theirs.csv"), "word\ntheirs\n");
        for (String ending : List.of(".wal", ".wal.checkpoint", ".wal.recovery")) {
            Files.createSymbolicLink(project.resolve("theirs.csv" + ending), Path.of(".git/config"));
        }
        Files.createSymbolicLink(project.resolve("tmp_theirs.csv"), secret);
    }

    private List<String> ofGit() throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : List.of(".git", "sub/.git", "mirror", "tree", ".GIT")) {
            if (Files.exists(project.resolve(folder))) {
                try (Stream<Path> all = Files.walk(project.resolve(folder))) {
                    for (Path path : all.sorted().toList()) {
                        found.add(path + (Files.isRegularFile(path) ? Files.readString(path) : ""));
                    }
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO '<in>/.git/config'",
                "COPY (SELECT 1) TO '<in>/.git/config' (FORMAT csv, USE_TMP_FILE false)",
                "COPY (SELECT 1) TO '<in>/.git/hooks/post-checkout'",
                "COPY (SELECT 1) TO ('<in>/.g' || 'it/config')",
                "COPY (SELECT 1) TO '<in>/sub/.git/hooks/x'",
                "COPY (SELECT 1) TO '<in>/.GIT/config'",
                "COPY (SELECT 1) TO '<in>/data/../.git/config'",
                "COPY (SELECT 1) TO '<in>/data/absent/../../.git/config'",
                "COPY (SELECT 1) TO '<in>/to-git/config'",
                "COPY (SELECT 1) TO '<in>/data/to-git/hooks/x'",
                "COPY (SELECT 1) TO '<in>/data/to-config' (FORMAT csv, USE_TMP_FILE false)",
                "COPY (SELECT 1) TO 'file:<in>/.git/config'",
                "COPY (SELECT 1) TO '<in>/tree/.git' (FORMAT csv, USE_TMP_FILE false)",
                "COPY (SELECT 1) TO '<in>/mirror/config'",
                "COPY (SELECT 1) TO '<in>/mirror/hooks/x'",
                "COPY (SELECT 1) TO '<in>/.git' (FORMAT csv, PER_THREAD_OUTPUT)",
                "COPY (SELECT 1 AS a, 2 AS b) TO '<in>/.git/hooks' (FORMAT csv, PARTITION_BY (a), OVERWRITE)",
                "COPY (SELECT 1 AS a, 2 AS b) TO '<in>/data/p' (FORMAT csv, PARTITION_BY (a),"
                        + " FILENAME_PATTERN '../../../.git/config')",
                "ATTACH '<in>/.git/config' AS other",
                "ATTACH '<in>/.git/hooks/x' AS other",
                "ATTACH '<in>/sub/.git/hooks/x' AS other",
                "ATTACH '<in>/data/to-git/hooks/x' AS other",
                "EXPORT DATABASE '<in>/.git'",
                "EXPORT DATABASE '<in>/.git/hooks'",
                "EXPORT DATABASE '<in>/sub/.git/hooks/x'",
                "EXPORT DATABASE '<in>/.GIT'",
                "EXPORT DATABASE '<in>/to-git/x'",
                "IMPORT DATABASE '<in>/.git'",
                "SELECT * FROM read_text('<in>/.git/config')",
                "SELECT * FROM read_text('<in>/data/to-config')",
                "SELECT * FROM read_text('<in>/theirs.csv.wal')",
                "SELECT * FROM read_text('<in>/tmp_theirs.csv')",
                "COPY (SELECT 1) TO '<in>/theirs.csv.wal' (FORMAT csv, USE_TMP_FILE false)",
                "SELECT * FROM glob('<in>/.git/*')",
                "SELECT * FROM glob('<in>/**')"
            })
    void nothingOfGitIsReadOrWritten(String statement) throws Exception {
        checkOut();
        List<String> before = ofGit();
        try (Connection connection = database(project).connect()) {
            assertThatThrownBy(() -> Query.run(connection, expand(statement)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageNotContaining("hunter2")
                    .hasMessageNotContaining("Parser Error");
        }
        assertThat(ofGit()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('<in>/own.csv')",
                "SELECT * FROM read_csv('<in>/sub/rows.csv')",
                "SELECT * FROM glob('<in>/data/**')",
                "COPY (SELECT 1 AS a) TO '<in>/own.csv'",
                "COPY (SELECT 1 AS a) TO '<in>/data/made.csv'",
                "COPY (SELECT 1 AS a, 2 AS b) TO '<in>/data/made' (FORMAT parquet, PARTITION_BY (a))",
                "ATTACH '<in>/data/second.duckdb' AS second",
                "ATTACH '<in>/kept.duckdb' AS kept; CREATE TABLE kept.t (i INTEGER); CHECKPOINT kept; DETACH kept",
                "EXPORT DATABASE '<in>/data/exported'",
                "CREATE TABLE t AS SELECT 1 AS i; CHECKPOINT"
            })
    void besideGitTheProjectsFilesAreReadAndItsFoldersAreWritten(String statement) throws Exception {
        checkOut();
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + project.resolve("kept.duckdb"))) {
            Query.run(other, "CREATE TABLE before AS SELECT 1 AS i");
        }
        try (Connection connection = database(project).connect()) {
            for (String one : expand(statement).split("; ")) {
                Query.run(connection, one);
            }
        }
    }

    @Test
    void patternsFindWhatIsInAFolderWithoutGitAndNothingOfGit() throws IOException, SQLException {
        // DuckDB takes brackets in a folder's name for a pattern too.
        project = Files.createDirectories(machine.resolve("plain"));
        checkOut();
        try (Connection connection = database(project).connect()) {
            assertThat(Query.list(
                            connection,
                            expand("SELECT word FROM read_csv('<in>/data/*.csv')"),
                            row -> row.getString(1)))
                    .containsExactly("rows");
            for (String pattern : List.of("<in>/*/config", "<in>/.git/*", "<in>/**/config", "<in>/data/*/config")) {
                assertThatThrownBy(() -> Query.run(connection, expand("SELECT * FROM read_text('" + pattern + "')")))
                        .isInstanceOf(SQLException.class)
                        .hasMessageNotContaining("hunter2");
            }
        }
    }

    @Test
    void noExtensionAndNoSecretComesInWhileAFileIsOpened() throws SQLException {
        Properties before = new Properties();
        database(project).dialect().driver().applySafety(before);
        try (Connection raw = DriverManager.getConnection("jdbc:duckdb:" + project.resolve("raw.duckdb"), before)) {
            for (String setting : List.of(
                    "autoinstall_known_extensions", "autoload_known_extensions", "allow_community_extensions",
                    "allow_unsigned_extensions", "allow_persistent_secrets")) {
                assertThat(Query.list(raw, "SELECT current_setting('" + setting + "')", row -> row.getString(1)))
                        .as(setting)
                        .containsExactly("false");
            }
        }
    }
}
