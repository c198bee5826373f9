package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Copies a PostgreSQL schema's tables into another one. {@code LIKE} does most of it; what it leaves out or leaves
 * pointing at the old schema (sequences, foreign keys, where identities stand) is added, and indexes behind the rows.
 */
final class PostgreSqlCopies {
    /** Those of identity columns are made with their columns. */
    private static final String SEQUENCES = """
            SELECT s.relname AS sequence, format_type(q.seqtypid, NULL) AS type, q.seqincrement, q.seqmin, q.seqmax,
                   q.seqstart, q.seqcycle, t.relname AS owner_table, a.attname AS owner_column
            FROM pg_class s JOIN pg_namespace n ON n.oid = s.relnamespace JOIN pg_sequence q ON q.seqrelid = s.oid
            LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.oid
              AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
            LEFT JOIN pg_class t ON t.oid = d.refobjid AND t.relkind = 'r' AND t.relnamespace = n.oid
            LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            WHERE n.nspname = ? AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_class'::regclass
              AND i.objid = s.oid AND i.deptype = 'i') ORDER BY 1
            """;
    /** Defaults that take numbers from a sequence of the schema, with that sequence as they write it. */
    private static final String DEFAULTS = """
            SELECT t.relname, a.attname, pg_get_expr(ad.adbin, ad.adrelid),
                   quote_literal(quote_ident(n.nspname) || '.' || quote_ident(s.relname)), s.relname
            FROM pg_attrdef ad
            JOIN pg_class t ON t.oid = ad.adrelid AND t.relkind = 'r' JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ad.adnum
            JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = ad.oid
              AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n'
            JOIN pg_class s ON s.oid = d.refobjid AND s.relkind = 'S' AND s.relnamespace = n.oid
            WHERE n.nspname = ? ORDER BY 1, 2
            """;
    private static final String FOREIGN_KEYS = """
            SELECT t.relname, k.conname, pg_get_constraintdef(k.oid),
                   ' REFERENCES ' || quote_ident(rn.nspname) || '.' || quote_ident(r.relname) || '(',
                   CASE WHEN rn.nspname = n.nspname THEN r.relname END
            FROM pg_constraint k
            JOIN pg_class t ON t.oid = k.conrelid AND t.relkind = 'r'
            JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
            WHERE n.nspname = ? AND k.contype = 'f' AND k.conparentid = 0 ORDER BY 1, 2
            """;
    private static final String WRITABLE = """
            SELECT a.attname FROM pg_attribute a
            WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY a.attnum
            """;
    private static final String IDENTITIES = """
            SELECT a.attname, pg_get_serial_sequence(?, a.attname)
            FROM pg_attribute a WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
              AND a.attidentity <> ''
            """;

    private final Connection connection;
    private final Dialect dialect;
    private final String from;
    private final String to;

    PostgreSqlCopies(Connection connection, Dialect dialect, String from, String to) {
        this.connection = connection;
        this.dialect = dialect;
        this.from = from;
        this.to = to;
    }

    /** Tables, then rows, then what could stand in the rows' way or counts them. */
    List<String> statements(boolean rows) throws SQLException {
        PostgreSqlCopiedTypes types = new PostgreSqlCopiedTypes(connection, dialect, from, to);
        List<String> statements = new ArrayList<>(types.types());
        for (Relation table : tables()) {
            statements.add("CREATE TABLE " + target(table.name().name()) + " (LIKE " + dialect.quote(table.name())
                    + " INCLUDING ALL EXCLUDING INDEXES)");
        }
        statements.addAll(types.columns());
        for (List<String> made : Query.list(connection, SEQUENCES, row -> sequence(row, rows), from)) {
            statements.addAll(made);
        }
        statements.addAll(Query.list(connection, DEFAULTS, this::numbering, from));
        if (rows) {
            for (Relation table : tables()) {
                statements.addAll(rows(table.name(), types));
            }
        }
        statements.addAll(new PostgreSqlCopiedIndexes(dialect, to).statements(connection, from));
        statements.addAll(Query.list(connection, FOREIGN_KEYS, this::foreignKey, from));
        return statements;
    }

    private List<String> sequence(ResultSet row, boolean goOn) throws SQLException {
        String name = target(row.getString("sequence"));
        String owner = row.getString("owner_table");
        List<String> statements = new ArrayList<>();
        statements.add("CREATE SEQUENCE " + name + " AS " + row.getString("type")
                + " INCREMENT BY " + row.getLong("seqincrement") + " MINVALUE " + row.getLong("seqmin")
                + " MAXVALUE " + row.getLong("seqmax") + " START WITH " + row.getLong("seqstart")
                + (row.getBoolean("seqcycle") ? " CYCLE" : " NO CYCLE")
                + (owner == null
                        ? ""
                        : " OWNED BY " + target(owner) + "." + dialect.quote(row.getString("owner_column"))));
        if (goOn) {
            statements.add("SELECT setval(" + dialect.literal(name) + ", last_value, is_called) FROM "
                    + dialect.quote(new ObjectName(from, row.getString("sequence"))));
        }
        return statements;
    }

    private String numbering(ResultSet row) throws SQLException {
        String moved = row.getString(3)
                .replace(row.getString(4), dialect.literal(target(row.getString(5))));
        return "ALTER TABLE " + target(row.getString(1)) + " ALTER COLUMN " + dialect.quote(row.getString(2))
                + " SET DEFAULT " + moved;
    }

    private String foreignKey(ResultSet row) throws SQLException {
        String definition = row.getString(3);
        String inSchema = row.getString(5);
        return "ALTER TABLE " + target(row.getString(1)) + " ADD CONSTRAINT " + dialect.quote(row.getString(2)) + " "
                + (inSchema == null
                        ? definition
                        : definition.replace(row.getString(4), " REFERENCES " + target(inSchema) + "("));
    }

    private List<String> rows(ObjectName table, PostgreSqlCopiedTypes types) throws SQLException {
        String source = dialect.quote(table);
        String target = target(table.name());
        List<String> names = Query.list(connection, WRITABLE, row -> row.getString(1), source);
        List<String> statements = new ArrayList<>();
        if (!names.isEmpty()) {
            statements.add("INSERT INTO " + target + " ("
                    + names.stream().map(dialect::quote).collect(Collectors.joining(", "))
                    + ") OVERRIDING SYSTEM VALUE SELECT "
                    + names.stream().map(name -> types.read(table.name(), name)).collect(Collectors.joining(", "))
                    + " FROM " + source);
        }
        statements.addAll(Query.list(
                connection,
                IDENTITIES,
                row -> "SELECT setval(pg_get_serial_sequence(" + dialect.literal(target) + ", "
                        + dialect.literal(row.getString(1)) + "), last_value, is_called) FROM "
                        + row.getString(2),
                source,
                source));
        return statements;
    }

    private List<Relation> tables() throws SQLException {
        return dialect.catalog().relations(connection, from).stream()
                .filter(relation -> relation.kind() == Relation.Kind.TABLE)
                .toList();
    }

    private String target(String name) {
        return dialect.quote(new ObjectName(to, name));
    }
}
