package io.jenkins.plugins.dataops.bluegreen;

import static io.jenkins.plugins.dataops.result.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dead run left in the candidate is cleared, however it hangs together, and nothing else is. */
class ClearingTest {
    @TempDir
    Path folder;

    @Test
    void everyKindOfThingOnPostgreSql() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        String schema = Warehouse.candidate(warehouse.asDying(warehouse.request()).prepare());
        assertThat(schema).isEqualTo("flights__blue");
        warehouse.run(
                "CREATE TYPE flights__blue.mood AS ENUM ('a', 'b')",
                "CREATE TYPE flights__blue.pair AS (x integer, y flights__blue.mood)",
                "CREATE TYPE flights__blue.span AS RANGE (subtype = float8)",
                "CREATE DOMAIN flights__blue.positive AS integer CHECK (value > 0)",
                "CREATE SEQUENCE flights__blue.numbers",
                "CREATE FUNCTION flights__blue.next() RETURNS bigint LANGUAGE sql AS $$SELECT 1::bigint$$",
                "CREATE TABLE flights__blue.a (id flights__blue.positive PRIMARY KEY, m flights__blue.mood,"
                        + " n bigint DEFAULT nextval('flights__blue.numbers'), f bigint DEFAULT flights__blue.next(),"
                        + " s serial, i integer GENERATED ALWAYS AS IDENTITY, p flights__blue.pair, b integer)",
                "CREATE TABLE flights__blue.b (id integer PRIMARY KEY, a integer REFERENCES flights__blue.a (id))",
                "ALTER TABLE flights__blue.a ADD FOREIGN KEY (b) REFERENCES flights__blue.b (id)",
                "CREATE STATISTICS flights__blue.stats ON id, b FROM flights__blue.a",
                "CREATE TABLE flights__blue.parts (d date) PARTITION BY RANGE (d)",
                "CREATE TABLE flights__blue.part1 PARTITION OF flights__blue.parts"
                        + " FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
                "CREATE TABLE flights__blue.heir () INHERITS (flights__blue.b)",
                "CREATE VIEW flights__blue.\"V 1\" AS SELECT id, count(*) FROM flights__blue.b GROUP BY id",
                "CREATE MATERIALIZED VIEW flights__blue.m AS SELECT * FROM flights__blue.\"V 1\"",
                "CREATE VIEW flights__blue.a_view AS SELECT * FROM flights__blue.m",
                "CREATE FUNCTION flights__blue.rows() RETURNS SETOF flights__blue.b LANGUAGE sql"
                        + " AS $$SELECT * FROM flights__blue.b$$",
                "CREATE FUNCTION flights__blue.fire() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
                "CREATE TRIGGER t BEFORE INSERT ON flights__blue.a FOR EACH ROW"
                        + " EXECUTE FUNCTION flights__blue.fire()",
                "CREATE AGGREGATE flights__blue.total (integer) (sfunc = int4pl, stype = integer)",
                "CREATE PROCEDURE flights__blue.go() LANGUAGE sql AS $$SELECT 1$$",
                "CREATE OPERATOR flights__blue.@@@ (leftarg = integer, rightarg = integer, function = int4pl)",
                "CREATE COLLATION flights__blue.plain FROM \"C\"",
                "CREATE TEXT SEARCH CONFIGURATION flights__blue.words (COPY = simple)",
                "CREATE VIEW flights__blue.late AS SELECT 1 AS one",
                "CREATE VIEW flights__blue.early AS SELECT * FROM flights__blue.late",
                "CREATE OR REPLACE VIEW flights__blue.late AS SELECT id AS one FROM flights__blue.b");
        BlueGreenResult again = warehouse.as(warehouse.request()).prepare();
        String fresh = Warehouse.candidate(again);
        assertThat(warehouse.read("SELECT relname FROM pg_class WHERE relnamespace = '" + fresh + "'::regnamespace"))
                .isEmpty();
        assertThat(warehouse.read("SELECT proname FROM pg_proc WHERE pronamespace = '" + fresh + "'::regnamespace"))
                .isEmpty();
        assertThat(warehouse.read("SELECT typname FROM pg_type WHERE typnamespace = '" + fresh + "'::regnamespace"))
                .isEmpty();
    }

    @Test
    void everyKindOfThingOnDuckDb() {
        Warehouse warehouse = new Warehouse(Engine.DUCKDB.open(folder));
        Warehouse.candidate(warehouse.asDying(warehouse.request()).prepare());
        warehouse.run(
                "CREATE TYPE flights__blue.mood AS ENUM ('a', 'b')",
                "CREATE SEQUENCE flights__blue.numbers",
                "CREATE TABLE flights__blue.z (id integer PRIMARY KEY DEFAULT nextval('flights__blue.numbers'))",
                "CREATE TABLE flights__blue.a (id integer REFERENCES flights__blue.z (id), m flights__blue.mood)",
                "CREATE INDEX i ON flights__blue.a (m)",
                "CREATE VIEW flights__blue.v AS SELECT * FROM flights__blue.a",
                "CREATE VIEW flights__blue.\"V 2\" AS SELECT * FROM flights__blue.v",
                "CREATE MACRO flights__blue.plus(x) AS x + 1",
                "CREATE MACRO flights__blue.all_rows() AS TABLE SELECT * FROM flights__blue.a");
        BlueGreenResult again = warehouse.as(warehouse.request()).prepare();
        String fresh = Warehouse.candidate(again);
        assertThat(warehouse.read("SELECT table_name FROM information_schema.tables WHERE table_schema = '" + fresh + "'"))
                .isEmpty();
        warehouse.run("DROP SCHEMA " + fresh);
    }

    @Test
    void foreignKeysAndDefaultsFromOutsideHoldTheColour() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        Warehouse.candidate(warehouse.asDying(warehouse.request()).prepare());
        warehouse.run(
                "CREATE TABLE flights__blue.a (id integer PRIMARY KEY)",
                "CREATE SEQUENCE flights__blue.s",
                "CREATE TABLE public.orders (a integer REFERENCES flights__blue.a (id))",
                "CREATE TABLE public.other (n bigint DEFAULT nextval('flights__blue.s'))");
        BlueGreenResult held = warehouse.as(warehouse.request()).prepare();
        assertThat(held.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(said(held.verdict())).contains("public.orders").contains("public.other");
        assertThat(warehouse.read("SELECT relname FROM pg_class WHERE relname IN ('a', 's') ORDER BY 1"))
                .isEqualTo(List.of("a", "s"));
    }
}
