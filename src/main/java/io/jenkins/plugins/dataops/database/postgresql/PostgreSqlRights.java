package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Rights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Asks PostgreSQL what the connection's role may do. */
final class PostgreSqlRights implements Rights {
    private static final String CHANGING = """
            SELECT CASE WHEN pg_is_in_recovery() THEN 'the server is a standby, which takes no changes'
                        ELSE quote_ident(current_user) || ' only reads: its transactions begin read-only' END,
                   CASE WHEN pg_is_in_recovery() THEN 'connect to the primary'
                        ELSE CASE s.source
                          WHEN 'user' THEN 'run ALTER ROLE ' || quote_ident(session_user)
                            || ' RESET default_transaction_read_only'
                          WHEN 'database' THEN 'run ALTER DATABASE ' || quote_ident(current_database())
                            || ' RESET default_transaction_read_only'
                          WHEN 'database user' THEN 'run ALTER ROLE ' || quote_ident(session_user) || ' IN DATABASE '
                            || quote_ident(current_database()) || ' RESET default_transaction_read_only'
                          ELSE 'set default_transaction_read_only to off for this connection' END END
            FROM pg_settings s
            WHERE s.name = 'default_transaction_read_only'
              AND (pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on')
            """;
    private static final String CREATING_SCHEMA = """
            SELECT quote_ident(current_user) || ' may not create the schema ' || quote_ident(w.schema),
                   'run CREATE SCHEMA ' || quote_ident(w.schema) || ' AUTHORIZATION ' || quote_ident(current_user)
                     || ', or GRANT CREATE ON DATABASE ' || quote_ident(current_database()) || ' TO '
                     || quote_ident(current_user)
            FROM (SELECT ?::text AS schema) w
            WHERE NOT has_database_privilege(current_database(), 'CREATE')
            """;
    private static final String CREATING = CREATING_SCHEMA + """
              AND NOT EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = w.schema)
            UNION ALL
            SELECT quote_ident(current_user) || ' may not create anything in the schema ' || quote_ident(n.nspname)
                     || ', which belongs to ' || quote_ident(pg_get_userbyid(n.nspowner)),
                   'run GRANT USAGE, CREATE ON SCHEMA ' || quote_ident(n.nspname) || ' TO ' || quote_ident(current_user)
            FROM pg_namespace n
            WHERE n.nspname = ?
              AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_schema_privilege(n.oid, 'CREATE'))
            """;
    private static final String WRITING = """
            SELECT quote_ident(current_user) || ' may not read and write '
                     || string_agg(quote_ident(n.nspname) || '.' || quote_ident(c.relname), ', ' ORDER BY c.relname),
                   'run GRANT USAGE ON SCHEMA ' || quote_ident(n.nspname) || ' TO ' || quote_ident(current_user)
                     || '; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA ' || quote_ident(n.nspname) || ' TO '
                     || quote_ident(current_user)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'r'
              AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
                       AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE'))
            GROUP BY n.nspname
            """;
    private static final String READING_IN = """
            SELECT quote_ident(current_user) || ' may not read '
                     || string_agg(quote_ident(n.nspname) || '.' || quote_ident(c.relname), ', ' ORDER BY c.relname),
                   'run GRANT USAGE ON SCHEMA ' || quote_ident(n.nspname) || ' TO ' || quote_ident(current_user)
                     || '; GRANT SELECT ON ALL TABLES IN SCHEMA ' || quote_ident(n.nspname) || ' TO '
                     || quote_ident(current_user)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'r'
              AND NOT (has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))
            GROUP BY n.nspname
            """;
    private static final String ALTERING = """
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' has the layout of an older version, and '
                     || quote_ident(current_user) || ' does not own it',
                   'have ' || quote_ident(pg_get_userbyid(c.relowner)) || ', its owner, run ' || ?
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ? AND NOT pg_has_role(c.relowner, 'USAGE')
            """;
    /** The owner of a schema may drop what others made in it. */
    private static final String EMPTYING = """
            SELECT i.type || ' ' || i.identity || ' belongs to ' || quote_ident(pg_get_userbyid(o.owner)) || ', and '
                     || quote_ident(current_user) || ' may not drop it',
                   %s
            FROM pg_namespace n CROSS JOIN LATERAL (
              SELECT 'pg_class'::regclass::oid AS class, c.oid, c.relowner AS owner FROM pg_class c
               WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                 -- The sequence of a column belongs to whom the table belongs, and goes with it.
                 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                   AND c.relkind = 'S' AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
              UNION ALL
              SELECT 'pg_proc'::regclass, p.oid, p.proowner FROM pg_proc p WHERE p.pronamespace = n.oid
              UNION ALL
              SELECT 'pg_type'::regclass, t.oid, t.typowner FROM pg_type t
               WHERE t.typnamespace = n.oid AND t.typtype IN ('e', 'd', 'r')
            ) o CROSS JOIN LATERAL pg_identify_object(o.class, o.oid, 0) i
            WHERE n.nspname = ? AND NOT pg_has_role(o.owner, 'USAGE') AND NOT pg_has_role(n.nspowner, 'USAGE')
            ORDER BY 1
            """
            .formatted(PostgreSqlOwnership.remedy("o.owner", "upper(i.type) || ' ' || i.identity"));
    private static final String REPLACING = """
            SELECT 'the view ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' belongs to '
                     || quote_ident(pg_get_userbyid(c.relowner)) || ', whose rights ' || quote_ident(current_user)
                     || ' does not have',
                   %s
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ANY (?::text[]) AND c.relkind = 'v'
              AND NOT pg_has_role(c.relowner, 'USAGE')
            ORDER BY c.relname
            """
            .formatted(PostgreSqlOwnership.remedy(
                    "c.relowner", "'VIEW ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)"));
    private static final String READING = """
            SELECT quote_ident(o.rolname) || ', the owner of ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                     || ', may not read ' || quote_ident(m.nspname) || '.' || quote_ident(s.relname),
                   'run GRANT USAGE ON SCHEMA ' || quote_ident(m.nspname) || ' TO ' || quote_ident(o.rolname)
                     || '; GRANT SELECT ON ' || quote_ident(m.nspname) || '.' || quote_ident(s.relname) || ' TO '
                     || quote_ident(o.rolname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles o ON o.oid = c.relowner
            JOIN pg_namespace m ON m.nspname = ? JOIN pg_class s ON s.relnamespace = m.oid AND s.relname = c.relname
            WHERE n.nspname = ? AND c.relname = ANY (?::text[]) AND c.relkind = 'v'
              AND s.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND NOT (has_schema_privilege(o.oid, m.oid, 'USAGE') AND NOT EXISTS (SELECT FROM pg_attribute a
                WHERE a.attrelid = s.oid AND a.attnum > 0 AND NOT a.attisdropped
                  AND NOT has_column_privilege(o.oid, s.oid, a.attnum, 'SELECT')))
            ORDER BY c.relname
            """;
    private static final String READING_LATER = """
            SELECT DISTINCT quote_ident(o.rolname) || ' owns live views and must be able to read what is built',
                   'run GRANT USAGE ON SCHEMA ' || quote_ident(m.nspname) || ' TO ' || quote_ident(o.rolname)
                     || '; ALTER DEFAULT PRIVILEGES IN SCHEMA ' || quote_ident(m.nspname)
                     || ' GRANT SELECT ON TABLES TO ' || quote_ident(o.rolname) || ' as the role that builds'
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles o ON o.oid = c.relowner
            JOIN pg_namespace m ON m.nspname = ?
            WHERE n.nspname = ? AND c.relkind = 'v' AND NOT o.rolsuper AND NOT pg_has_role(o.oid, current_user, 'USAGE')
              AND NOT (has_schema_privilege(o.oid, m.oid, 'USAGE') AND EXISTS (
                SELECT FROM pg_default_acl d CROSS JOIN LATERAL aclexplode(d.defaclacl) p
                 WHERE d.defaclobjtype = 'r' AND d.defaclnamespace IN (0, m.oid) AND p.privilege_type = 'SELECT'
                   AND (p.grantee = 0 OR pg_has_role(o.oid, p.grantee, 'USAGE'))))
            ORDER BY 1
            """;

