package io.jenkins.plugins.dataops.blackbox.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every type as it comes from a real engine, read by a JVM in a zone whose clocks jump on the days used here. */
class TypesTest {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static Database duckDb;
    private static Database postgreSql;
    private static Snapshot duckDbSnapshot;
    private static Snapshot postgreSqlSnapshot;

    @BeforeAll
    static void open(@TempDir Path folder) throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        duckDb = TestDatabases.duckDb(folder);
        postgreSql = TestDatabases.postgreSql();
        try (Connection connection = postgreSql.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')");
        }
        duckDbSnapshot = Snapshot.of(duckDb);
        postgreSqlSnapshot = Snapshot.of(postgreSql);
    }

    @AfterAll
    static void restore() {
        TimeZone.setDefault(ZONE);
        duckDbSnapshot.close();
        postgreSqlSnapshot.close();
    }

    private static void holds(Snapshot snapshot, String expression, ValueKind kind, String text) {
        try (QueryRows rows = snapshot.query("SELECT " + expression + " AS \"odd \"\" name\"")) {
            Row row = rows.next().orElseThrow();
            assertThat(rows.columns().get(0).kind()).as(expression).isEqualTo(kind);
            assertThat(row.cell(0).text()).as(expression).isEqualTo(text);
            assertThat(rows.next()).isEmpty();
        }
        try (QueryRows rows = snapshot.query("SELECT CASE WHEN 1 = 0 THEN " + expression + " END AS x")) {
            assertThat(rows.next().map(row -> row.cell(0))).as("NULL " + expression).contains(Value.NULL);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "true | BOOLEAN | true",
        "1::smallint | NUMBER | 1",
        "12345678901234567890123456789012345678.5000::numeric(50,4) | NUMBER | 12345678901234567890123456789012345678.5",
        "'NaN'::numeric | NUMBER | NaN",
        "'Infinity'::numeric | NUMBER | Infinity",
        "0.1::real | SINGLE | 0.1",
        "0.1::float8 | DOUBLE | 0.1",
        "1e23::float8 | DOUBLE | 100000000000000000000000",
        "'-0'::float8 | DOUBLE | 0",
        "'NaN'::float8 | DOUBLE | NaN",
        "'-Infinity'::real | SINGLE | -Infinity",
        "'ab  '::text | TEXT | `ab  `",
        "'ab'::char(5) | TEXT | ab",
        "'ok'::mood | TEXT | ok",
        "date '2026-03-08' | DATE | 2026-03-08",
        "date '0044-03-15 BC' | DATE | -0043-03-15",
        "date 'infinity' | DATE | infinity",
        "timestamp '2026-03-08 02:30:00.000001' | TIMESTAMP | 2026-03-08T02:30:00.000001",
        "timestamp '-infinity' | TIMESTAMP | -infinity",
        "timestamptz '2026-03-08 02:30:00.5+09' | INSTANT | 2026-03-07T17:30:00.500Z",
        "timestamptz '2026-03-08 02:30:00' | INSTANT | 2026-03-08T02:30:00Z",
        "timestamptz 'infinity' | INSTANT | infinity",
        "time '24:00:00' | TIME | 24:00:00",
        "time '02:30:00.25' | TIME | 02:30:00.25",
        "timetz '02:30:00+09' | TIME_WITH_ZONE | 02:30+09:00",
        "interval '1 year 2 days -3.5 seconds' | INTERVAL | P1Y2DT-3.5S",
        "interval '30 days' | INTERVAL | P30D",
        "interval '1 month' | INTERVAL | P1M",
        "'\\x00ff'::bytea | BINARY | \\x00ff",
        "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::uuid | UUID | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "`'{\"b\": 1.0, \"a\": [null, \"x\"]}'::json` | JSON | `{\"a\":[null,\"x\"],\"b\":1}`",
        "`'{\"b\": 1, \"a\": [null, \"x\"]}'::jsonb` | JSON | `{\"a\":[null,\"x\"],\"b\":1}`",
        "ARRAY[1.50, NULL, 2] | NESTED | [1.5,null,2]",
        "ARRAY['NULL', NULL, 'a \"b\"', 'c,{d}'] | NESTED | `[\"NULL\",null,\"a \\\"b\\\"\",\"c,{d}\"]`",
        "ARRAY[[1,2],[3,4]] | NESTED | [[1,2],[3,4]]",
        "ARRAY[timestamp '2026-03-08 02:30:00'] | NESTED | `[\"2026-03-08T02:30:00\"]`",
        "ARRAY[true, false] | NESTED | [true,false]",
        "'[0:1]={1,2}'::int[] | NESTED | `[0:1]=[1,2]`",
        "'[-1:0][2:2]={{1},{2}}'::int[] | NESTED | `[-1:0][2:2]=[[1],[2]]`",
        "'[1:2]={1,2}'::int[] | NESTED | [1,2]",
        "ARRAY[date '0044-03-15 BC', 'infinity'] | NESTED | `[\"-0043-03-15\",\"infinity\"]`",
        "ARRAY[timestamptz '0044-03-15 10:00:00+00 BC', '12026-01-01 00:00+00'] | NESTED | `[\"-0043-03-15T10:00:00Z\",\"+12026-01-01T00:00:00Z\"]`",
        "'{}'::int[] | NESTED | []",
        "'10.0.0.1/8'::inet | OTHER | 10.0.0.1/8",
        "int4range(1, 5) | OTHER | `[1,5)`",
        "ROW(1, 'a b') | OTHER | `(1,\"a b\")`",
        "point(1, 2) | OTHER | `(1,2)`",
        "B'101' | OTHER | 101"
    })
    void postgreSql(String expression, ValueKind kind, String text) {
        holds(postgreSqlSnapshot, expression, kind, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "true | BOOLEAN | true",
        "1::UTINYINT | NUMBER | 1",
        "18446744073709551615::UBIGINT | NUMBER | 18446744073709551615",
        "(-170141183460469231731687303715884105727)::HUGEINT | NUMBER | -170141183460469231731687303715884105727",
        "340282366920938463463374607431768211455::UHUGEINT | NUMBER | 340282366920938463463374607431768211455",
        "1.50::DECIMAL(38,20) | NUMBER | 1.5",
        "0.1::FLOAT | SINGLE | 0.1",
        "0.1::DOUBLE | DOUBLE | 0.1",
        "'nan'::FLOAT | SINGLE | NaN",
        "'-inf'::DOUBLE | DOUBLE | -Infinity",
        "-0.0::DOUBLE | DOUBLE | 0",
        "'ab  ' | TEXT | `ab  `",
        "'ok'::ENUM('sad', 'ok') | TEXT | ok",
        "DATE '2026-03-08' | DATE | 2026-03-08",
        "DATE '0044-03-15 (BC)' | DATE | -0043-03-15",
        "DATE 'infinity' | DATE | infinity",
        "TIMESTAMP '2026-03-08 02:30:00.000001' | TIMESTAMP | 2026-03-08T02:30:00.000001",
        "'2026-03-08 02:30:00.123456789'::TIMESTAMP_NS | TIMESTAMP | 2026-03-08T02:30:00.123456789",
        "'2026-03-08 02:30:00'::TIMESTAMP_S | TIMESTAMP | 2026-03-08T02:30:00",
        "TIMESTAMP '-infinity' | TIMESTAMP | -infinity",
        "TIMESTAMPTZ '2026-03-08 02:30:00.5+09' | INSTANT | 2026-03-07T17:30:00.500Z",
        "TIMESTAMPTZ '2026-03-08 02:30:00' | INSTANT | 2026-03-08T02:30:00Z",
        "TIMESTAMPTZ 'infinity' | INSTANT | infinity",
        "TIME '24:00:00' | TIME | 24:00:00",
        "TIME '02:30:00.25' | TIME | 02:30:00.25",
        "'02:30:00+09'::TIMETZ | TIME_WITH_ZONE | 02:30+09:00",
        "INTERVAL '1 year 2 days -3.5 seconds' | INTERVAL | P1Y2DT-3.5S",
        "INTERVAL '30 days' | INTERVAL | P30D",
        "'\\x00\\xFF'::BLOB | BINARY | \\x00ff",
        "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'::UUID | UUID | a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
        "`'{\"b\": 1.0, \"a\": [null, \"x\"]}'::JSON` | JSON | `{\"a\":[null,\"x\"],\"b\":1}`",
        "[1.50, NULL, 2] | NESTED | [1.5,null,2]",
        "['NULL', NULL, 'a \"b\"', 'c,{d}'] | NESTED | `[\"NULL\",null,\"a \\\"b\\\"\",\"c,{d}\"]`",
        "[170141183460469231731687303715884105727::HUGEINT] | NESTED | [170141183460469231731687303715884105727]",
        "array_value(1, 2) | NESTED | [1,2]",
        "{'b': 1, 'a': NULL} | NESTED | `{\"a\":null,\"b\":1}`",
        "MAP {'x=1, y': 2} | NESTED | `{\"x=1, y\":2}`",
        "[TIMESTAMP '2026-03-08 02:30:00'] | NESTED | `[\"2026-03-08 02:30:00\"]`",
        "['nan'::DOUBLE] | NESTED | [NaN]",
        "'101'::BIT | OTHER | 101"
    })
    void duckDb(String expression, ValueKind kind, String text) {
        holds(duckDbSnapshot, expression, kind, text);
    }

    /** A length, a precision or a scale is a part of the type: another one is worth a note. */
    @Test
    void typesAreNamedWithTheirLengthAndPrecision() {
        String query = "SELECT 'a'::varchar(9) AS a, 'a'::varchar AS b, 'a'::char(8) AS c, "
                + "'2026-01-01'::timestamp(0) AS d, '2026-01-01'::timestamp(6) AS e, now()::timestamptz(3) AS f, "
                + "'10:00'::time(2) AS g, 1::numeric(10,2) AS h, 1::numeric AS i, '{a}'::varchar(5)[] AS j, "
                + "'{1}'::numeric(4,1)[] AS k, 'x'::text AS l, B'101'::varbit(7) AS m";
        assertThat(postgreSqlSnapshot.columns(query))
                .extracting(TypedColumn::typeName)
                .containsExactly(
                        "varchar(9)",
                        "varchar",
                        "bpchar(8)",
                        "timestamp(0)",
                        "timestamp",
                        "timestamptz(3)",
                        "time(2)",
                        "numeric(10,2)",
                        "numeric",
                        "_varchar(5)",
                        "_numeric(4,1)",
                        "text",
                        "varbit(7)");
        holds(postgreSqlSnapshot, "'ab  '::char(8)", ValueKind.TEXT, "ab");
        holds(postgreSqlSnapshot, "'{1.50,2}'::numeric(4,2)[]", ValueKind.NESTED, "[1.5,2]");
    }

    @Test
    void anArrayOfADomainIsReadAsOneOfTheTypeBelow() throws SQLException {
        try (Connection connection = postgreSql.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA \"odd \"\"schema\"");
            statement.execute("CREATE DOMAIN \"odd \"\"schema\".positive AS int CHECK (value > 0)");
            statement.execute("CREATE DOMAIN small AS \"odd \"\"schema\".positive CHECK (value < 10)");
        }
        try (Snapshot snapshot = Snapshot.of(postgreSql)) {
            holds(snapshot, "'{1,2}'::\"odd \"\"schema\".positive[]", ValueKind.NESTED, "[1,2]");
            holds(snapshot, "'{1,2}'::small[]", ValueKind.NESTED, "[1,2]");
            holds(snapshot, "'{sad,ok}'::mood[]", ValueKind.NESTED, "[\"sad\",\"ok\"]");
        }
    }

    @Test
    void anOperatorIsNoParameter() {
        holds(postgreSqlSnapshot, "'{\"a\": 1}'::jsonb ? 'a'", ValueKind.BOOLEAN, "true");
    }

    @Test
    void nothingIsWrittenThroughASnapshot() throws SQLException {
        try (Connection connection = postgreSql.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (v int)");
            statement.execute("CREATE FUNCTION sneaky() RETURNS int LANGUAGE sql AS "
                    + "'INSERT INTO kept VALUES (1) RETURNING v'");
        }
        try (Snapshot snapshot = Snapshot.of(postgreSql)) {
            assertThatThrownBy(() -> snapshot.query("SELECT sneaky() AS v"))
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("read-only");
        }
        try (Snapshot snapshot = Snapshot.of(duckDb)) {
            assertThatThrownBy(() -> snapshot.query("CREATE TABLE made AS SELECT 1 AS v"))
                    .isInstanceOf(ToolException.class);
        }
    }

    @Test
    void oneSnapshotDoesNotSeeWhatIsWrittenMeanwhile() throws SQLException {
        for (Database database : List.of(postgreSql, duckDb)) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE moving (v int)");
                try (Snapshot snapshot = Snapshot.of(database)) {
                    assertThat(count(snapshot)).isEqualTo("0");
                    statement.execute("INSERT INTO moving VALUES (1)");
                    assertThat(count(snapshot)).isEqualTo("0");
                }
            }
        }
    }

    private static String count(Snapshot snapshot) {
        try (QueryRows rows = snapshot.query("SELECT count(*) AS n FROM moving")) {
            return rows.next().orElseThrow().cell(0).text();
        }
    }

    @Test
    void postgreSqlRowsAreFetchedAFewAtATime() {
        String fails = "SELECT 1 / (5000 - i) AS v FROM generate_series(1, 10000) AS i";
        try (Snapshot snapshot = Snapshot.of(postgreSql);
                QueryRows rows = snapshot.query(fails)) {
            for (int i = 0; i < 2_000; i++) {
                assertThat(rows.next()).as("rows before the one that fails").isPresent();
            }
            assertThatThrownBy(() -> {
                        while (rows.next().isPresent()) {
                            continue;
                        }
                    })
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("division by zero");
        }
    }

    @Test
    void theNamesAreThoseOfTheQuery() {
        for (Database database : List.of(postgreSql, duckDb)) {
            try (Snapshot snapshot = Snapshot.of(database)) {
                assertThat(snapshot.columns("SELECT 1 AS \"A\", 2 AS a, 3 AS a"))
                        .extracting(TypedColumn::name)
                        .containsExactly("A", "a", "a");
            }
        }
    }
}
