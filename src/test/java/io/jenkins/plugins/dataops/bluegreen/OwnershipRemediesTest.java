package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL: what belongs to another role stops a deployment with a statement that gives its rights to the deploying
 * one. Each statement is run here as the role that is told to run it, and then the deployment passes.
 */
class OwnershipRemediesTest {
    /** In the midst of a sentence, or behind the one before. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:.*?[(: ])?(?:as (a superuser|\\S+) )?run (.*)", Pattern.CASE_INSENSITIVE);

    @TempDir
    Path folder;

    private Warehouse admin;
    private Warehouse deployer;

    @BeforeEach
    void roles() {
        admin = new Warehouse(Engine.POSTGRESQL.open(folder));
        for (String role : List.of("own_a", "own_b", "own_mid", "own_reader")) {
            if (admin.read("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
                admin.run("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'");
            }
        }
        admin.run(
                "REVOKE own_a FROM own_b, own_mid", "REVOKE own_mid FROM own_a, own_b", "REVOKE own_b FROM own_a",
                "ALTER ROLE own_a INHERIT",
                "GRANT CREATE ON DATABASE " + admin.read("SELECT current_database()").get(0) + " TO own_a");
        deployer = new Warehouse(Logins.as(admin.database(), "own_a"));
    }

    /** Runs what is told to run, each statement as the role that it names, and else as the administrator. */
    private void follow(String words) {
        String role = "RESET ROLE";
        for (String part : words.replaceAll("[).]+$", "").split("; ")) {
            Matcher told = STATEMENT.matcher(part);
            boolean begins = told.matches();
            if (begins) {
                boolean named = told.group(1) != null && !told.group(1).equals("a superuser");
                role = named ? "SET ROLE " + told.group(1) : "RESET ROLE";
            }
            admin.run(role, begins ? told.group(2) : part);
        }
    }

