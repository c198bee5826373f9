package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Attachment;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.ViewState;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what hangs on the views of one PostgreSQL schema, with one query a topic for all of them. */
final class PostgreSqlViewStates {
    private static final String OF_SCHEMA = """
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            """;
    private static final String WANTED = """
             WHERE n.nspname = ? AND c.relkind = 'v'
            """;
    private static final String VIEWS = "SELECT c.relname, pg_get_userbyid(c.relowner), c.reloptions, "
            + "pg_get_viewdef(c.oid)" + OF_SCHEMA + WANTED;
    /** A view without rights of its own has those that its owner has by default. */
    private static final String PRIVILEGES = "SELECT c.relname, p.grantee = 0 AS everybody, "
            + "CASE WHEN p.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(p.grantee) END AS grantee, "
            + "p.privilege_type, x.attname, p.is_grantable, "
            + "CASE WHEN p.grantor <> c.relowner THEN pg_get_userbyid(p.grantor) END AS grantor"
            + OF_SCHEMA
            + """
             CROSS JOIN LATERAL (
               SELECT coalesce(c.relacl, acldefault('r', c.relowner)) AS acl, NULL::name AS attname
               UNION ALL
               SELECT a.attacl, a.attname FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
             ) x CROSS JOIN LATERAL aclexplode(x.acl) p
            """
            + WANTED + " ORDER BY everybody, p.grantee, x.attname NULLS FIRST, p.privilege_type, grantor";
    private static final String COMMENTS = "SELECT c.relname, coalesce(a.attname, ''), d.description" + OF_SCHEMA
            + """
             JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid
             LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
            """
            + WANTED + " ORDER BY d.objsubid";
    private static final String GRANTED_BY_DEFAULT = """
            SELECT DISTINCT pg_get_userbyid(p.grantee) FROM pg_default_acl d
            CROSS JOIN LATERAL aclexplode(d.defaclacl) p
            WHERE d.defaclobjtype = 'r' AND d.defaclrole = current_user::regrole AND p.grantee <> 0
              AND d.defaclnamespace IN (0, (SELECT oid FROM pg_namespace WHERE nspname = ?))
            ORDER BY 1
            """;
    private static final String IN_VIEW = "quote_ident(n.nspname) || '.' || quote_ident(c.relname)";
    private static final String ATTACHMENTS = "SELECT c.relname, x.what, x.sql, x.columns, x.comment, x.on_comment"
            + OF_SCHEMA
            + """
             CROSS JOIN LATERAL (
               SELECT 'trigger ' || quote_ident(t.tgname) AS what, pg_get_triggerdef(t.oid) AS sql,
                      ARRAY(SELECT a.attname::text FROM pg_attribute a
                             WHERE a.attrelid = c.oid AND a.attnum = ANY (t.tgattr)) AS columns,
                      obj_description(t.oid, 'pg_trigger') AS comment,
                      'COMMENT ON TRIGGER ' || quote_ident(t.tgname) || ' ON ' || %1$s || ' IS ' AS on_comment
                 FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
               UNION ALL
               SELECT 'rule ' || quote_ident(r.rulename), rtrim(pg_get_ruledef(r.oid), ';'),
                      ARRAY(SELECT DISTINCT a.attname::text FROM pg_depend d
                              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
                             WHERE d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                               AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0),
                      obj_description(r.oid, 'pg_rewrite'),
                      'COMMENT ON RULE ' || quote_ident(r.rulename) || ' ON ' || %1$s || ' IS '
                 FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.rulename <> '_RETURN'
               UNION ALL
               SELECT 'default of column ' || quote_ident(a.attname),
                      'ALTER VIEW ' || %1$s || ' ALTER COLUMN ' || quote_ident(a.attname) || ' SET DEFAULT '
                        || pg_get_expr(d.adbin, d.adrelid), ARRAY[a.attname::text], NULL, NULL
                 FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
                WHERE d.adrelid = c.oid
             ) x
            """
                    .formatted(IN_VIEW)
            + WANTED + " ORDER BY x.what";
    /** Whoever is no superuser may give a view only to an owner who could have created it there. */
    private static final String IRREPRODUCIBLE = "SELECT c.relname, x.what" + OF_SCHEMA
            + """
             CROSS JOIN LATERAL (
               SELECT 'security label of ' || s.provider || ' (take it away with SECURITY LABEL FOR '
                        || quote_ident(s.provider) || ' ON VIEW ' || %1$s || ' IS NULL)' AS what
                 FROM pg_seclabel s WHERE s.classoid = 'pg_class'::regclass AND s.objoid = c.oid
               UNION ALL
               SELECT 'owner ' || quote_ident(o.rolname) || ', who may not create views in that schema (run GRANT '
                        || 'CREATE ON SCHEMA ' || quote_ident(n.nspname) || ' TO ' || quote_ident(o.rolname) || ')'
                 FROM pg_roles o JOIN pg_roles u ON u.rolname = current_user
                WHERE o.oid = c.relowner AND o.oid <> u.oid AND NOT u.rolsuper
                  AND NOT has_schema_privilege(o.oid, n.oid, 'CREATE')
             ) x
            """
                    .formatted(IN_VIEW)
            + WANTED + " ORDER BY x.what";

