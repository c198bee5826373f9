package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.BrokenObject;
import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** PostgreSQL's catalog. */
final class PostgreSqlCatalog implements Catalog {
    private static final String RELATIONS = """
            SELECT c.oid, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
                WHERE c.relispartition AND i.inhrelid = c.oid AND p.relnamespace = c.relnamespace)
            ORDER BY c.relname COLLATE "C"
            """;
    private static final String COLUMNS = """
            SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attcollation <> t.typcollation
                           THEN ' COLLATE ' || quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
                           ELSE '' END
            FROM pg_namespace n
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            JOIN pg_attribute a ON a.attrelid = c.oid
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_collation co ON co.oid = a.attcollation
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
            WHERE n.nspname = ? AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attrelid, a.attnum
            """;
    /** A pg_dump, for example, or a report in a REPEATABLE READ transaction. */
    private static final String OLD_SNAPSHOTS = """
            SELECT pid || ' (' || coalesce(usename, '?') || ', ' || coalesce(nullif(application_name, ''), '?')
                   || ', in its transaction for ' || date_trunc('second', clock_timestamp() - xact_start) || ')'
            FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
              AND NOT %s = ANY (?) AND backend_xmin IS NOT NULL AND state IN ('idle in transaction', 'idle in transaction (aborted)')
            ORDER BY xact_start LIMIT 20
            """.formatted("(" + PostgreSqlSessions.IDENTITY + ")");
    /** Since PostgreSQL 16 a membership can leave out the right to act as the role. */
    private static final String ROLES = """
            SELECT rolname, pg_has_role(session_user, oid,
              CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END), %s, %s
            FROM pg_roles
            """
            .formatted(PostgreSqlOwnership.joinable("oid"), PostgreSqlOwnership.mayGiveAway("oid"));

    private static final String READERS_BY_DEFAULT = """
            SELECT DISTINCT CASE WHEN p.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(p.grantee) END
            FROM pg_default_acl d CROSS JOIN LATERAL aclexplode(d.defaclacl) p
            WHERE d.defaclobjtype = 'r' AND d.defaclrole = current_user::regrole AND p.privilege_type = 'SELECT'
              AND d.defaclnamespace IN (0, (SELECT oid FROM pg_namespace WHERE nspname = ?))
            """;

