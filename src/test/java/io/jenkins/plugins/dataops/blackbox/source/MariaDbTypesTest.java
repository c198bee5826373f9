package io.jenkins.plugins.dataops.blackbox.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells as they come from the server, whichever zone this machine and the session that wrote them have. */
class MariaDbTypesTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabases.mariaDb();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "DECIMAL(65,30)  | 12345678901234567890123456789012345.123456789012345678901234567891 | NUMBER | 12345678901234567890123456789012345.123456789012345678901234567891",
        "BIGINT UNSIGNED | 18446744073709551615    | NUMBER    | 18446744073709551615",
        "INT(8) UNSIGNED ZEROFILL | 7              | NUMBER    | 7",
        "BIT(1)          | 1                       | NUMBER    | 1",
        "BIT(64)         | 18446744073709551615    | NUMBER    | 18446744073709551615",
        "BOOLEAN         | TRUE                    | NUMBER    | 1",
        "TINYINT(1)      | 7                       | NUMBER    | 7",
        "YEAR            | 2026                    | NUMBER    | 2026",
        "FLOAT           | 16777213                | SINGLE    | 16777213",
        "DOUBLE          | 0.1                     | DOUBLE    | 0.1",
        "DATE            | '2026-03-08'            | DATE      | 2026-03-08",
        "DATE            | '0000-00-00'            | DATE      | 0000-00-00",
        "DATE            | '2026-00-00'            | DATE      | 2026-00-00",
        "TIME            | '02:30:00'              | TIME      | 02:30:00",
        "TIME(6)         | '-838:59:58.999999'     | TIME      | -838:59:58.999999",
        "DATETIME(6)     | '2026-03-08 02:30:00.123456' | TIMESTAMP | 2026-03-08T02:30:00.123456",
        "TIMESTAMP(6) NULL | '2026-03-08 02:30:00.5' | INSTANT | 2026-03-07T17:30:00.500Z",
        "JSON            | '{\"b\": 1.0, \"a\": 2}' | JSON     | {\"a\":2,\"b\":1}",
        "ENUM('a','B')   | 'B'                     | TEXT      | B",
        "SET('x','y')    | 'y,x'                   | TEXT      | x,y",
        "BINARY(4)       | 'ab'                    | BINARY    | \\x61620000",
        "VARBINARY(4)    | 0x00ff                  | BINARY    | \\x00ff",
        "VARCHAR(9)      | 'ab  '                  | TEXT      | ~ab  ~",
        "VARCHAR(9) CHARACTER SET latin1 | 'ä'     | TEXT      | ä",
        "UUID            | '123E4567-e89b-12d3-a456-426655440000' | UUID | 123e4567-e89b-12d3-a456-426655440000",
        "INET6           | '::1'                   | TEXT      | ::1",
    })
    void declared(String type, String literal, ValueKind kind, String text) throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "SET SESSION sql_mode = '', SESSION time_zone = '+09:00'");
            Query.run(connection, "CREATE OR REPLACE TABLE t (`odd `` name` " + type + ")");
            Query.run(connection, "INSERT INTO t VALUES (" + literal + ")");
        }
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String other : new String[] {"UTC", "America/New_York"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(other));
                holds("SELECT * FROM t", kind, text);
                holds("SELECT x.* FROM (SELECT * FROM t) AS x", kind, text);
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private void holds(String query, ValueKind kind, String text) {
        try (Snapshot snapshot = Snapshot.of(database);
                QueryRows rows = snapshot.query(query)) {
            Optional<Row> row = rows.next();
            assertThat(rows.columns().get(0).kind()).as(query).isEqualTo(kind);
            assertThat(rows.columns().get(0).name()).isEqualTo("odd ` name");
            assertThat(row.orElseThrow().cell(0).text()).as(query).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "INSERT INTO moving VALUES (2)", "SELECT 1 INTO OUTFILE '/tmp/never'",
        "SELECT 1) AS x INTO OUTFILE '/tmp/never' -- ", "SELECT 1) AS x INTO /*! OUTFILE */ '/tmp/never' -- ", "SELECT 1; COMMIT",
    })
    void aSnapshotWritesNothing(String change) throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE OR REPLACE TABLE moving (v INTEGER)");
            try (Snapshot snapshot = Snapshot.of(database)) {
                Query.run(connection, "INSERT INTO moving VALUES (1)");
                try (QueryRows rows = snapshot.query("SELECT count(*) AS n FROM moving")) {
                    assertThat(rows.next().orElseThrow().cell(0).text()).isEqualTo("0");
                }
                assertThatThrownBy(() -> snapshot.query(change)).isInstanceOf(ToolException.class);
            }
        }
    }

    @Test
    void aFunctionThatWritesIsRefused() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE OR REPLACE TABLE written (v INTEGER)");
            Query.run(connection, "CREATE OR REPLACE FUNCTION writes() RETURNS INT BEGIN INSERT INTO written VALUES (1); RETURN 1; END");
        }
        try (Snapshot snapshot = Snapshot.of(database)) {
            assertThatThrownBy(() -> snapshot.query("SELECT writes() AS x").next())
                    .isInstanceOf(ToolException.class)
                    .hasMessageContaining("READ ONLY");
        }
    }

    /** A floating number has to be asked for anew, around the query. */
    @Test
    void theOrderOfAQueryIsKept() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE OR REPLACE TABLE unordered (v INTEGER, f FLOAT)");
            Query.run(connection, "INSERT INTO unordered VALUES (2, 0.2), (3, 0.3), (1, 0.1), (4, 0.4)");
        }
        for (String query : new String[] {
            "SELECT v, f FROM unordered ORDER BY v DESC", "SELECT v, f FROM unordered ORDER BY v DESC -- last",
            "SELECT v, f FROM unordered ORDER BY f DESC LIMIT 4",
            "/* first */ WITH o AS (SELECT v, f FROM unordered WHERE v = 4) SELECT v, f FROM o",
        }) {
            try (Snapshot snapshot = Snapshot.of(database);
                    QueryRows rows = snapshot.query(query)) {
                for (String next : query.contains("WITH") ? new String[] {"4"} : new String[] {"4", "3", "2", "1"}) {
                    assertThat(rows.next().orElseThrow().cell(0).text()).as(query).isEqualTo(next);
                }
            }
        }
    }
}
