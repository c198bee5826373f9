package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** PostgreSQL's catalog. */
final class PostgreSqlCatalog implements Catalog {
    private static final String RELATIONS = """
            SELECT c.oid, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
            ORDER BY c.relname COLLATE "C"
            """;
    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attcollation <> t.typcollation
                           THEN ' COLLATE ' || quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
                           ELSE '' END
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_collation co ON co.oid = a.attcollation
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace
            WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """;
    /** A pg_dump, for example, or a report in a REPEATABLE READ transaction. */
    private static final String OLD_SNAPSHOTS = """
            SELECT pid || ' (' || coalesce(usename, '?') || ', ' || coalesce(nullif(application_name, ''), '?')
                   || ', in its transaction for ' || date_trunc('second', clock_timestamp() - xact_start) || ')'
            FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
              AND backend_xmin IS NOT NULL AND state IN ('idle in transaction', 'idle in transaction (aborted)')
            ORDER BY xact_start LIMIT 20
            """;

    private final Dialect dialect;

    PostgreSqlCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public boolean schemaExists(Connection connection, String schema) throws SQLException {
        return !Query.list(connection, "SELECT 1 FROM pg_namespace WHERE nspname = ?", row -> 1, schema)
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
        record Found(long oid, String name, String kind) {}
        List<Found> found = Query.list(
                connection,
                RELATIONS,
                row -> new Found(row.getLong(1), row.getString(2), row.getString(3)),
                schema);
        List<Relation> relations = new java.util.ArrayList<>();
        for (Found one : found) {
            List<Column> columns = Query.list(
                    connection, COLUMNS, row -> new Column(row.getString(1), row.getString(2)), one.oid());
            relations.add(new Relation(new ObjectName(schema, one.name()), kind(one.kind()), columns));
        }
        return relations;
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
    public List<Dependant> dependants(Connection connection, ObjectName relation) throws SQLException {
        List<Long> oid = Query.list(
                connection,
                "SELECT ?::regclass::oid",
                row -> row.getLong(1),
                dialect.quote(relation));
        return PostgreSqlDependencies.on(connection, relation.schema()).stream()
                .filter(edge -> oid.contains(edge.to().objectId()))
                .map(PostgreSqlDependencies.Edge::dependant)
                .toList();
    }

    @Override
    public List<Dependant> dependantsOutside(Connection connection, String schema) throws SQLException {
        return PostgreSqlDependencies.on(connection, schema).stream()
                .filter(edge -> !schema.equals(edge.fromSchema()))
                .map(PostgreSqlDependencies.Edge::dependant)
                .distinct()
                .toList();
    }

    @Override
    public List<Dependant> dependants(Connection connection, String from, String to) throws SQLException {
        return PostgreSqlDependencies.on(connection, to).stream()
                .filter(edge -> Objects.equals(from, edge.fromSchema()))
                .map(PostgreSqlDependencies.Edge::dependant)
                .distinct()
                .toList();
    }

    @Override
    public List<String> oldSnapshots(Connection connection) throws SQLException {
        return Query.list(connection, OLD_SNAPSHOTS, row -> row.getString(1));
    }
}
