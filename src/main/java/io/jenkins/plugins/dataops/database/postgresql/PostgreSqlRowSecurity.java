package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Compares who may see which rows of the tables in two PostgreSQL schemas. */
final class PostgreSqlRowSecurity {
    /** What a table's own schema is called in an expression says nothing about what the expression allows. */
    private static final String RULES = """
            SELECT c.relname, x.rule, x.words FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL (
              SELECT 'enabled' AS rule, 'row security' AS words WHERE c.relrowsecurity
              UNION ALL
              SELECT 'forced', 'row security forced on its owner' WHERE c.relforcerowsecurity
              UNION ALL
              SELECT concat_ws('|', p.polname, p.polcmd, p.polpermissive, p.polroles::text,
                       replace(coalesce(pg_get_expr(p.polqual, p.polrelid), ''), quote_ident(n.nspname) || '.', ''),
                       replace(coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''),
                               quote_ident(n.nspname) || '.', '')),
                     'policy ' || quote_ident(p.polname)
              FROM pg_policy p WHERE p.polrelid = c.oid
            ) x
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p')
            """;
    private static final String LOST = """
            WITH before AS (%1$s), after AS (%1$s)
            SELECT before.relname, before.words FROM before LEFT JOIN after USING (relname, rule)
            WHERE after.rule IS NULL AND before.relname IN (
              SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ? AND c.relkind IN ('r', 'p'))
            ORDER BY 1, 2
            """
            .formatted(RULES);

    private PostgreSqlRowSecurity() {}

    static List<String> lost(Connection connection, String from, String to) throws SQLException {
        return Query.list(
                connection,
                LOST,
                row -> "table '" + row.getString(1) + "' has in '" + from + "' the " + row.getString(2)
                        + " that it lacks in '" + to + "'",
                from,
                to,
                to);
    }
}