    @Override
    public boolean schemaExists(Connection connection, String schema) throws SQLException {
        return !Query.list(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?", row -> 1, schema)
                .isEmpty();
    }

    @Override
    public boolean relationExists(Connection connection, ObjectName relation) throws SQLException {
        return !Query.list(
                        connection,
                        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                + "WHERE n.nspname = ? AND c.relname = ?",
                        row -> 1,
                        relation.schema(),
                        relation.name())
                .isEmpty();
    }

    @Override
    public Optional<String> objection(Connection connection, String schema) {
        if (schema.startsWith("pg_") || schema.equals("information_schema")) {
            return Optional.of("the schema name '" + schema + "' belongs to PostgreSQL itself: choose another");
        }
        return Optional.empty();
    }

    @Override
    public List<Relation> relations(Connection connection, String schema) throws SQLException {
        Map<Long, List<Column>> columns = new HashMap<>();
        Query.list(
                connection,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3))),
                schema);
        return Query.list(
                connection,
                RELATIONS,
                row -> new Relation(
                        new ObjectName(schema, row.getString(2)),
                        kind(row.getString(3)),
                        columns.getOrDefault(row.getLong(1), List.of())),
                schema);
    }

    private static Relation.Kind kind(String relkind) {
        return switch (relkind) {
            case "p" -> Relation.Kind.PARTITIONED_TABLE;
            case "v" -> Relation.Kind.VIEW;
            case "m" -> Relation.Kind.MATERIALIZED_VIEW;
            case "f" -> Relation.Kind.FOREIGN_TABLE;
            default -> Relation.Kind.TABLE;
        };
    }

    @Override
    public Map<String, List<Dependant>> dependants(Connection connection, String schema) throws SQLException {
        record Named(long oid, String name) {}
        List<PostgreSqlDependencies.Edge> edges = PostgreSqlDependencies.on(connection, schema);
        Map<String, List<Dependant>> dependants = new TreeMap<>();
        for (Named relation : Query.list(
                connection, RELATIONS, row -> new Named(row.getLong(1), row.getString(2)), schema)) {
            edges.stream()
                    .filter(edge -> edge.to().objectId() == relation.oid())
                    .forEach(edge -> dependants
                            .computeIfAbsent(relation.name(), name -> new ArrayList<>())
                            .add(edge.dependant()));
        }
        return dependants;
    }

    @Override
    public List<Dependant> dependantsOutside(Connection connection, String schema, List<String> apart)
            throws SQLException {
        Set<Dependant> found = new LinkedHashSet<>(new PostgreSqlExternalDependencies(connection, schema).related(apart));
        Set<String> related = found.stream().map(Dependant::toString).collect(Collectors.toSet());
        PostgreSqlDependencies.on(connection, schema).stream()
                .filter(edge -> edge.fromSchema() == null
                        || !schema.equals(edge.fromSchema()) && !apart.contains(edge.fromSchema()))
                .map(PostgreSqlDependencies.Edge::dependant)
                .filter(dependant -> !related.contains(dependant.toString()))
                .forEach(found::add);
        return List.copyOf(found);
    }

    @Override
    public List<Objection> stale(Connection connection, String schema) throws SQLException {
        return new PostgreSqlExternalDependencies(connection, schema).stale();
    }

    @Override
    public List<Objection> publishing(Connection connection, String schema) throws SQLException {
        return new PostgreSqlExternalDependencies(connection, schema).publishing();
    }

    @Override
    public List<Objection> hangingOn(Connection connection, String schema) throws SQLException {
        return new PostgreSqlExternalDependencies(connection, schema).hangingOn();
    }

    @Override
    public List<Objection> doubts(Connection connection, String schema) throws SQLException {
        return new PostgreSqlExternalDependencies(connection, schema).doubts();
    }

    @Override
    public List<Dependant> dependants(Connection connection, String from, List<String> to) throws SQLException {
        Set<Dependant> dependants = new LinkedHashSet<>();
        for (String schema : to) {
            PostgreSqlDependencies.on(connection, schema).stream()
                    .filter(edge -> Objects.equals(from, edge.fromSchema()))
                    .forEach(edge -> dependants.add(edge.dependant()));
        }
        return List.copyOf(dependants);
    }

    @Override
    public List<String> oldSnapshots(Connection connection, Set<String> own) throws SQLException {
        return Query.list(
                connection,
                OLD_SNAPSHOTS,
                row -> row.getString(1),
                connection.createArrayOf("text", own.toArray(String[]::new)));
    }

    /** {@inheritDoc} An index that is being built just now is INVALID too, and nobody's leftover. */
    @Override
    public List<BrokenObject> brokenObjects(Connection connection) throws SQLException {
        return Query.list(
                connection,
                """
                SELECT n.nspname, c.relname, quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_'
                    AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
                ORDER BY 3
                """,
                row -> new BrokenObject(
                        row.getString(1),
                        row.getString(2),
                        "index " + row.getString(3) + " is INVALID",
                        "DROP INDEX CONCURRENTLY " + row.getString(3)));
    }

    @Override
    public List<String> lostRowSecurity(Connection connection, String from, String to) throws SQLException {
        return PostgreSqlRowSecurity.lost(connection, from, to);
    }

    @Override
    public Roles roles(Connection connection) throws SQLException {
        Set<String> all = new HashSet<>();
        Set<String> actable = new HashSet<>();
        Set<String> joinable = new HashSet<>();
        Set<String> giving = new HashSet<>();
        List<Set<String>> kinds = List.of(actable, joinable, giving);
        Query.list(connection, ROLES, row -> {
            String role = row.getString(1);
            for (int kind = 0; kind < kinds.size(); kind++) {
                if (row.getBoolean(kind + 2)) {
                    kinds.get(kind).add(role);
                }
            }
            return all.add(role);
        });
        return Query.list(
                        connection,
                        "SELECT rolname, rolsuper FROM pg_roles WHERE rolname = current_user",
                        row -> new Roles(row.getString(1), row.getBoolean(2), all, actable, joinable, giving))
                .get(0);
    }

    @Override
    public Set<String> readersByDefault(Connection connection, String schema) throws SQLException {
        return new HashSet<>(Query.list(connection, READERS_BY_DEFAULT, row -> row.getString(1), schema));
    }
}
