package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ErrorMeaning;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL's transactions. */
final class PostgreSqlTransactions implements Transactions {
    private static final Set<ErrorMeaning> RETRYABLE = Set.of(ErrorMeaning.LOCKED, ErrorMeaning.CONFLICT);

    /** A catalog's own index says it as often as the statement. */
    private static final Set<ErrorMeaning> CREATED = Set.of(ErrorMeaning.EXISTS_ALREADY, ErrorMeaning.NOT_UNIQUE);

    private static final String WRITABLE = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
            ORDER BY c.oid
            """;

    /**
     * What a session created and has not committed is not seen, but its lock on the schema is. When the session of another
     * role began, and so which one it is, is not shown to everybody: it is none of ours.
     */
    private static final String HOLDERS = """
            WITH held AS (
              SELECT l.pid FROM pg_locks l
              LEFT JOIN pg_class c ON l.locktype = 'relation' AND c.oid = l.relation
              JOIN pg_namespace n ON n.oid = CASE WHEN l.locktype = 'object'
                AND l.classid = 'pg_namespace'::regclass THEN l.objid ELSE c.relnamespace END
              WHERE l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND l.pid IS DISTINCT FROM pg_backend_pid() AND %s)
            SELECT pid || ' (' || coalesce(usename, '?') || ', '
                   || coalesce(nullif(application_name, ''), 'no application name')
                   || coalesce(', ' || state, '') || coalesce(', its transaction began at '
                        || to_char(xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '') || ')'
            FROM pg_stat_activity WHERE pid IN (SELECT pid FROM held) AND ((%s) = ANY (?)) IS NOT TRUE
              AND backend_type IS DISTINCT FROM 'autovacuum worker'
            UNION ALL
            SELECT 'a prepared transaction' WHERE EXISTS (SELECT FROM held WHERE pid IS NULL)
            LIMIT 5
            """;

    private final Dialect dialect;

    PostgreSqlTransactions(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public void begin(Connection connection, Duration lockWait) throws SQLException {
        List<String> settings = new ArrayList<>(List.of(
                "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SET LOCAL lock_timeout = " + lockWait.toMillis(),
                "SET LOCAL statement_timeout = 0",
                "SET LOCAL idle_in_transaction_session_timeout = 0",
                "SET LOCAL search_path = pg_catalog",
                "SET LOCAL TIME ZONE 'UTC'",
                "SET LOCAL datestyle = 'ISO, MDY'",
                "SET LOCAL intervalstyle = 'postgres'",
                "SET LOCAL bytea_output = 'hex'",
                "SET LOCAL extra_float_digits = 1",
                "SET LOCAL standard_conforming_strings = on",
                "SET LOCAL transform_null_equals = off"));
        if (connection.getMetaData().getDatabaseMajorVersion() >= 17) {
            settings.add("SET LOCAL transaction_timeout = 0");
        }
        Query.run(connection, String.join("; ", settings));
    }

    @Override
    public List<String> underOneWait(List<String> statements, Duration lockWait) {
        if (statements.isEmpty()) {
            return statements;
        }
        // A deadlock is looked for after deadlock_timeout: who waits less is never the reason that a reader is ended.
        String array = statements.stream().map(dialect::literal).collect(Collectors.joining(",\n"));
        return List.of("DO " + dialect.literal("""
                DECLARE
                  statement text;
                  until timestamptz := clock_timestamp() + interval '1 millisecond' * LEAST(%d,
                    (SELECT setting::bigint / 2 FROM pg_settings WHERE name = 'deadlock_timeout'));
                BEGIN
                  FOREACH statement IN ARRAY ARRAY[%s]::text[] LOOP
                    PERFORM set_config('lock_timeout', GREATEST(1,
                      (extract(epoch FROM until - clock_timestamp()) * 1000)::bigint)::text, true);
                    EXECUTE statement;
                  END LOOP;
                END
                """.formatted(lockWait.toMillis(), array)));
    }

    @Override
    public List<String> lockHolders(Connection connection, String schema, Set<String> own) throws SQLException {
        return Query.list(connection, HOLDERS.formatted(
                "l.granted AND (n.nspname IN (?, 'dataops') OR starts_with(n.nspname, ? || '__'))",
                        PostgreSqlSessions.IDENTITY),
                row -> row.getString(1), schema, schema, connection.createArrayOf("text", own.toArray(String[]::new)));
    }

    @Override
    public List<String> writers(Connection connection, String schema) throws SQLException {
        return Query.list(connection, HOLDERS.formatted(
                "n.nspname = ? AND (l.locktype = 'object' AND l.granted OR l.mode IN ('RowExclusiveLock',"
                        + " 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')"
                        // Building an index takes this lock, and so does keeping a table still, which writes nothing.
                        + " OR l.mode = 'ShareLock' AND EXISTS (SELECT FROM pg_locks x WHERE x.pid = l.pid"
                        + " AND x.locktype = 'transactionid' AND x.mode = 'ExclusiveLock'))",
                        PostgreSqlSessions.IDENTITY),
                row -> row.getString(1), schema, connection.createArrayOf("text", new String[0]));
    }

    @Override
    public boolean holdStill(Connection connection, String schema) throws SQLException {
        List<String> tables = Query.list(connection, WRITABLE, row -> row.getString(1), schema);
        if (!tables.isEmpty()) {
            Query.run(connection, "SET LOCAL lock_timeout = '15s'");
            Query.run(connection, "LOCK TABLE ONLY " + String.join(", ONLY ", tables) + " IN SHARE MODE");
        }
        return true;
    }

    @Override
    public boolean createdMeanwhile(SQLException failure) {
        return CREATED.contains(dialect.errors().meaning(failure)) || retryable(failure);
    }

    @Override
    public List<String> snapshot() {
        return List.of("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }

    @Override
    public String untilSettled() {
        return " FOR UPDATE";
    }

    @Override
    public boolean retryable(SQLException failure) {
        return RETRYABLE.contains(dialect.errors().meaning(failure))
                || String.valueOf(failure.getMessage()).contains("tuple concurrently updated");
    }

    @Override
    public Instant now(Connection connection) throws SQLException {
        return Instant.ofEpochMilli(Query.list(
                        connection,
                        "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
                        row -> row.getLong(1))
                .get(0));
    }
}
