package io.jenkins.plugins.dataops.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.ledger.Deployment;
import io.jenkins.plugins.dataops.ledger.Event;
import io.jenkins.plugins.dataops.ledger.EventQuery;
import io.jenkins.plugins.dataops.ledger.Failure;
import io.jenkins.plugins.dataops.ledger.Ledger;
import io.jenkins.plugins.dataops.ledger.Recovery;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.result.ResultDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of the example, told by its own script on real engines. */
class DemoTest {
    private static final Path PROJECT = Shell.root().resolve("examples/flights");

    @TempDir
    Path folder;

    @Test
    void theStoryGoesAsToldOnDuckDb() throws Exception {
        Path work = folder.resolve("a demo");

        String said = demo(PROJECT, Map.of("PATH", "/usr/bin:/bin"), "--folder", work.toString()).endsWith(0).output();

        told(said, work);
        assertThat(said)
                .as("where nobody has made it known by its name")
                .containsPattern("then /.*/dataops blue-green status");
        goesOnFromHere(work);
        published(Database.open(
                ConnectionSettings.of("warehouse", "jdbc:duckdb:" + work.resolve("warehouse.duckdb")),
                new Drivers(List.of())));
    }

    @Test
    void theStoryGoesAsToldOnPostgreSqlAndCanBeToldAgain() throws Exception {
        Path work = folder.resolve("demo");
        Database database = TestDatabases.postgreSql();
        String[] arguments = onPostgreSql(database, work);
        Map<String, String> password = Map.of("PGPASSWORD", "postgres");

        told(demo(PROJECT, password, arguments).endsWith(0).output(), work);
        told(demo(PROJECT, password, arguments).endsWith(0).output(), work);

        published(database);
        try (Stream<Path> files = Files.walk(work)) {
            assertThat(files.filter(Files::isRegularFile).filter(file -> !file.startsWith(work.resolve(".git"))))
                    .as("the password is written nowhere")
                    .noneMatch(file -> holds(file, "password: postgres") || holds(file, "PGPASSWORD=postgres"));
        }
    }

    @Test
    void whatOthersMadeInTheDatabaseStays() throws Exception {
        Database database = TestDatabases.postgreSql();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA flights");
            statement.execute("CREATE TABLE flights.mine AS SELECT 1 AS n");
        }

        String said = demo(PROJECT, Map.of("PGPASSWORD", "postgres"), onPostgreSql(database, folder.resolve("demo")))
                .endsWith(3)
                .output();