    private final Connection connection;
    private final Dialect dialect;
    private final String schema;

    PostgreSqlViewStates(Connection connection, Dialect dialect, String schema) {
        this.dialect = dialect;
        this.connection = connection;
        this.schema = schema;
    }

    private record Of<T>(String view, T value) {}

    private record Found(String owner, List<String> options, String definition) {}

    Map<String, ViewState> read() throws SQLException {
        List<String> byDefault = Query.list(connection, GRANTED_BY_DEFAULT, row -> row.getString(1), schema);
        Map<String, List<Privilege>> privileges = privileges();
        Map<String, List<Map.Entry<String, String>>> comments = byView(
                COMMENTS, row -> Map.entry(row.getString(2), row.getString(3)));
        Map<String, List<Attachment>> attachments = byView(ATTACHMENTS, this::attachment);
        Map<String, List<String>> irreproducible = byView(IRREPRODUCIBLE, row -> row.getString(2));
        Map<String, ViewState> states = new HashMap<>();
        byView(VIEWS, row -> new Found(row.getString(2), texts(row.getArray(3)), row.getString(4)))
                .forEach((view, found) -> {
                    Map<String, String> said = new LinkedHashMap<>();
                    comments.getOrDefault(view, List.of()).forEach(one -> said.put(one.getKey(), one.getValue()));
                    states.put(view, new ViewState(
                            Optional.of(found.get(0).owner()), found.get(0).options(), said,
                            privileges.getOrDefault(view, List.of()), byDefault,
                            attachments.getOrDefault(view, List.of()), irreproducible.getOrDefault(view, List.of()),
                            Optional.of(found.get(0).definition())));
                });
        return states;
    }

    Map<String, List<Privilege>> privileges() throws SQLException {
        return byView(PRIVILEGES, row -> new Privilege(
                row.getString("grantee"),
                row.getBoolean("everybody"),
                row.getString("privilege_type"),
                Optional.ofNullable(row.getString("attname")),
                row.getBoolean("is_grantable"),
                Optional.ofNullable(row.getString("grantor"))));
    }

    private <T> Map<String, List<T>> byView(String sql, Query.RowReader<T> reader) throws SQLException {
        Map<String, List<T>> all = new HashMap<>();
        for (Of<T> one : Query.list(connection, sql, row -> new Of<>(row.getString(1), reader.read(row)), schema)) {
            all.computeIfAbsent(one.view(), view -> new ArrayList<>()).add(one.value());
        }
        return all;
    }

    private Attachment attachment(ResultSet row) throws SQLException {
        List<String> statements = new ArrayList<>(List.of(row.getString("sql")));
        String comment = row.getString("comment");
        if (comment != null) {
            statements.add(row.getString("on_comment") + dialect.literal(comment));
        }
        return new Attachment(row.getString("what"), statements, texts(row.getArray("columns")));
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> texts = new ArrayList<>();
        if (array != null) {
            for (Object one : (Object[]) array.getArray()) {
                texts.add(one.toString());
            }
        }
        return texts;
    }
}
