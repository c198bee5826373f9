package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan is approved for one target and no other. */
class MigrationTargetTest {
    @TempDir
    Path folder;

    private MigrationProject on(Database database) {
        return new MigrationProject(folder, database).file("V1__a.sql", "CREATE TABLE t1 (i INT);");
    }

    @Test
    void aPlanForOneTargetIsRefusedOnAnother() {
        Database database = TestDatabases.postgreSql();
        String approved = on(database).schemas("dev").migrations().plan().planHash();
        assertThat(on(database).schemas("dev").migrations().plan().planHash()).isEqualTo(approved);

        refused(on(database).schemas("prod"), approved);
        refused(on(database).schemas("dev", "prod"), approved);
        refused(on(TestDatabases.postgreSql()).schemas("dev"), approved);
        refused(
                on(database).schemas("dev").request(old -> new MigrationRequest(
                        old.projectFolder(), old.locations(), old.schemas(), old.placeholders(), old.expectedPlanHash(),
                        "other_history")),
                approved);
        refused(
                on(database)
                        .schemas("dev")
                        .request(old -> old.with(new MigrationOptions(true, true, true, false, Duration.ZERO))),
                approved);
        MigrationResult applied =
                on(database).schemas("dev").request(request -> request.expecting(approved)).migrations().apply();
        assertThat(applied.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(said(applied.target().message()))
                .matches("postgresql://localhost:\\d+/test\\d+, schema dev, history table flyway_schema_history, as postgres");
    }

    private static void refused(MigrationProject project, String approved) {
        MigrationResult refused = project.request(request -> request.expecting(approved)).migrations().apply();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.messages()).get(0))
                .contains("not the approved")
                .contains(said(refused.target().message()));
        assertThat(project.value("SELECT count(*) FROM pg_tables WHERE tablename = 't1'")).isEqualTo("0");
    }
}