        assertThat(said).contains("schema flights was not made by the demo");
        assertThat(value(database, "SELECT n FROM flights.mine")).isEqualTo("1");
    }

    @Test
    void aMistakeThatGoesThroughEndsTheDemo() throws IOException {
        Path project = folder.resolve("flights");
        copy(PROJECT, project);
        Files.copy(
                project.resolve("releases/3/build/1-flight.sql"),
                project.resolve("releases/2/build/1-flight.sql"),
                StandardCopyOption.REPLACE_EXISTING);

        String said = demo(project, Map.of(), "--folder", folder.resolve("demo").toString()).endsWith(1).output();

        assertThat(said).contains("this should have been refused and was not").doesNotContain("Release 3");
    }

    @Test
    void aFolderOfSomebodyElseAndWrongOptionsAreRefused() throws IOException {
        Shell.write(folder.resolve("mine/thesis.txt"), "years of work");
        assertThat(demo(PROJECT, Map.of(), "--folder", folder.resolve("mine").toString()).endsWith(2).output())
                .contains("is not empty and not of an earlier demo");
        assertThat(folder.resolve("mine/thesis.txt")).hasContent("years of work");

        assertThat(demo(PROJECT, Map.of(), "--connection", "jdbc:mysql://x/y").endsWith(2).output())
                .contains("JDBC URL of PostgreSQL");
        assertThat(demo(PROJECT, Map.of(), "--conection=x").endsWith(2).output()).contains("'--conection'");
        assertThat(demo(PROJECT, Map.of(), "--folder").endsWith(2).output()).contains("--folder needs a value");
        assertThat(demo(PROJECT, Map.of(), "--help").endsWith(0).output()).contains("Usage: dataops demo");
    }

    private Shell.Said demo(Path project, Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(List.of(project.resolve("demo").toString()));
        words.addAll(List.of(arguments));
        return new Shell(folder).run(folder, environment, words);
    }

    /** What the demo's last line invites to, without further options. */
    private void goesOnFromHere(Path work) {
        assertThat(command(work, "blue-green", "status").endsWith(0).output()).contains("green", "is live");
        assertThat(command(work, "blue-green", "plan").output()).doesNotContain("belongs to", "--help");
        assertThat(command(work, "migrate", "plan").endsWith(0).output()).contains("0 migrations to run");
        assertThat(command(work, "dora", "report").endsWith(0).output()).contains("flights - demo").doesNotContain("no events");
        assertThat(command(work, "blue-green", "rollback").endsWith(0).output())
                .contains("flights rolled back")
                .doesNotContain("none -> none");
    }

    private Shell.Said command(Path work, String... words) {
        List<String> command = new ArrayList<>(List.of(folder.resolve("dataops").toString()));
        command.addAll(List.of(words));
        return new Shell(folder).run(work, Map.of(), command);
    }

    private static String[] onPostgreSql(Database database, Path work) {
        return new String[] {
            "--connection", database.settings().url(), "--user", "postgres", "--folder", work.toString()
        };
    }

    private static void told(String said, Path work) throws IOException {
        assertThat(said)
                .containsSubsequence(
                        "== Release 1",
                        "flights released: nothing -> blue",
                        "== Release 2",
                        "iata=MQT",
                        "readers noticed nothing",
                        "== Release 3",
                        "flights released: blue -> green",
                        "== Release 4",
                        "2001-03-03   2001-03-02",
                        "switched back to green",
                        "== Release 5",
                        "flights released: green -> blue",
                        "flights - demo",
                        "wrangler - npm registry",
                        "report: file://",
                        "Both mistakes were caught")
                .doesNotContain("\tat ", "Exception");

        assertThat(Stream.of(1, 2, 3, 4, 5).map(release -> outcome(work, release)))
                .containsExactly(
                        Outcome.PASSED, Outcome.FAILED, Outcome.PASSED, Outcome.FAILED, Outcome.PASSED);
        assertThat(Files.readString(work.resolve("report.html")))
                .contains("MQT", "2001-03-02", "switched back", "release 5", "wrangler", "Flights Team");
        recorded(work);
    }

    private static void recorded(Path work) {
        try (Ledger ledger = Ledger.open(work.resolve(".dataops/ledger.sqlite"))) {
            List<Event> events = ledger.events(EventQuery.everything().ofProducts(List.of("flights")));
            assertThat(events).filteredOn(Deployment.class::isInstance)
                    .map(Deployment.class::cast)
                    .extracting(made -> made.version().orElse(""), Deployment::outcome, Deployment::unplanned)
                    .containsExactly(
                            tuple("release 1", Deployment.Outcome.SUCCEEDED, false),
                            tuple("release 3", Deployment.Outcome.SUCCEEDED, false),
                            tuple("release 4", Deployment.Outcome.FAILED, false),
                            tuple("release 3", Deployment.Outcome.SUCCEEDED, false),
                            tuple("release 5", Deployment.Outcome.SUCCEEDED, true));
            assertThat(events).filteredOn(Failure.class::isInstance).hasSize(1);
            assertThat(events).filteredOn(Recovery.class::isInstance).hasSize(1);
        }
    }

    /** All whole days are published, and none of the day that has only begun. */
    private static void published(Database database) throws SQLException {
        assertThat(value(database, "SELECT COUNT(*) FROM flights_raw.flights")).isEqualTo("65808");
        assertThat(value(database, "SELECT SUM(departures) FROM flights.network_daily")).isEqualTo("65528");
        assertThat(value(database, "SELECT MAX(flight_day) FROM flights.network_daily")).isEqualTo("2001-03-03");
        assertThat(value(database, "SELECT COUNT(*) FROM flights.airport_daily WHERE iata = 'MQT'")).isEqualTo("2");
    }

    private static String value(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Outcome outcome(Path work, int release) {
        try (InputStream file = Files.newInputStream(work.resolve("results/release-" + release + ".json"))) {
            return ResultDocument.read(file).outcome();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> found = Files.walk(from)) {
            for (Path each : found.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
