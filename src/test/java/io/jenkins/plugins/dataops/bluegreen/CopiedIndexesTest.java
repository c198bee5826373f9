package io.jenkins.plugins.dataops.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A candidate that starts as a copy has the indexes of what is live, under their names, whatever they are. */
class CopiedIndexesTest {
    private static final String INDEXES = """
            SELECT concat_ws(' | ', c.relname, regexp_replace(pg_get_indexdef(c.oid), 'flights__(blue|green)', '', 'g'),
                     i.indisunique, i.indisprimary, i.indisexclusion, c.reloptions, obj_description(c.oid, 'pg_class'),
                     k.conname, k.contype, pg_get_constraintdef(k.oid), k.condeferrable, k.condeferred,
                     obj_description(k.oid, 'pg_constraint'))
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
            WHERE n.nspname = '%s' AND i.indisvalid ORDER BY 1
            """;

    @TempDir
    private Path folder;

    @Test
    void indexesAndTheirConstraintsAreAsTheyWere() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        Warehouse.candidate(warehouse.as(warehouse.request()).prepare());
        warehouse.run(
                "CREATE TABLE flights__blue.daily (id integer, day date NOT NULL, \" ON b.t USING \" text, during int4range,"
                        + " CONSTRAINT \"the key\" PRIMARY KEY (id) INCLUDE (day) WITH (fillfactor = 70),"
                        + " CONSTRAINT later UNIQUE (day, id) DEFERRABLE INITIALLY DEFERRED,"
                        + " CONSTRAINT apart EXCLUDE USING gist (during WITH &&) WITH (fillfactor = 60)"
                        + " WHERE (id > 0) DEFERRABLE)",
                "CREATE INDEX \"ON x.y USING q\" ON flights__blue.daily USING hash (\" ON b.t USING \")",
                "CREATE UNIQUE INDEX partial ON flights__blue.daily"
                        + " (lower(\" ON b.t USING \") COLLATE \"C\" DESC NULLS LAST) WHERE day > DATE '2026-01-01'",
                "CREATE INDEX brin ON flights__blue.daily USING brin (day) WITH (pages_per_range = 32)",
                "COMMENT ON INDEX flights__blue.partial IS 'it''s partial'",
                "COMMENT ON CONSTRAINT \"the key\" ON flights__blue.daily IS 'the ''key'''",
                "CREATE TABLE flights__blue.line (daily integer REFERENCES flights__blue.daily, part integer)",
                "INSERT INTO flights__blue.daily SELECT n, DATE '2026-02-01' + n, 'w' || n, int4range(n * 2, n * 2 + 1)"
                        + " FROM generate_series(1, 50) n",
                "INSERT INTO flights__blue.line SELECT n, n FROM generate_series(1, 50) n");
        assertThat(warehouse.as(warehouse.request()).switchOver(List.of(), List.of()).outcome())
                .isEqualTo(Outcome.PASSED);
        BlueGreenResult prepared = warehouse.as(copying(warehouse.request())).prepare();
        assertThat(prepared.outcome()).as(prepared.verdict().toString()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(INDEXES.formatted("flights__green")))
                .hasSize(6)
                .isEqualTo(warehouse.read(INDEXES.formatted("flights__blue")));
        assertThat(warehouse.read("SELECT count(*) FROM flights__green.line JOIN flights__green.daily ON daily = id"))
                .containsExactly("50");
    }

    /** What a failed {@code CREATE INDEX CONCURRENTLY} has left cannot be built on the same rows either. */
    @Test
    void anInvalidIndexIsNotCopied() {
        Warehouse warehouse = new Warehouse(Engine.POSTGRESQL.open(folder));
        warehouse.release(warehouse.request(), 1);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> warehouse.run("CREATE UNIQUE INDEX CONCURRENTLY broken ON flights__blue.daily (version)"));
        assertThat(warehouse.read("SELECT indisvalid FROM pg_index WHERE indexrelid = 'flights__blue.broken'::regclass"))
                .containsExactly("f");
        BlueGreenResult prepared = warehouse.as(copying(warehouse.request())).prepare();
        assertThat(prepared.outcome()).as(prepared.verdict().toString()).isEqualTo(Outcome.PASSED);
        assertThat(warehouse.read(INDEXES.formatted("flights__green"))).isEmpty();
    }

    private static BlueGreenRequest copying(BlueGreenRequest base) {
        return new BlueGreenRequest(
                base.product(), base.environment(), base.liveSchema(), base.objects(), Start.COPY, base.retention(),
                base.drift(), base.dropObjects(), base.allowOneWay(), base.readers(), base.release(), base.lease(),
                base.expectedPlanHash(), base.patience());
    }
}
