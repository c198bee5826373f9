package io.jenkins.plugins.dataops.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are texts, of which no digit is lost when they are compared. */
class SqliteTimesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP, 2026-03-08 00:00:00.0004, >, 2026-03-08 00:00:00",
        "TIMESTAMP, 2026-03-08 00:00:00.000001, >, 2026-03-08T00:00:00",
        "TIMESTAMP, 2026-03-08 00:00:00.000000001, >, 2026-03-08T00:00:00.000000000",
        "TIMESTAMP, 2026-03-08 00:00:00.123456, <, 2026-03-08T00:00:00.123457",
        "TIMESTAMP, 2026-03-08 00:00:00.9996, <, 2026-03-08 00:00:01",
        "TIMESTAMP, 2026-03-08 23:59:59.999999, <, 2026-03-09",
        "TIMESTAMP, 2026-03-08 00:00:00.05, <, 2026-03-08 00:00:00.5",
        "TIMESTAMP, 2026-03-08 00:00:00.500000, =, 2026-03-08T00:00:00.5",
        "TIMESTAMP, 2026-03-08 00:00:00.000, =, 2026-03-08",
        "TIMESTAMP, 2026-03-08 02:30, =, 2026-03-08T02:30:00",
        "TIMESTAMP, 2026-03-08 02:30:00.000001+02:00, =, 2026-03-08T00:30:00.000001",
        "TIMESTAMP, 2026-03-08 02:30:00.5Z, =, 2026-03-08T02:30:00.5",
        "TIMESTAMP, 2026-03-08 02:30:00.5 Z, =, 2026-03-08T02:30:00.5",
        "DATE, 2026-03-08, =, 2026-03-08",
        "DATE, 2026-03-08 23:59:59.9999, =, 2026-03-08",
        "DATE, 2026-03-08 10:00:00, <, 2026-03-09",
        "TIME, 00:00:00.0004, >, 00:00:00",
        "TIME, 23:59:59.9999, <, 23:59:59.99991",
        "TIME, 02:30, =, 02:30:00.0",
    })
    void compared(ValueKind kind, String one, String relation, String other) throws SQLException {
        Database database = TestDatabases.sqlite(folder);
        SqliteTypes types = new SqliteTypes();
        TypedColumn column = new TypedColumn("c", kind, kind.name());
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (c " + kind + "); INSERT INTO t VALUES ('" + one + "')");
            for (String sign : new String[] {"<", "=", ">"}) {
                assertThat(Query.list(
                                connection,
                                "SELECT " + types.comparable("c", column) + " " + sign + " "
                                        + types.comparable("'" + other + "'", column) + " FROM t",
                                row -> row.getBoolean(1)))
                        .as(one + " " + sign + " " + other)
                        .containsExactly(sign.equals(relation));
            }
        }
    }
}
