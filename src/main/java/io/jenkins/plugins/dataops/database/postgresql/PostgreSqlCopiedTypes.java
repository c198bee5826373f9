package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Types that lie in a schema with the tables that use them. {@code LIKE} leaves the copies with the old types, so that
 * they would lean on the other schema: enumerated types and domains are made again, other kinds are refused.
 */
final class PostgreSqlCopiedTypes {
    private static final String TYPES = """
            SELECT t.typname, t.typtype,
                   (SELECT string_agg(quote_literal(l.enumlabel), ', ' ORDER BY l.enumsortorder)
                      FROM pg_enum l WHERE l.enumtypid = t.oid) AS labels,
                   format_type(t.typbasetype, t.typtypmod)
                     || CASE WHEN t.typcollation <> b.typcollation
                             THEN ' COLLATE ' || quote_ident(cn.nspname) || '.' || quote_ident(co.collname) ELSE '' END
                     || coalesce(' DEFAULT ' || t.typdefault, '') || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
                     || coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(k.conname) || ' '
                          || pg_get_constraintdef(k.oid), '' ORDER BY k.conname)
                          FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'), '') AS domain
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_collation co ON co.oid = t.typcollation
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
            WHERE n.nspname = ? AND t.typtype IN ('e', 'd') ORDER BY 1
            """;
    private static final String COLUMNS = """
            SELECT t.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
                   quote_ident(n.nspname) || '.' || quote_ident(e.typname) AS own, e.typname,
                   pg_get_expr(d.adbin, d.adrelid) AS default
            FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type y ON y.oid = a.atttypid
            JOIN pg_type e ON e.oid = CASE WHEN y.typcategory = 'A' THEN y.typelem ELSE y.oid END
            LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum AND a.attgenerated = ''
            WHERE n.nspname = ? AND t.relkind = 'r' AND e.typnamespace = n.oid ORDER BY t.relname, a.attnum
            """;
    private static final String OBJECTIONS = """
            SELECT 'the column ' || quote_ident(a.attname) || ' of ' || quote_ident(n.nspname) || '.'
                     || quote_ident(t.relname) || ' has the type ' || format_type(a.atttypid, a.atttypmod)
                     || ', which is made in the version and cannot be copied',
                   'make the type once, in a schema outside of the product, or let the candidate begin empty'
            FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type y ON y.oid = a.atttypid
            JOIN pg_type e ON e.oid = CASE WHEN y.typcategory = 'A' THEN y.typelem ELSE y.oid END
            LEFT JOIN pg_type b ON b.oid = e.typbasetype
            WHERE n.nspname = ? AND t.relkind = 'r' AND e.typnamespace = n.oid
              AND (e.typtype NOT IN ('e', 'd') OR b.typnamespace = n.oid OR a.attgenerated <> '')
            UNION ALL
            SELECT 'the ' || i.type || ' ' || i.identity || ' names the type ' || quote_ident(n.nspname) || '.'
                     || quote_ident(y.typname) || ', which is made in the version and cannot be copied',
                   'make the type once, in a schema outside of the product, or let the candidate begin empty'
            FROM pg_namespace n JOIN pg_type y ON y.typnamespace = n.oid
            JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (y.oid, y.typarray)
            LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
            CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) i
            WHERE n.nspname = ? AND y.typtype IN ('e', 'd')
              AND (c.relkind = 'i' OR d.classid = 'pg_constraint'::regclass AND EXISTS (
                SELECT FROM pg_constraint k WHERE k.oid = d.objid AND k.conrelid <> 0))
            ORDER BY 1
            """;

    private final Dialect dialect;
    private final String to;
    private final Map<String, Map<String, String>> casts = new HashMap<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    /** Reads what is to be copied. */
    PostgreSqlCopiedTypes(Connection connection, Dialect dialect, String from, String to) throws SQLException {
        this.dialect = dialect;
        this.to = to;
        types.addAll(Query.list(connection, TYPES, this::type, from));
        Query.list(connection, COLUMNS, this::column, from);
    }

    /** Why the tables of a schema cannot be copied. */
    static List<Objection> objections(Connection connection, String from) throws SQLException {
        return Query.list(
                connection, OBJECTIONS, row -> new Objection(row.getString(1), row.getString(2)), from, from);
    }

    /** Makes the types. */
    List<String> types() {
        return types;
    }

    /** Gives the empty copies of the tables the new types. */
    List<String> columns() {
        return columns;
    }

    /** How a column's value is read for the copy. */
    String read(String table, String column) {
        String type = casts.getOrDefault(table, Map.of()).get(column);
        return dialect.quote(column) + (type == null ? "" : "::text::" + type);
    }

    private String type(ResultSet row) throws SQLException {
        String name = target(row.getString("typname"));
        String labels = row.getString("labels");
        return row.getString("typtype").equals("e")
                ? "CREATE TYPE " + name + " AS ENUM (" + (labels == null ? "" : labels) + ")"
                : "CREATE DOMAIN " + name + " AS " + row.getString("domain");
    }

    private boolean column(ResultSet row) throws SQLException {
        String own = row.getString("own");
        String type = row.getString("type").replace(own, target(row.getString("typname")));
        String table = row.getString("relname");
        String column = row.getString("attname");
        casts.computeIfAbsent(table, name -> new HashMap<>()).put(column, type);
        String alter = "ALTER TABLE " + target(table) + " ALTER COLUMN " + dialect.quote(column);
        String preset = row.getString("default");
        if (preset != null) {
            columns.add(alter + " DROP DEFAULT");
        }
        columns.add(alter + " TYPE " + type + " USING " + dialect.quote(column) + "::text::" + type);
        if (preset != null) {
            columns.add(alter + " SET DEFAULT " + preset.replace(own, target(row.getString("typname"))));
        }
        return true;
    }

    private String target(String name) {
        return dialect.quote(new ObjectName(to, name));
    }
}