    @Override
    public List<Objection> changing(Connection connection) throws SQLException {
        return ask(connection, CHANGING);
    }

    @Override
    public List<Objection> creatingIn(Connection connection, String schema) throws SQLException {
        return ask(connection, CREATING, schema, schema);
    }

    @Override
    public List<Objection> creatingAgain(Connection connection, String schema) throws SQLException {
        return ask(connection, CREATING_SCHEMA, schema);
    }

    @Override
    public List<Objection> writingIn(Connection connection, String schema) throws SQLException {
        return ask(connection, WRITING, schema);
    }

    @Override
    public List<Objection> readingIn(Connection connection, String schema) throws SQLException {
        return ask(connection, READING_IN, schema);
    }

    @Override
    public List<Objection> altering(Connection connection, ObjectName table, List<String> statements)
            throws SQLException {
        return ask(connection, ALTERING, String.join("; ", statements), table.schema(), table.name());
    }

    @Override
    public List<Objection> emptying(Connection connection, String schema) throws SQLException {
        return ask(connection, EMPTYING, schema);
    }

    @Override
    public List<Objection> replacing(Connection connection, String schema, Collection<String> views)
            throws SQLException {
        return ask(connection, REPLACING, schema, array(connection, views));
    }

    @Override
    public List<Objection> reading(Connection connection, String schema, String from, Collection<String> views)
            throws SQLException {
        return ask(connection, READING, from, schema, array(connection, views));
    }

    @Override
    public List<Objection> readingLater(Connection connection, String schema, String from) throws SQLException {
        return ask(connection, READING_LATER, from, schema);
    }

    private static Object array(Connection connection, Collection<String> names) throws SQLException {
        return connection.createArrayOf("text", names.toArray());
    }

    private static List<Objection> ask(Connection connection, String sql, Object... parameters) throws SQLException {
        return Query.list(connection, sql, row -> new Objection(row.getString(1), row.getString(2)), parameters);
    }
}
