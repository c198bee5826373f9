package io.jenkins.plugins.dataops.migration;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.migration.MigrationEntry.State;
import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The six actions on both engines. */
class MigrationsTest {
    /** The engines under test. */
    enum Engine {
        DUCKDB,
        POSTGRESQL;

        Database open(Path folder) {
            return this == DUCKDB ? TestDatabases.duckDb(folder) : TestDatabases.postgreSql();
        }
    }

    private static final String ORDERS = "CREATE TABLE orders (id INTEGER PRIMARY KEY, amount INTEGER)";

    @TempDir
    Path folder;

    private MigrationProject project(Engine engine) {
        return new MigrationProject(folder, engine.open(folder))
                .file("V1__orders.sql", "-- the orders\n" + ORDERS + ";\n")
                .file("V2__fill.sql", "INSERT INTO orders VALUES (1, 10);\nINSERT INTO orders\n VALUES (2, 20);\n")
                .file("R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT sum(amount) AS total FROM orders;\n");
    }

    @ParameterizedTest
    @EnumSource
    void planListsEveryStatementAndChangesNothing(Engine engine) {
        MigrationProject project = project(engine);
        MigrationResult plan = project.migrations().plan();

        assertThat(plan.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(plan.migrations())
                .extracting(MigrationEntry::script)
                .containsExactly("V1__orders.sql", "V2__fill.sql", "R__totals.sql");
        assertThat(plan.migrations()).extracting(MigrationEntry::state).containsOnly(State.PENDING);
        assertThat(plan.migrations().get(0).statements())
                .containsExactly(new PlannedStatement(2, "-- the orders\n" + ORDERS, true));
        assertThat(plan.migrations().get(1).statements())
                .extracting(PlannedStatement::line)
                .containsExactly(1, 2);
        assertThat(plan.planHash()).matches("[0-9a-f]{64}");
        assertThat(plan.currentVersion()).isEmpty();
        assertThat(project.value("SELECT count(*) FROM information_schema.tables"
                        + " WHERE table_name IN ('orders', 'flyway_schema_history')"))
                .isEqualTo("0");
        assertThat(project.migrations().plan().planHash()).isEqualTo(plan.planHash());
    }

    @ParameterizedTest
    @EnumSource
    void applyRunsEachOnceAndInfoTellsWhen(Engine engine) {
        MigrationProject project = project(engine);
        String hash = project.migrations().plan().planHash();
        MigrationResult applied = project.request(request -> request.expecting(hash)).migrations().apply();

        assertThat(applied.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(applied.migrations()).extracting(MigrationEntry::state).containsOnly(State.APPLIED);
        assertThat(applied.currentVersion()).contains("2");
        assertThat(applied.planHash()).isEqualTo(hash);
        assertThat(project.said).contains("running V1__orders.sql", "ran R__totals.sql");
        assertThat(project.value("SELECT total FROM totals")).isEqualTo("30");

        MigrationResult info = project.migrations().info();
        assertThat(info.migrations()).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.installedAt().orElseThrow())
                    .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now().plusSeconds(60));
            assertThat(entry.took()).isPresent();
        });

        MigrationResult again =
                project.request(request -> MigrationRequest.of(folder, "migrations")).migrations().apply();
        assertThat(again.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(again.migrations()).isEmpty();
        assertThat(project.value("SELECT count(*) FROM orders")).isEqualTo("2");
    }

    @ParameterizedTest
    @EnumSource
    void anotherPlanThanTheApprovedOneIsRefused(Engine engine) {
        MigrationProject project = project(engine);
        String approved = project.migrations().plan().planHash();
        project.file("V3__more.sql", "DROP TABLE orders");
        MigrationResult refused =
                project.request(request -> request.expecting(approved)).migrations().apply();

        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.messages()).get(0)).contains("not the approved " + approved);
        assertThat(project.value("SELECT count(*) FROM information_schema.tables WHERE table_name = 'orders'"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void driftIsNamedAndRepairAcceptsIt(Engine engine) {
        MigrationProject project = project(engine);
        project.migrations().apply();
        project.file("V2__fill.sql", "INSERT INTO orders VALUES (3, 30)").delete("V1__orders.sql");

        MigrationResult drifted = project.migrations().validate();
        assertThat(drifted.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(drifted.messages()))
                .anyMatch(message -> message.startsWith("V2__fill.sql was changed after it was applied (20"))
                .anyMatch(message -> message.matches("V1__orders.sql was applied \\(20.* its file is gone.*"));
        assertThat(drifted.migrations())
                .extracting(MigrationEntry::state)
                .contains(State.MISSING, State.CHANGED);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.FAILED);

        MigrationResult repaired = project.migrations().repair();
        assertThat(repaired.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(said(repaired.messages()))
                .contains("took over the file as it is now: 2 fill", "marked as deleted: 1 orders");
        assertThat(project.migrations().validate().outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @EnumSource
    void objectsWithoutHistoryNeedABaseline(Engine engine) {
        MigrationProject project = project(engine);
        project.sql(ORDERS);
        MigrationResult refused = project.migrations().plan();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.messages()).get(0)).contains("has objects but no migration history").contains("baseline");
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.FAILED);

        MigrationResult baseline = project.migrations().baseline("1", "as it's found");
        assertThat(baseline.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(baseline.migrations())
                .extracting(MigrationEntry::state)
                .contains(State.BASELINE, State.BELOW_BASELINE, State.PENDING);
        assertThat(project.migrations().apply().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(project.value("SELECT total FROM totals")).isEqualTo("30");
    }

    @ParameterizedTest
    @EnumSource
    void changedRepeatableRunsAgain(Engine engine) {
        MigrationProject project = project(engine);
        project.migrations().apply();
        project.file("R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT sum(amount) * 2 AS total FROM orders;");
        MigrationResult plan = project.migrations().plan();
        assertThat(plan.migrations()).singleElement().satisfies(entry -> {
            assertThat(entry.script()).isEqualTo("R__totals.sql");
            assertThat(entry.statements()).hasSize(1);
        });
        MigrationResult applied = project.migrations().apply();
        assertThat(applied.migrations()).extracting(MigrationEntry::state).containsExactly(State.APPLIED);
        assertThat(project.value("SELECT total FROM totals")).isEqualTo("60");
    }

    @ParameterizedTest
    @EnumSource
    void resultsSurviveJson(Engine engine) throws Exception {
        MigrationResult plan = project(engine).migrations().plan();
        String json = Json.mapper().writeValueAsString(plan);
        assertThat(Json.mapper().readValue(json, MigrationResult.class)).isEqualTo(plan);
    }
}