    private BlueGreenResult deployed(int version) {
        BlueGreenResult result = deployer.as(deployer.request()).prepare();
        for (int steps = 0; result.outcome() != Outcome.PASSED && steps < 4; steps++) {
            follow(said(result.next()).orElseThrow());
            result = deployer.as(deployer.request()).prepare();
        }
        deployer.build(Warehouse.candidate(result), version);
        BlueGreenResult switched = deployer.as(deployer.request()).switchOver(List.of(), List.of());
        for (int steps = 0; switched.outcome() != Outcome.PASSED && steps < 4; steps++) {
            follow(said(switched.verdict()).replaceAll("(?s).*\\(run ", "run "));
            switched = deployer.as(deployer.request()).switchOver(List.of(), List.of());
        }
        return switched;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a stranger               | own_b    | SELECT 1                                          | GRANT own_b TO own_a
            a member                 | own_b    | GRANT own_a TO own_b                              | as own_b run ALTER
            a member through another | own_b    | GRANT own_a TO own_mid; GRANT own_mid TO own_b    | as own_b run ALTER
            nothing is inherited     | own_b    | ALTER ROLE own_a NOINHERIT                        | as a superuser run ALTER
            a member not inheriting  | own_b    | ALTER ROLE own_a NOINHERIT; GRANT own_b TO own_a  | as a superuser run ALTER
            a superuser              | postgres | SELECT 1                                          | as postgres run ALTER
            """)
    void whatBelongsToAnotherIsGivenInAWayThatWorks(String name, String owner, String membership, String remedy) {
        admin.run(membership.split("; "));
        deployer.release(deployer.request(), 1);
        deployer.run(
                "CREATE TYPE flights__blue.\"Mood\" AS ENUM ('good')", "CREATE DOMAIN flights__blue.code AS text",
                "CREATE TABLE flights__blue.\"Wide Table\" (id serial, n integer GENERATED ALWAYS AS IDENTITY)",
                "CREATE MATERIALIZED VIEW flights__blue.sums AS SELECT 1 AS n", "CREATE SEQUENCE flights__blue.own_numbers",
                "CREATE VIEW flights__blue.thin AS SELECT id FROM flights__blue.\"Wide Table\"",
                "CREATE FUNCTION flights__blue.twice(n integer, t text) RETURNS integer LANGUAGE sql AS 'SELECT 2 * n'",
                "CREATE PROCEDURE flights__blue.nothing() LANGUAGE sql AS 'SELECT 1'",
                "CREATE AGGREGATE flights__blue.total(integer) (SFUNC = int4pl, STYPE = integer)");
        deployer.release(deployer.request(), 2);
        for (String object : List.of(
                "TYPE flights__blue.\"Mood\"", "DOMAIN flights__blue.code", "TABLE flights__blue.\"Wide Table\"",
                "TABLE flights__blue.daily", "MATERIALIZED VIEW flights__blue.sums",
                "SEQUENCE flights__blue.own_numbers", "VIEW flights__blue.thin",
                "FUNCTION flights__blue.twice(integer, text)", "PROCEDURE flights__blue.nothing()",
                "AGGREGATE flights__blue.total(integer)", "VIEW flights.daily")) {
            admin.run("ALTER " + object + " OWNER TO " + owner);
        }
        admin.run("ALTER SCHEMA flights__blue OWNER TO postgres", "GRANT ALL ON SCHEMA flights__blue TO own_a");
        BlueGreenResult refused = deployer.as(deployer.request()).prepare();
        assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(refused.verdict()))
                .contains("table flights__blue.\"Wide Table\" belongs to " + owner)
                .contains("the view flights.daily belongs to " + owner);
        assertThat(said(refused.next()).orElseThrow()).containsIgnoringCase(remedy);
        BlueGreenResult switched = deployed(3);
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(deployer.versions()).containsExactly("3/3");
    }

    @Test
    void rightsThatAMemberGrantedAreCarriedOverByASuperuser() {
        BlueGreen second = candidateOfOtherColumns();
        admin.run("GRANT own_a TO own_mid");
        assertThat(said(second.switchOver(List.of(), List.of()).verdict()))
                .contains("rights on 'daily' were granted by 'own_mid', and 'own_a' may not act as that role: connect as a"
                        + " superuser for this")
                .doesNotContain("run GRANT \"own_");
        BlueGreenResult switched = admin.as(admin.request()).switchOver(List.of(), List.of());
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(deployer.versions()).containsExactly("2/2");
        assertThat(admin.read("SELECT has_table_privilege('own_reader', 'flights.daily', 'SELECT WITH GRANT OPTION')"
                        + " AND has_column_privilege('own_b', 'flights.daily', 'id', 'SELECT')"))
                .containsExactly("t");
    }

    @Test
    void rightsThatAnotherGrantedAreKeptByASuperuserWhereTheViewGoes() {
        candidateOfOtherColumns();
        admin.run("GRANT own_a TO own_mid", "DROP TABLE flights__green.daily");
        BlueGreenRequest base = deployer.request();
        BlueGreenRequest losing = new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), base.start(), base.retention(),
                base.drift(), true, false, base.readers(), base.release(), base.lease(), Optional.empty(),
                base.patience());
        assertThat(said(deployer.as(losing).switchOver(List.of(), List.of()).verdict()))
                .contains("could not be taken back")
                .contains("'own_a' may not act as that role: connect as a superuser for this");
        BlueGreenResult switched = admin.as(losing).switchOver(List.of(), List.of());
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(admin.as(base).rollback().outcome()).isEqualTo(Outcome.PASSED);
        assertThat(deployer.versions()).containsExactly("1/1");
    }

    @Test
    void aViewOfARoleThatCannotBeTakenOnIsGivenAway() {
        assumeTrue(admin.read("SELECT current_setting('server_version_num')::int >= 160000").contains("t"));
        BlueGreen second = candidateOfOtherColumns();
        admin.run("GRANT own_mid TO own_a", "GRANT own_b TO own_a WITH INHERIT TRUE, SET FALSE",
                "ALTER VIEW flights.daily OWNER TO own_b", "GRANT USAGE, CREATE ON SCHEMA flights TO own_b",
                "GRANT USAGE ON SCHEMA flights__green TO own_b", "GRANT SELECT ON flights__green.daily TO own_b");
        BlueGreenResult refused = second.plan();
        assertThat(said(refused.verdict()))
                .contains("as a superuser run ALTER VIEW \"flights\".\"daily\" OWNER TO \"own_a\"");
        follow(said(refused.verdict()));
        BlueGreenResult switched = second.switchOver(List.of(), List.of());
        assertThat(switched.outcome()).as(said(switched.verdict())).isEqualTo(Outcome.PASSED);
        assertThat(deployer.versions()).containsExactly("2/2");
    }

    /** One that the live view must be created again for, with rights on it that its owner has not granted. */
    private BlueGreen candidateOfOtherColumns() {
        deployer.release(deployer.request(), 1);
        BlueGreen second = deployer.as(deployer.request());
        String candidate = Warehouse.candidate(second.prepare());
        deployer.build(candidate, 2);
        deployer.run("ALTER TABLE " + candidate + ".daily ALTER COLUMN version TYPE bigint",
                "GRANT USAGE ON SCHEMA flights TO own_mid",
                "GRANT SELECT ON flights.daily TO own_mid WITH GRANT OPTION",
                "GRANT SELECT (id) ON flights.daily TO own_mid WITH GRANT OPTION");
        admin.run("SET ROLE own_mid", "GRANT SELECT ON flights.daily TO own_reader WITH GRANT OPTION",
                "GRANT SELECT (id) ON flights.daily TO PUBLIC");
        return second;
    }
}
