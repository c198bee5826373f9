package io.jenkins.plugins.dataops.database.postgresql;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.Schemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL's schemas. */
final class PostgreSqlSchemas implements Schemas {
    private final Dialect dialect;

    PostgreSqlSchemas(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String create(String schema) {
        return "CREATE SCHEMA IF NOT EXISTS " + dialect.quote(schema);
    }

    @Override
    public List<String> usable(String schema, List<String> roles) {
        return roles.isEmpty()
                ? List.of()
                : List.of("GRANT USAGE ON SCHEMA " + dialect.quote(schema) + " TO "
                        + roles.stream().map(dialect::quote).collect(Collectors.joining(", ")));
    }

    @Override
    public String drop(String schema) {
        return "DROP SCHEMA " + dialect.quote(schema);
    }

    @Override
    public boolean renamable(Connection connection, String schema) throws SQLException {
        return Query.list(
                        connection,
                        "SELECT has_database_privilege(current_database(), 'CREATE') "
                                + "AND pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = ?",
                        row -> row.getBoolean(1),
                        schema)
                .equals(List.of(true));
    }

    @Override
    public List<String> renameEmpty(String from, String to) {
        return List.of("ALTER SCHEMA " + dialect.quote(from) + " RENAME TO " + dialect.quote(to));
    }

    @Override
    public List<String> empty(Connection connection, String schema) throws SQLException {
        return new PostgreSqlContents(connection, schema).drops();
    }

    @Override
    public List<String> copy(Connection connection, String from, String to, boolean rows) throws SQLException {
        return new PostgreSqlCopies(connection, dialect, from, to).statements(rows);
    }

    @Override
    public List<Objection> againstCopying(Connection connection, String from) throws SQLException {
        return PostgreSqlCopiedTypes.objections(connection, from);
    }

    @Override
    public List<String> analyze(Connection connection, String schema) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (Relation relation : dialect.catalog().relations(connection, schema)) {
            if (relation.kind() != Relation.Kind.VIEW) {
                statements.add("ANALYZE " + dialect.quote(relation.name()));
            }
        }
        return statements;
    }
}
