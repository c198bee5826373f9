package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * PostgreSQL's {@code pg_depend} told between things that people know: a rule is its view, a default, constraint,
 * trigger, policy or index its table, a row type its table.
 */
final class PostgreSqlDependencies {
    /** The relation that the object ({@code %1$s}, {@code %2$s}) is a part of, as rows of (class, oid). */
    private static final String WHOLE = """
            LEFT JOIN LATERAL (
              SELECT r.ev_class AS oid FROM pg_rewrite r WHERE %1$s = 'pg_rewrite'::regclass AND r.oid = %2$s
              UNION ALL
              SELECT a.adrelid FROM pg_attrdef a WHERE %1$s = 'pg_attrdef'::regclass AND a.oid = %2$s
              UNION ALL
              SELECT c.conrelid FROM pg_constraint c
               WHERE %1$s = 'pg_constraint'::regclass AND c.oid = %2$s AND c.conrelid <> 0
              UNION ALL
              SELECT t.tgrelid FROM pg_trigger t WHERE %1$s = 'pg_trigger'::regclass AND t.oid = %2$s
              UNION ALL
              SELECT p.polrelid FROM pg_policy p WHERE %1$s = 'pg_policy'::regclass AND p.oid = %2$s
              UNION ALL
              SELECT i.indrelid FROM pg_index i WHERE %1$s = 'pg_class'::regclass AND i.indexrelid = %2$s
              UNION ALL
              SELECT c.oid FROM pg_type y LEFT JOIN pg_type e ON e.oid = y.typelem
                JOIN pg_class c ON c.oid IN (y.typrelid, e.typrelid)
               WHERE %1$s = 'pg_type'::regclass AND y.oid = %2$s
            ) %3$s ON true
            """;

    private static final String EDGES = """
            SELECT DISTINCT f.class AS from_class, f.oid AS from_oid, f.schema AS from_schema, fi.type AS from_type,
                   fi.identity AS from_name, t.class AS to_class, t.oid AS to_oid, ti.identity AS to_name,
                   e.foreign_key
            FROM (
              SELECT CASE WHEN dw.oid IS NULL THEN d.classid::oid ELSE 'pg_class'::regclass::oid END AS from_class,
                     coalesce(dw.oid, d.objid) AS from_oid,
                     CASE WHEN rw.oid IS NULL THEN d.refclassid ELSE 'pg_class'::regclass::oid END AS to_class,
                     coalesce(rw.oid, d.refobjid) AS to_oid,
                     d.classid = 'pg_constraint'::regclass AND EXISTS (SELECT FROM pg_constraint k
                       WHERE k.oid = d.objid AND k.contype = 'f') AS foreign_key
              FROM pg_depend d
            """
            + WHOLE.formatted("d.classid", "d.objid", "dw")
            + WHOLE.formatted("d.refclassid", "d.refobjid", "rw")
            + """
              WHERE d.deptype IN ('n', 'a') AND (d.refclassid, d.refobjid) IN (
                SELECT 'pg_class'::regclass::oid, oid FROM pg_class WHERE relnamespace = (SELECT oid FROM wanted)
                UNION ALL
                SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typnamespace = (SELECT oid FROM wanted)
                UNION ALL
                SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = (SELECT oid FROM wanted)
                UNION ALL
                SELECT 'pg_constraint'::regclass, oid FROM pg_constraint WHERE connamespace = (SELECT oid FROM wanted)
                UNION ALL
                SELECT 'pg_operator'::regclass, oid FROM pg_operator WHERE oprnamespace = (SELECT oid FROM wanted)
                UNION ALL
                SELECT 'pg_collation'::regclass, oid FROM pg_collation WHERE collnamespace = (SELECT oid FROM wanted))
            ) e
            CROSS JOIN LATERAL pg_identify_object(e.from_class, e.from_oid, 0) fi
            CROSS JOIN LATERAL pg_identify_object(e.to_class, e.to_oid, 0) ti
            CROSS JOIN LATERAL (SELECT e.from_class AS class, e.from_oid AS oid, fi.schema AS schema) f
            CROSS JOIN LATERAL (SELECT e.to_class AS class, e.to_oid AS oid) t
            WHERE (f.class, f.oid) <> (t.class, t.oid) AND fi.type <> 'default acl'
            ORDER BY from_name, to_name
            """;

    private static final String WANTED = "WITH wanted AS (SELECT oid FROM pg_namespace WHERE nspname = ?) ";

    private PostgreSqlDependencies() {}

    /**
     * That the first thing needs the second, which lies in the schema asked about; by a foreign key, which could be
     * dropped by itself, or as a whole.
     */
    record Edge(
            Key from, String fromSchema, String fromType, String fromName, Key to, String toName, boolean foreignKey) {
        Dependant dependant() {
            if (foreignKey) {
                return new Dependant(
                        "foreign key of " + fromType, fromName, toName, "drop the foreign key of " + fromName);
            }
            if (fromType.equals("publication relation")) {
                String publication = fromName.substring(fromName.lastIndexOf(" in publication ") + 16);
                return new Dependant(
                        "publication", publication, toName,
                        "run ALTER PUBLICATION " + publication + " DROP TABLE " + toName);
            }
            return new Dependant(fromType, fromName, toName);
        }
    }

    /** What the catalog knows an object by. */
    record Key(long classId, long objectId) {}

    /** All that depends on something in a schema, from inside and outside of it. */
    static List<Edge> on(Connection connection, String schema) throws SQLException {
        return Query.list(
                connection,
                WANTED + EDGES,
                row -> new Edge(
                        new Key(row.getLong("from_class"), row.getLong("from_oid")),
                        plain(row.getString("from_schema")),
                        row.getString("from_type"),
                        row.getString("from_name"),
                        new Key(row.getLong("to_class"), row.getLong("to_oid")),
                        row.getString("to_name"),
                        row.getBoolean("foreign_key")),
                schema);
    }

    /** The server quotes a schema's name here if it must. */
    private static String plain(String schema) {
        return schema == null || !schema.startsWith("\"")
                ? schema
                : schema.substring(1, schema.length() - 1).replace("\"\"", "\"");
    }
}
