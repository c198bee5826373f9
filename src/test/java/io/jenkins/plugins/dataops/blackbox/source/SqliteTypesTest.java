package io.jenkins.plugins.dataops.blackbox.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dataops.database.Database;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.TestDatabases;
import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.TypedColumn;
import io.jenkins.plugins.dataops.value.Value;
import io.jenkins.plugins.dataops.value.ValueKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cells as they come from the engine, which keeps in each what was put there. */
class SqliteTypesTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabases.sqlite(folder);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "INTEGER        | 9223372036854775807     | NUMBER    | 9223372036854775807",
        "INTEGER        | 9223372036854775808     | NUMBER    | 9223372036854776000",
        "INTEGER        | 'not a number'          | NUMBER    | not a number",
        "BIGINT         | '12'                    | NUMBER    | 12",
        "DECIMAL(10,2)  | 1.50                    | NUMBER    | 1.5",
        "REAL           | 0.1                     | DOUBLE    | 0.1",
        "DOUBLE         | 9e999                   | DOUBLE    | Infinity",
        "DOUBLE         | -9e999                  | DOUBLE    | -Infinity",
        "VARCHAR(20)    | 5                       | TEXT      | 5",
        "TEXT           | 'ab  '                  | TEXT      | `ab  `",
        "BLOB           | x'00ff'                 | BINARY    | \\x00ff",
        "BLOB           | 'text'                  | BINARY    | text",
        "BOOLEAN        | TRUE                    | BOOLEAN   | true",
        "BOOLEAN        | 0                       | BOOLEAN   | false",
        "BOOLEAN        | 'true'                  | BOOLEAN   | true",
        "BOOLEAN        | 7                       | BOOLEAN   | 7",
        "DATE           | '2026-03-08'            | DATE      | 2026-03-08",
        "DATE           | 2461107.5               | DATE      | 2461107.5",
        "DATE           | 1772928000              | DATE      | 1772928000",
        "DATE           | 'soon'                  | DATE      | soon",
        "DATETIME       | '2026-03-08 02:30:00'   | TIMESTAMP | 2026-03-08T02:30:00",
        "TIMESTAMP      | '2026-03-08T02:30:00.5' | TIMESTAMP | 2026-03-08T02:30:00.5",
        "TIME           | '02:30:00'              | TIME      | 02:30:00",
        "JSON           | '{\"b\": 1.0, \"a\": 2}' | JSON     | `{\"a\":2,\"b\":1}`",
        "GEOMETRY       | 'POINT'                 | OTHER     | POINT",
    })
    void declared(String type, String literal, ValueKind kind, String text) throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (\"odd \"\" name\" " + type + ")");
            Query.run(connection, "INSERT INTO t VALUES (" + literal + ")");
        }
        holds("SELECT * FROM t", kind, text);
        holds("SELECT subject.* FROM (SELECT * FROM t) AS subject", kind, text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "1 + 1 | NUMBER | 2",
        "count(*) | NUMBER | 1",
        "1.5 | DOUBLE | 1.5",
        "`'a' || 'b'` | TEXT | ab",
        "x'00' | BINARY | \\x00",
        "NULL | TEXT | NULL",
        "1 = 1 | NUMBER | 1",
        "max('2026-03-08') | TEXT | 2026-03-08",
    })
    void ofAnExpression(String expression, ValueKind kind, String text) {
        holds("SELECT " + expression + " AS x", kind, text);
    }

    /** Without a name the driver would take a cast within the expression's text for its type. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "length(cast('abc' as text)) | NUMBER | 3",
        "cast('3' as integer) / 2.0 | DOUBLE | 1.5",
        "cast('2026-03-08' as date) = 2026 | NUMBER | 1",
        "`cast(1.5 as text) || 'x'` | TEXT | 1.5x",
        "cast('7' as integer) | NUMBER | 7",
        "CAST('7' AS INTEGER) | NUMBER | 7",
        "1.5 AS \"cast(a as boolean)\" | DOUBLE | 1.5",
        "x.\"cast(a as date)\" FROM (SELECT 5 AS \"cast(a as date)\") AS x | NUMBER | 5",
    })
    void ofAnExpressionThatHasNoName(String expression, ValueKind kind, String text) {
        holds("SELECT " + expression, kind, text);
        holds("SELECT * FROM (SELECT " + expression + ")", kind, text);
    }

    private void holds(String query, ValueKind kind, String text) {
        try (Snapshot snapshot = Snapshot.of(database);
                QueryRows rows = snapshot.query(query)) {
            Row row = rows.next().orElseThrow();
            assertThat(rows.columns().get(0).kind()).as(query).isEqualTo(kind);
            assertThat(row.cell(0).text()).as(query).isEqualTo(text);
            assertThat(rows.next()).isEmpty();
        }
    }

    @Test
    void aTextInAColumnOfNumbersEqualsNoNumber() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (x'35'), ('x5'), (NULL)");
        }
        try (Snapshot snapshot = Snapshot.of(database);
                QueryRows rows = snapshot.query("SELECT n FROM t ORDER BY rowid")) {
            assertThat(rows.next().orElseThrow().cell(0)).isInstanceOf(Value.Bytes.class);
            assertThat(rows.next().orElseThrow().cell(0)).isEqualTo(new Value.Text("x5"));
            assertThat(rows.next().orElseThrow().cell(0)).isEqualTo(Value.NULL);
        }
    }

    @Test
    void mixturesAreOfNoKindAndAllOfATextIsKept() {
        holds("SELECT x FROM (SELECT 'a' || char(0) || 'b' AS x)", ValueKind.TEXT, "a\0b");
        try (Snapshot snapshot = Snapshot.of(database)) {
            assertThat(snapshot.columns("SELECT 1 AS a, 'x' AS a UNION ALL SELECT 'y', 'z'"))
                    .extracting(TypedColumn::name, TypedColumn::kind)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("a", ValueKind.OTHER),
                            org.assertj.core.api.Assertions.tuple("a", ValueKind.TEXT));
        }
    }

    @Test
    void oneSnapshotSeesOneMomentAndWritesNothing() throws SQLException {
        try (Connection connection = database.connect()) {
            Query.run(connection, "PRAGMA journal_mode = WAL; CREATE TABLE moving (v INTEGER)");
            try (Snapshot snapshot = Snapshot.of(database)) {
                Query.run(connection, "INSERT INTO moving VALUES (1)");
                try (QueryRows rows = snapshot.query("SELECT count(*) AS n FROM moving")) {
                    assertThat(rows.next().orElseThrow().cell(0).text()).isEqualTo("0");
                }
                for (String change : new String[] {"INSERT INTO moving VALUES (2) RETURNING v", "PRAGMA user_version = 3"}) {
                    assertThatThrownBy(() -> snapshot.query(change)).isInstanceOf(ToolException.class);
                }
            }
        }
    }
}
