package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What lies around a PostgreSQL schema and is no dependency in {@code pg_depend} that would stop anybody. */
final class PostgreSqlExternalDependencies {
    /** Dropping a part drops rows of the whole, without a word; so both ways are looked at. */
    private static final String RELATED = """
            WITH related AS (
              SELECT n.nspname AS part_schema, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS part,
                     m.nspname AS whole_schema, quote_ident(m.nspname) || '.' || quote_ident(p.relname) AS whole,
                     c.relispartition
              FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_class p ON p.oid = i.inhparent AND p.relkind IN ('r', 'p', 'f')
              JOIN pg_namespace m ON m.oid = p.relnamespace
              WHERE n.oid <> m.oid)
            SELECT 'table', CASE WHEN part_schema = w.schema THEN whole ELSE part END AS outside,
                   CASE WHEN part_schema = w.schema THEN part ELSE whole END AS inside,
                   CASE WHEN relispartition THEN 'run ALTER TABLE ' || whole || ' DETACH PARTITION ' || part
                        ELSE 'run ALTER TABLE ' || part || ' NO INHERIT ' || whole END
            FROM related JOIN (SELECT ?::text AS schema) w ON w.schema IN (part_schema, whole_schema)
            WHERE NOT (part_schema = ANY (?::text[]) OR whole_schema = ANY (?::text[]))
            ORDER BY outside, inside
            """;
    private static final String STALE = """
            WITH RECURSIVE readers (oid) AS (
              SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = ? AND c.relkind = 'v'
              UNION
              SELECT r.ev_class FROM readers x
                JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = x.oid
                 AND d.classid = 'pg_rewrite'::regclass
                JOIN pg_rewrite r ON r.oid = d.objid)
            SELECT 'the materialized view ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                     || ' keeps what it has read from the live views',
                   'run REFRESH MATERIALIZED VIEW ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                     || ' after the switch'
            FROM readers JOIN pg_class c ON c.oid = readers.oid AND c.relkind = 'm'
            JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1
            """;
    private static final String HANGING = """
            SELECT 'privileges of ' || string_agg(DISTINCT CASE WHEN p.grantee = 0 THEN 'PUBLIC'
                     ELSE quote_ident(pg_get_userbyid(p.grantee)) END, ', ') || ' on it',
                   'run REVOKE ALL ON SCHEMA ' || quote_ident(n.nspname) || ' FROM '
                     || string_agg(DISTINCT CASE WHEN p.grantee = 0 THEN 'PUBLIC'
                     ELSE quote_ident(pg_get_userbyid(p.grantee)) END, ', ')
            FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) p
            WHERE n.nspname = ? AND p.grantee <> n.nspowner GROUP BY n.nspname
            UNION ALL
            SELECT 'default privileges of ' || quote_ident(pg_get_userbyid(d.defaclrole)) || ' in it',
                   'revoke them with ALTER DEFAULT PRIVILEGES FOR ROLE ' || quote_ident(pg_get_userbyid(d.defaclrole))
                     || ' IN SCHEMA ' || quote_ident(n.nspname)
            FROM pg_default_acl d JOIN pg_namespace n ON n.oid = d.defaclnamespace WHERE n.nspname = ?
            UNION ALL
            SELECT 'its comment', 'run COMMENT ON SCHEMA ' || quote_ident(n.nspname) || ' IS NULL'
            FROM pg_namespace n WHERE n.nspname = ? AND obj_description(n.oid, 'pg_namespace') IS NOT NULL
            ORDER BY 1
            """;
    /** Since PostgreSQL 15. */
    private static final String PUBLICATIONS = """
            SELECT 'publication ' || quote_ident(b.pubname) || ' of all its tables',
                   'run ALTER PUBLICATION ' || quote_ident(b.pubname) || ' DROP TABLES IN SCHEMA '
                     || quote_ident(n.nspname)
            FROM pg_publication_namespace p JOIN pg_publication b ON b.oid = p.pnpubid
            JOIN pg_namespace n ON n.oid = p.pnnspid WHERE n.nspname = ? ORDER BY 1
            """;
    private static final String DOUBTS = """
            SELECT 'the table ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                     || ' is unlogged: after a crash of the server it is empty, and replicas never have it',
                   'run ALTER TABLE ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' SET LOGGED'
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'm') AND c.relpersistence = 'u'
            UNION ALL
            SELECT 'the table ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' has no statistics, and '
                     || quote_ident(current_user) || ' may not gather them, so that its first queries may be slow',
                   'run ANALYZE ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' as '
                     || quote_ident(pg_get_userbyid(c.relowner))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'm') AND c.reltuples < 0 AND NOT pg_has_role(c.relowner, 'USAGE')
            UNION ALL
            SELECT 'whether ' || CASE count(*) WHEN 1 THEN 'the other session'
                       ELSE 'any of ' || count(*) || ' other sessions' END || ' looks at old data cannot be seen by '
                     || quote_ident(current_user),
                   'run GRANT pg_read_all_stats TO ' || quote_ident(current_user)
            FROM pg_stat_activity a
            WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND a.usesysid IS NOT NULL
              AND NOT pg_has_role(a.usesysid, 'USAGE') AND NOT pg_has_role('pg_read_all_stats', 'USAGE')
            HAVING count(*) > 0
            ORDER BY 1
            """;

    private final Connection connection;
    private final String schema;

    PostgreSqlExternalDependencies(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Tables outside that are a part of a table inside, or of which a part lies inside. */
    List<Dependant> related(List<String> apart) throws SQLException {
        return Query.list(
                connection,
                RELATED,
                row -> new Dependant(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                schema,
                connection.createArrayOf("text", apart.toArray()),
                connection.createArrayOf("text", apart.toArray()));
    }

    List<Objection> stale() throws SQLException {
        return ask(STALE, schema);
    }

    List<Objection> publishing() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() < 15 ? List.of() : ask(PUBLICATIONS, schema);
    }

    List<Objection> hangingOn() throws SQLException {
        List<Objection> found = new ArrayList<>(publishing());
        found.addAll(ask(HANGING, schema, schema, schema));
        return found;
    }

    List<Objection> doubts() throws SQLException {
        return ask(DOUBTS, schema, schema);
    }

    private List<Objection> ask(String sql, Object... parameters) throws SQLException {
        return Query.list(connection, sql, row -> new Objection(row.getString(1), row.getString(2)), parameters);
    }
}
