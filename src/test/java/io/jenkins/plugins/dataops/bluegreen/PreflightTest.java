package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.outcome.Outcome;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL: what would stop a deployment at its end is told at its beginning, with a remedy. Each remedy is carried
 * out here as it is written.
 */
class PreflightTest {
    private static final Pattern REMEDY = Pattern.compile(
            "\\b((?:GRANT|ALTER|CREATE SCHEMA|ANALYZE)\\b[^;,)]*(?:, (?:INSERT|UPDATE|CREATE)[^;,)]*)*)");

    @TempDir
    Path folder;

    private Warehouse admin;
    private Warehouse deployer;

    @BeforeEach
    void roles() {
        admin = new Warehouse(Engine.POSTGRESQL.open(folder));
        for (String role : List.of("dep_a", "dep_b", "dep_reader", "dep_owner")) {
            if (admin.read("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
                admin.run("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'");
            }
        }
        admin.run("REVOKE dep_a FROM dep_b", "REVOKE dep_b FROM dep_a", "ALTER ROLE dep_a RESET ALL");
        deployer = new Warehouse(Logins.as(admin.database(), "dep_a"));
    }

    /** Runs what a refusal tells to run, as the administrator. */
    private int follow(String words) {
        Matcher remedy = REMEDY.matcher(words);
        int count = 0;
        while (remedy.find()) {
            admin.run(remedy.group(1).replaceAll("\\.$", ""));
            count++;
        }
        return count;
    }

    private BlueGreenResult refused(BlueGreenResult result) {
        assertThat(result.outcome()).as(said(result.verdict())).isEqualTo(Outcome.FAILED);
        return result;
    }

    @Test
    void missingRightsAreAllToldAtOnceAndLeaveNothingBehind() {
        BlueGreenResult first = refused(deployer.as(deployer.request()).prepare());
        assertThat(said(first.verdict()))
                .contains("dep_a may not create the schema dataops")
                .contains("dep_a may not create the schema flights");
        assertThat(admin.read("SELECT nspname FROM pg_namespace WHERE nspname IN ('dataops', 'flights')")).isEmpty();
        assertThat(follow(said(first.next()).orElseThrow())).isPositive();
        BlueGreenResult second = deployer.as(deployer.request()).prepare();
        assertThat(second.outcome()).as(said(second.verdict())).isEqualTo(Outcome.PASSED);
        deployer.build(Warehouse.candidate(second), 1);
        assertThat(deployer.as(deployer.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void aRoleThatOnlyReadsIsTold() {
        admin.run("GRANT CREATE ON DATABASE " + admin.read("SELECT current_database()").get(0) + " TO dep_a",
                "ALTER ROLE dep_a SET default_transaction_read_only = on");
        BlueGreenResult first = refused(deployer.as(deployer.request()).prepare());
        assertThat(said(first.verdict())).contains("dep_a only reads");
        assertThat(follow(said(first.next()).orElseThrow())).isEqualTo(1);
        assertThat(deployer.as(deployer.request()).prepare().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aSecondDeployingRoleLearnsWhatItNeeds() {
        admin.run("GRANT CREATE ON DATABASE " + admin.read("SELECT current_database()").get(0) + " TO dep_a, dep_b");
        deployer.release(deployer.request(), 1);
        deployer.release(deployer.request(), 2);
        Warehouse other = new Warehouse(Logins.as(admin.database(), "dep_b"));
        BlueGreenResult result = refused(other.as(other.request()).prepare());
        assertThat(said(result.verdict())).contains("dep_b may not");
        for (int steps = 0; result.outcome() != Outcome.PASSED && steps < 5; steps++) {
            assertThat(follow(said(result.next()).orElseThrow())).as(said(result.next()).orElseThrow()).isPositive();
            result = other.as(other.request()).prepare();
        }
        other.build(Warehouse.candidate(result), 3);
        BlueGreenResult unread = refused(other.as(other.request()).switchOver(List.of(), List.of()));
        assertThat(said(unread.verdict())).contains("dep_a, the owner of flights.daily, may not read");
        assertThat(follow(said(unread.verdict()))).isEqualTo(4);
        BlueGreenResult switched = other.as(other.request()).switchOver(List.of(), List.of());
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        // And back to the first, who finds what the second made in a schema that is neither's.
        deployer.release(deployer.request(), 4);
        admin.run("ALTER SCHEMA flights__blue OWNER TO postgres", "GRANT ALL ON SCHEMA flights__blue TO dep_a");
        BlueGreenResult back = refused(deployer.as(deployer.request()).prepare());
        assertThat(said(back.verdict())).contains("table flights__blue.daily belongs to dep_b, and dep_a may not drop it");
        // The second is a member of the first by now, which can be no member of the second.
        assertThat(said(back.next()).orElseThrow()).contains("s dep_b run ALTER TABLE flights__blue.daily OWNER TO dep_a");
        follow(said(back.next()).orElseThrow());
        assertThat(deployer.as(deployer.request()).prepare().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void theOwnerOfALiveViewIsNamedBeforeTheBuild() {
        admin.release(admin.request(), 1);
        admin.run("GRANT SELECT ON flights__blue.daily TO dep_owner", "GRANT CREATE, USAGE ON SCHEMA flights TO dep_owner",
                "ALTER VIEW flights.daily OWNER TO dep_owner");
        BlueGreenResult prepared = admin.as(admin.request()).prepare();
        assertThat(said(prepared.warnings())).anyMatch(warning -> warning.contains("dep_owner owns live views")
                && warning.contains("GRANT USAGE ON SCHEMA flights__green TO dep_owner"));
        admin.build(Warehouse.candidate(prepared), 2);
        BlueGreenResult planned = refused(admin.as(admin.request()).plan());
        assertThat(said(planned.verdict()))
                .contains("dep_owner, the owner of flights.daily, may not read flights__green.daily");
        follow(said(planned.verdict()));
        assertThat(admin.as(admin.request()).switchOver(List.of(), List.of()).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void schemasOfAnotherProductAreReserved() {
        admin.release(admin.request(), 1);
        Warehouse inside = new Warehouse(admin.database(), "flights__green");
        assertThat(said(refused(inside.as(inside.request()).prepare()).verdict()))
                .contains("'flights__green'").contains("product in 'flights'");
        assertThat(admin.versions()).containsExactly("1/1");
    }

    @Test
    void aNewObjectThatReadersOfAllOthersCannotReadIsTold() throws SQLException {
        admin.release(admin.request(), 1);
        admin.run("GRANT USAGE ON SCHEMA flights TO dep_reader",
                "GRANT SELECT ON ALL TABLES IN SCHEMA flights TO dep_reader");
        admin.build(Warehouse.candidate(admin.as(admin.request()).prepare()), 2);
        admin.run("CREATE TABLE flights__green.extra AS SELECT 1 AS x");
        BlueGreenResult planned = admin.as(admin.request()).plan();
        String warning = said(planned.warnings()).stream().filter(text -> text.contains("'extra' is new")).findFirst().orElseThrow();
        assertThat(warning).contains("GRANT SELECT ON \"flights\".\"extra\" TO \"dep_reader\"");
        BlueGreenRequest base = admin.request();
        BlueGreenResult done = admin.as(readers(base, "dep_reader")).switchOver(List.of(), List.of());
        assertThat(done.outcome()).as(said(done.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(said(done.warnings())).noneMatch(text -> text.contains("is new"));
        try (Connection connection = admin.database().connect()) {
            Query.run(connection, "SET ROLE dep_reader");
            assertThat(Query.list(connection, "SELECT x FROM flights.extra", row -> row.getInt(1))).containsExactly(1);
        }
        assertThat(said(refused(admin.as(readers(base, "nobody_of_that_name")).prepare()).verdict()))
                .contains("'nobody_of_that_name' is no role");
        Warehouse first = new Warehouse(admin.database(), "young");
        BlueGreenRequest young = readers(first.request(), "dep_reader");
        first.build(Warehouse.candidate(first.as(young).prepare()), 1);
        first.as(young).switchOver(List.of(), List.of());
        assertThat(first.read("SELECT has_schema_privilege('dep_reader', 'young', 'USAGE') AND "
                        + "has_table_privilege('dep_reader', 'young.daily', 'SELECT')"))
                .containsExactly("t");
    }

    private static BlueGreenRequest readers(BlueGreenRequest base, String... roles) {
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), base.start(), base.retention(),
                base.drift(), base.dropObjects(), base.allowOneWay(), List.of(roles), base.release(), base.lease(),
                Optional.empty(), base.patience());
    }

    @Test
    void readersAreRefusedWhereThereAreNoRoles() {
        Warehouse duck = new Warehouse(Engine.DUCKDB.open(folder));
        assertThatThrownBy(() -> duck.as(readers(duck.request(), "somebody")).prepare())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("knows no roles");
    }

    @Test
    void liveTablesWithDependantsAreAllNamedAndTheRemedyKeepsThem() {
        admin.run(
                "CREATE SCHEMA shop", "CREATE SCHEMA bi",
                "CREATE TABLE shop.customers (id integer PRIMARY KEY, name text)",
                "CREATE TABLE shop.orders (id integer, customer integer REFERENCES shop.customers)",
                "INSERT INTO shop.customers VALUES (1, 'one')", "INSERT INTO shop.orders VALUES (1, 1), (2, 1)",
                "CREATE VIEW bi.revenue AS SELECT c.name, count(*) FROM shop.orders o JOIN shop.customers c"
                        + " ON c.id = o.customer GROUP BY 1",
                "CREATE FUNCTION bi.top() RETURNS SETOF shop.orders LANGUAGE sql AS 'SELECT * FROM shop.orders'",
                "GRANT USAGE ON SCHEMA shop TO dep_reader", "GRANT SELECT ON ALL TABLES IN SCHEMA shop TO dep_reader");
        Warehouse shop = new Warehouse(admin.database(), "shop");
        BlueGreenResult refused = refused(shop.as(shop.request()).prepare());
        assertThat(said(refused.verdict()))
                .contains("shop.customers is there").contains("shop.orders is there")
                .contains("view bi.revenue").contains("function bi.top");
        assertThat(said(refused.next()).orElseThrow()).contains("a live schema of its own ('schema')");
        assertThat(admin.read("SELECT nspname FROM pg_namespace WHERE nspname IN ('dataops', 'shop__blue')")).isEmpty();
        // The remedy: nothing of the old schema is touched, and one after the other moves.
        BlueGreenRequest own = readers(BlueGreenRequest.of("shop", "production", "shop_live", "build/1"), "dep_reader");
        BlueGreen product = shop.as(own);
        String schema = Warehouse.candidate(product.prepare());
        admin.run("CREATE TABLE " + schema + ".customers AS SELECT * FROM shop.customers",
                "CREATE TABLE " + schema + ".orders AS SELECT * FROM shop.orders");
        BlueGreenResult done = product.switchOver(List.of(), List.of());
        assertThat(done.outcome()).as(said(done.verdict())).isEqualTo(Outcome.PASSED);
        admin.run("CREATE OR REPLACE VIEW bi.revenue AS SELECT c.name, count(*) FROM shop_live.orders o"
                + " JOIN shop_live.customers c ON c.id = o.customer GROUP BY 1");
        assertThat(admin.read("SELECT count FROM bi.revenue")).containsExactly("2");
        assertThat(admin.read("SELECT has_table_privilege('dep_reader', 'shop_live.orders', 'SELECT')"
                        + " AND has_table_privilege('dep_reader', 'shop.orders', 'SELECT')"))
                .containsExactly("t");
    }

    @Test
    void whatTheRoleMayNotSeeIsTold() throws SQLException {
        admin.run("GRANT CREATE ON DATABASE " + admin.read("SELECT current_database()").get(0) + " TO dep_a");
        try (Connection other = admin.database().connect()) {
            assertThat(other.isValid(1)).isTrue();
            BlueGreenResult result = deployer.release(deployer.request(), 1);
            assertThat(said(result.warnings())).anyMatch(warning ->
                    warning.contains("cannot be seen by dep_a") && warning.contains("GRANT pg_read_all_stats TO dep_a"));
        }
    }
}
