package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL: nothing around a product is dropped, detached or left behind without a word. */
class ExternalDependenciesTest {
    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void twoReleases() {
        warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
    }

    private List<String> warnings(BlueGreenResult result) {
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.PASSED);
        return said(result.warnings());
    }

    /** What a result tells a person to run. */
    private static String[] statements(String words) {
        return words.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split("(?=run )|; |\\.$")))
                .filter(part -> part.startsWith("run "))
                .map(part -> part.substring(4))
                .toArray(String[]::new);
    }

    @Test
    void partsOfTablesElsewhereAreNeverDroppedOrDetached() {
        warehouse.run(
                "CREATE SCHEMA bi",
                "CREATE TABLE bi.years (id integer, version integer) PARTITION BY LIST (version)",
                "ALTER TABLE bi.years ATTACH PARTITION flights__blue.daily FOR VALUES IN (1)",
                "CREATE TABLE bi.parent (id integer, version integer)",
                "ALTER TABLE flights__blue.monthly INHERIT bi.parent",
                "CREATE TABLE bi.child () INHERITS (flights__blue.monthly)");
        assertThat(warnings(warehouse.release(warehouse.request(), 2)))
                .anyMatch(warning -> warning.contains("bi.years"))
                .anyMatch(warning -> warning.contains("bi.parent"));
        assertThat(warehouse.versions()).containsExactly("2/2");
        for (BlueGreenResult held : List.of(
                warehouse.as(warehouse.request()).prepare(), warehouse.as(warehouse.request()).retire())) {
            assertThat(held.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(said(held.verdict())).contains("bi.years").contains("bi.parent").contains("bi.child");
        }
        assertThat(warehouse.read("SELECT (SELECT count(*) FROM bi.years) || '/' || (SELECT count(*) FROM bi.parent)"))
                .containsExactly("2/1");
        assertThat(warehouse.as(warehouse.request()).rollback().outcome())
                .as("a table that became a partition elsewhere is still the product's").isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("1/1");
        warehouse.release(warehouse.request(), 3);
        BlueGreenResult held = warehouse.as(warehouse.request()).retire();
        warehouse.run(statements(said(held.next()).orElseThrow()));
        assertThat(warehouse.as(warehouse.request()).retire().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.versions()).containsExactly("3/3");
    }

    @Test
    void whatSomebodyHungOnASchemaOutlivesItsRetirement() {
        for (String role : List.of("crew")) {
            if (warehouse.read("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
                warehouse.run("CREATE ROLE " + role);
            }
        }
        warehouse.run(
                "CREATE PUBLICATION whole FOR TABLES IN SCHEMA flights__blue",
                "GRANT USAGE ON SCHEMA flights__blue TO crew",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA flights__blue GRANT SELECT ON TABLES TO crew");
        assertThat(warnings(warehouse.release(warehouse.request(), 2)))
                .anyMatch(warning -> warning.contains("publication whole"));
        BlueGreenResult retired = warehouse.as(warehouse.request()).retire();
        assertThat(retired.outcome()).as(said(retired.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(retired.verdict()))
                .contains("'flights__blue' is emptied").contains("publication whole").contains("crew");
        assertThat(warehouse.read("SELECT count(*) FROM pg_publication_namespace")).containsExactly("1");
        assertThat(warehouse.read("SELECT count(*) FROM pg_class WHERE relnamespace = 'flights__blue'::regnamespace"))
                .containsExactly("0");
        warehouse.release(warehouse.request(), 3);
        assertThat(warehouse.read("SELECT has_schema_privilege('crew', 'flights__blue', 'USAGE')"
                        + " AND has_table_privilege('crew', 'flights__blue.daily', 'SELECT')"))
                .containsExactly("t");
        warehouse.run("DROP PUBLICATION whole", "CREATE PUBLICATION one FOR TABLE flights__green.daily");
        BlueGreenResult held = warehouse.as(warehouse.request()).retire();
        assertThat(said(held.verdict())).contains("publication one (needs flights__green.daily)");
        warehouse.run(statements(said(held.next()).orElseThrow()));
        assertThat(said(warehouse.as(warehouse.request()).retire().verdict())).isEqualTo("'flights__green' is gone.");
    }

    @Test
    void whatReadsTheColourOrKeepsWhatItReadIsToldBeforeTheBuildAndBeforeTheSwitch() {
        warehouse.run(
                "ALTER TABLE flights__blue.daily ADD PRIMARY KEY (id)",
                "CREATE SCHEMA app",
                "CREATE TABLE app.orders (daily integer REFERENCES flights__blue.daily)",
                "CREATE VIEW app.direct AS SELECT version FROM flights__blue.daily",
                "CREATE VIEW app.proper AS SELECT version FROM flights.daily",
                "CREATE MATERIALIZED VIEW app.stored AS SELECT version FROM app.proper",
                "CREATE PUBLICATION one FOR TABLE flights__blue.daily");
        BlueGreenResult prepared = warehouse.as(warehouse.request()).prepare();
        warehouse.build(Warehouse.candidate(prepared), 2);
        BlueGreenResult planned = warehouse.as(warehouse.request()).plan();
        for (List<String> told : List.of(warnings(prepared), warnings(planned))) {
            assertThat(told)
                    .anyMatch(warning -> warning.contains("foreign key of table app.orders"))
                    .anyMatch(warning -> warning.contains("view app.direct"))
                    .anyMatch(warning -> warning.contains("publication one"))
                    .anyMatch(warning -> warning.contains("REFRESH MATERIALIZED VIEW app.stored"))
                    .noneMatch(warning -> warning.contains("view app.proper"));
        }
        assertThat(planned.plan().orElseThrow().dependants())
                .extracting(io.jenkins.plugins.dataops.database.Dependant::name)
                .contains("app.direct", "app.orders", "app.proper", "one");
        assertThat(warnings(warehouse.as(warehouse.request()).switchOver(List.of(), List.of())))
                .anyMatch(warning -> warning.contains("view app.direct"));
        BlueGreenResult held = warehouse.as(warehouse.request()).prepare();
        assertThat(held.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(held.next()).orElseThrow())
                .contains("drop the foreign key of app.orders").contains("view app.direct")
                .contains("ALTER PUBLICATION one DROP TABLE flights__blue.daily");
        warehouse.run("ALTER TABLE app.orders DROP CONSTRAINT orders_daily_fkey",
                "CREATE OR REPLACE VIEW app.direct AS SELECT version FROM flights.daily",
                "ALTER PUBLICATION one DROP TABLE flights__blue.daily");
        assertThat(warehouse.as(warehouse.request()).prepare().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void tablesThatACrashEmptiesAreTold() {
        String schema = Warehouse.candidate(warehouse.as(warehouse.request()).prepare());
        warehouse.build(schema, 2);
        warehouse.run("ALTER TABLE " + schema + ".daily SET UNLOGGED");
        assertThat(warnings(warehouse.as(warehouse.request()).plan()))
                .anyMatch(warning -> warning.contains("flights__green.daily is unlogged")
                        && warning.contains("ALTER TABLE flights__green.daily SET LOGGED"));
        warehouse.run("ALTER TABLE flights__green.daily SET LOGGED");
        assertThat(warnings(warehouse.as(warehouse.request()).plan())).noneMatch(text -> text.contains("unlogged"));
    }

    @Test
    void aTypeMadeInTheVersionIsToldWithWhatItHolds() {
        String typed = "CREATE TABLE %1$s.daily AS SELECT 1 AS id, 'ok'::%1$s.mood AS mood";
        String type = "CREATE TYPE %s.mood AS ENUM ('ok', 'bad')";
        BlueGreenRequest request = new Warehouse(warehouse.database(), "typed").request();
        Warehouse product = new Warehouse(warehouse.database(), "typed");
        for (int version = 1; version <= 2; version++) {
            String schema = Warehouse.candidate(product.as(request).prepare());
            product.run(type.formatted(schema), typed.formatted(schema));
            assertThat(warnings(product.as(request).switchOver(List.of(), List.of())))
                    .anySatisfy(warning -> {
                        if (schema.endsWith("green")) {
                            assertThat(warning).contains("typed__green.mood is made anew in each version");
                        }
                    });
        }
        product.run("CREATE SCHEMA bi", "CREATE VIEW bi.top AS SELECT id FROM typed.daily");
        String schema = Warehouse.candidate(product.as(request).prepare());
        product.run(type.formatted(schema), typed.formatted(schema));
        assertThat(said(product.as(request).plan().verdict()))
                .contains("bi.top").contains("typed__blue.mood is made anew in each version")
                .contains("make it once, in a schema outside of the product");
        // The remedy: once more dropped and created, and never again.
        product.run("DROP VIEW bi.top", "DROP TABLE " + schema + ".daily", "CREATE SCHEMA lasting", type.formatted("lasting"),
                "CREATE TABLE " + schema + ".daily AS SELECT 1 AS id, 'ok'::lasting.mood AS mood");
        assertThat(product.as(request).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
        product.run("CREATE VIEW bi.top AS SELECT id FROM typed.daily");
        String next = Warehouse.candidate(product.as(request).prepare());
        product.run("CREATE TABLE " + next + ".daily AS SELECT 1 AS id, 'ok'::lasting.mood AS mood");
        assertThat(product.as(request).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }
}
