package io.jenkins.plugins.dataops.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what hangs on one PostgreSQL view. */
final class PostgreSqlViewState {
    private static final String VIEW = """
            SELECT c.oid, pg_get_userbyid(c.relowner), c.reloptions FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?
            """;
    private static final String PRIVILEGES = """
            SELECT p.grantee = 0 AS everybody,
                   CASE WHEN p.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(p.grantee) END AS grantee,
                   p.privilege_type, x.attname, p.is_grantable
            FROM (
              SELECT coalesce(c.relacl, acldefault('r', c.relowner)) AS acl, NULL::name AS attname
                FROM pg_class c WHERE c.oid = ?::oid
              UNION ALL
              SELECT a.attacl, a.attname FROM pg_attribute a
               WHERE a.attrelid = ?::oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
            ) x CROSS JOIN LATERAL aclexplode(x.acl) p
            ORDER BY everybody, p.grantee, x.attname NULLS FIRST, p.privilege_type
            """;
    private static final String COMMENTS = """
            SELECT coalesce(a.attname, ''), d.description FROM pg_description d
            LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid AND d.objsubid > 0
            WHERE d.classoid = 'pg_class'::regclass AND d.objoid = ?::oid ORDER BY d.objsubid
            """;
    private static final String GRANTED_BY_DEFAULT = """
            SELECT DISTINCT pg_get_userbyid(p.grantee) FROM pg_default_acl d
            CROSS JOIN LATERAL aclexplode(d.defaclacl) p
            WHERE d.defaclobjtype = 'r' AND d.defaclrole = current_user::regrole AND p.grantee <> 0
              AND d.defaclnamespace IN (0, (SELECT oid FROM pg_namespace WHERE nspname = ?))
            ORDER BY 1
            """;
    private static final String IRREPRODUCIBLE = """
            SELECT 'trigger ' || tgname FROM pg_trigger WHERE tgrelid = ?::oid AND NOT tgisinternal
            UNION ALL
            SELECT 'rule ' || rulename FROM pg_rewrite WHERE ev_class = ?::oid AND rulename <> '_RETURN'
            UNION ALL
            SELECT 'default of column ' || attname FROM pg_attribute WHERE attrelid = ?::oid AND atthasdef
            UNION ALL
            SELECT 'security label ' || label FROM pg_seclabel
             WHERE classoid = 'pg_class'::regclass AND objoid = ?::oid
            ORDER BY 1
            """;

    private final Connection connection;
    private final ObjectName view;

    PostgreSqlViewState(Connection connection, ObjectName view) {
        this.connection = connection;
        this.view = view;
    }

    private record Found(long oid, String owner, List<String> options) {}

    ViewState read() throws SQLException {
        List<Found> found = Query.list(
                connection,
                VIEW,
                row -> new Found(row.getLong(1), row.getString(2), texts(row.getArray(3))),
                view.schema(),
                view.name());
        if (found.isEmpty()) {
            return ViewState.NONE;
        }
        long oid = found.get(0).oid();
        return new ViewState(
                Optional.of(found.get(0).owner()),
                found.get(0).options(),
                comments(oid),
                Query.list(connection, PRIVILEGES, PostgreSqlViewState::privilege, oid, oid),
                Query.list(connection, GRANTED_BY_DEFAULT, row -> row.getString(1), view.schema()),
                Query.list(connection, IRREPRODUCIBLE, row -> row.getString(1), oid, oid, oid, oid));
    }

    private Map<String, String> comments(long oid) throws SQLException {
        Map<String, String> comments = new LinkedHashMap<>();
        Query.list(
                connection, COMMENTS, row -> comments.put(row.getString(1), row.getString(2)), oid);
        return comments;
    }

    private static Privilege privilege(ResultSet row) throws SQLException {
        return new Privilege(
                row.getString(2),
                row.getBoolean(1),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                row.getBoolean(5));
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
