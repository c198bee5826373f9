package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The indexes of copied tables, with the constraints that stand on them: made when the rows are there, because to fill an
 * index row by row takes several times as long. They keep their names, which {@code LIKE} would choose anew.
 */
final class PostgreSqlCopiedIndexes {
    /**
     * Primary keys first, then in the order of names. An invalid one is left out: no query uses it, and what it could not
     * be built on is still there; and so are those of partitions, which are not copied where their table is here.
     */
    private static final String INDEXES = """
            SELECT t.relname AS table, c.relname AS index, pg_get_indexdef(c.oid) AS definition,
                   ' ON ' || quote_ident(n.nspname) || '.' || quote_ident(t.relname) || ' USING ' AS place,
                   k.contype, pg_get_constraintdef(k.oid) AS constraint, k.condeferrable, k.condeferred,
                   k.contype IN ('p', 'u') AND NOT i.indisexclusion AS adopted,
                   array_to_string(c.reloptions, ', ') AS options, s.spcname AS tablespace,
                   obj_description(c.oid, 'pg_class') AS comment, obj_description(k.oid, 'pg_constraint') AS remark
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
            LEFT JOIN pg_constraint k
              ON k.conindid = c.oid AND k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x')
            WHERE n.nspname = ? AND t.relkind = 'r' AND i.indisvalid AND NOT EXISTS (
              SELECT FROM pg_inherits h JOIN pg_class p ON p.oid = h.inhparent
               WHERE t.relispartition AND h.inhrelid = t.oid AND p.relnamespace = t.relnamespace)
            ORDER BY t.relname, k.contype = 'p' DESC NULLS LAST, c.relname
            """;

    private final Dialect dialect;
    private final String to;

    PostgreSqlCopiedIndexes(Dialect dialect, String to) {
        this.dialect = dialect;
        this.to = to;
    }

    /** Makes them for the tables of a schema. */
    List<String> statements(Connection connection, String from) throws SQLException {
        List<String> statements = new ArrayList<>();
        Query.list(connection, INDEXES, row -> statements.addAll(index(row)), from);
        return statements;
    }

    private List<String> index(ResultSet row) throws SQLException {
        String index = dialect.quote(row.getString("index"));
        String own = dialect.quote(new ObjectName(to, row.getString("index")));
        String table = dialect.quote(new ObjectName(to, row.getString("table")));
        String constraint = row.getString("constraint");
        List<String> statements = new ArrayList<>();
        String tablespace = row.getString("tablespace");
        if (tablespace != null) {
            statements.add("SET LOCAL default_tablespace = " + dialect.quote(tablespace));
        }
        if (constraint == null || row.getBoolean("adopted")) {
            statements.add(moved(row.getString("definition"), row.getString("place"), " ON " + table + " USING "));
        }
        if (row.getBoolean("adopted")) {
            statements.add("ALTER TABLE " + table + " ADD CONSTRAINT " + index
                    + (row.getString("contype").equals("p") ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX " + index
                    + (row.getBoolean("condeferrable") ? " DEFERRABLE" : "")
                    + (row.getBoolean("condeferred") ? " INITIALLY DEFERRED" : ""));
        } else if (constraint != null) {
            statements.add("ALTER TABLE " + table + " ADD CONSTRAINT " + index + " " + constraint);
            if (row.getString("options") != null) {
                statements.add("ALTER INDEX " + own + " SET (" + row.getString("options") + ")");
            }
        }
        if (tablespace != null) {
            statements.add("RESET default_tablespace");
        }
        comment(statements, "INDEX " + own, row.getString("comment"));
        comment(statements, "CONSTRAINT " + index + " ON " + table, row.getString("remark"));
        return statements;
    }

    /** Names stand quoted before the place, so that none can look like it. */
    private static String moved(String definition, String place, String moved) {
        int at = definition.indexOf(place);
        return definition.substring(0, at) + moved + definition.substring(at + place.length());
    }

    private void comment(List<String> statements, String object, String comment) {
        if (comment != null) {
            statements.add("COMMENT ON " + object + " IS " + dialect.literal(comment));
        }
    }
}
