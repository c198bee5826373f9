package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.ConnectionSettings;
import io.jenkins.plugins.dataops.database.CuttingProxy;
import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Drivers;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to the server is cut at one statement of a run: what is told is what the database says, or "unknown". */
class CutMigrationsTest {
    @TempDir
    Path folder;

    /** Waits as long in its COMMIT as a constraint that looks at much data. */
    private static final String SLOW_COMMIT =
            """
            CREATE TABLE a (i INT);
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION slow();
            """;

    private static final String OTHERS_AT_WORK = "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
            + " AND backend_type = 'client backend'";

    private static Database through(CuttingProxy proxy, Database database) {
        ConnectionSettings settings = database.settings();
        String url = settings.url().replaceFirst(":\\d+/", ":" + proxy.port() + "/");
        return Database.open(
                new ConnectionSettings(
                        settings.name(), url, settings.user(), settings.password(), settings.tls(), settings.properties()),
                new Drivers(List.of()));
    }

    private static int port(Database database) {
        return URI.create(database.settings().url().substring("jdbc:".length())).getPort();
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE TABLE b, false", "CREATE TABLE b, true", "INSERT INTO \"public\", false", "INSERT INTO \"public\", true",
        "COMMIT, false", "COMMIT, true"
    })
    void whatIsToldIsWhatTheDatabaseSays(String statement, boolean arrives) throws Exception {
        Database direct = TestDatabases.postgreSql();
        try (CuttingProxy proxy = new CuttingProxy(port(direct))) {
            MigrationProject project = new MigrationProject(folder, through(proxy, direct))
                    .file("V1__a.sql", "CREATE TABLE a (i INT);")
                    .file("V2__b.sql", "CREATE TABLE b (i INT);")
                    .file("V3__c.sql", "CREATE TABLE c (i INT);");
            MigrationResult result = project.migrations(line -> {
                        if (line.equals("running V2__b.sql")) {
                            proxy.cutAt(statement, arrives, false);
                        }
                    })
                    .apply();
            assertThat(proxy.wasCut()).isTrue();
            assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
            MigrationProject there = new MigrationProject(folder, direct);
            boolean committed = there.value("SELECT to_regclass('b')") != null;
            assertThat(result.migrations())
                    .as("%s", result)
                    .extracting(MigrationEntry::state)
                    .containsExactly(State.APPLIED, committed ? State.APPLIED : State.FAILED, State.PENDING);
            assertThat(committed).isEqualTo(statement.equals("COMMIT") && arrives);
            MigrationFailure failure = result.failure().orElseThrow();
            assertThat(failure.script()).isEqualTo("V2__b.sql");
            assertThat(said(failure.leftBehind()))
                    .startsWith(committed ? "all of V2__b.sql is in the database" : "nothing of V2__b.sql is in");
            assertThat(said(failure.remedy())).contains("apply again");
            assertThat(there.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
            assertThat(there.value("SELECT count(*) FROM flyway_schema_history")).isEqualTo("3");
        }
    }

    @Test
    void aCommitThatIsStillAtWorkIsNotTakenForRolledBackBeforeItIs() throws Exception {
        Database direct = TestDatabases.postgreSql();
        try (CuttingProxy proxy = new CuttingProxy(port(direct))) {
            MigrationProject project = new MigrationProject(folder, through(proxy, direct))
                    .file("V1__a.sql", SLOW_COMMIT)
                    .file("V2__b.sql", "INSERT INTO a VALUES (1); CREATE TABLE b (i INT);");
            MigrationResult result = project.migrations(line -> {
                        if (line.equals("ran V2__b.sql")) {
                            proxy.cutAt("COMMIT", true, false);
                        }
                    })
                    .apply();
            MigrationProject there = new MigrationProject(folder, direct);
            while (!there.value(OTHERS_AT_WORK).equals("0")) {
                Thread.sleep(50);
            }
            boolean committed = there.value("SELECT to_regclass('b')") != null;
            assertThat(result.migrations().get(1).state()).isEqualTo(committed ? State.APPLIED : State.FAILED);
        }
    }

    @Test
    void whatCannotBeAskedIsUnknown() throws Exception {
        Database direct = TestDatabases.postgreSql();
        try (CuttingProxy proxy = new CuttingProxy(port(direct))) {
            MigrationProject project = new MigrationProject(folder, through(proxy, direct))
                    .file("V1__a.sql", "CREATE TABLE a (i INT);")
                    .file("V2__b.sql", "CREATE TABLE b (i INT);");
            MigrationResult result = project.migrations(line -> {
                        if (line.equals("ran V2__b.sql")) {
                            proxy.cutAt("COMMIT", true, true);
                        }
                    })
                    .apply();
            assertThat(result.outcome()).isEqualTo(Outcome.ERROR);
            assertThat(result.migrations()).extracting(MigrationEntry::state).containsOnly(State.UNKNOWN);
            assertThat(said(result.failure().orElseThrow().leftBehind())).contains("is unknown");
        }
    }

    /** What a file was when it was planned is what runs, and a file that is done is not blamed for another's fault. */
    @Test
    void aFileThatChangesMeanwhileRunsAsItWasPlanned() {
        MigrationProject project = new MigrationProject(folder, TestDatabases.postgreSql())
                .file("V1__a.sql", "CREATE TABLE a (i INT);")
                .file("V2__b.sql", "CREATE TABLE b (i INT);");
        MigrationResult result = project.migrations(line -> {
                    if (line.equals("running V1__a.sql")) {
                        project.file("V2__b.sql", "CREATE TABLE other (i INT);");
                    }
                })
                .apply();
        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT to_regclass('b')")).isEqualTo("b");
        assertThat(project.migrations().validate().outcome()).isEqualTo(Outcome.FAILED);
    }
}
