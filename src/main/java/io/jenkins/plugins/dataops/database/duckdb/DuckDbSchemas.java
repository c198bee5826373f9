package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.Schemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** DuckDB's schemas. */
final class DuckDbSchemas implements Schemas {
    private static final String IN_SCHEMA =
            " WHERE database_name = current_database() AND lower(schema_name) = lower(?)";
    private static final String FOREIGN_KEYS =
            "SELECT table_name, referenced_table FROM duckdb_constraints()" + IN_SCHEMA
                    + " AND constraint_type = 'FOREIGN KEY'";
    private static final String SEQUENCES = """
            SELECT sequence_name, start_value, min_value, max_value, increment_by, cycle, last_value
            FROM duckdb_sequences()""" + IN_SCHEMA + " ORDER BY sequence_name";
    private static final String MACROS =
            "SELECT DISTINCT CASE function_type WHEN 'table_macro' THEN 'MACRO TABLE ' ELSE 'MACRO ' END, function_name "
                    + "FROM duckdb_functions()" + IN_SCHEMA + " AND NOT internal AND macro_definition IS NOT NULL "
                    + "ORDER BY function_name";
    private static final String WRITABLE =
            "SELECT column_name FROM duckdb_columns()" + IN_SCHEMA
                    + " AND table_name = ? AND NOT is_generated ORDER BY column_index";

    private final Dialect dialect;

    DuckDbSchemas(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String create(String schema) {
        return "CREATE SCHEMA IF NOT EXISTS " + dialect.quote(schema);
    }

    @Override
    public List<String> usable(String schema, List<String> roles) {
        return List.of();
    }

    @Override
    public String drop(String schema) {
        return "DROP SCHEMA " + dialect.quote(schema);
    }

    @Override
    public boolean renamable(Connection connection, String schema) {
        return true;
    }

    @Override
    public List<String> renameEmpty(String from, String to) {
        // DuckDB renames no schema; an empty one has nothing that would be lost.
        return List.of(drop(from), create(to));
    }

    @Override
    public List<String> empty(Connection connection, String schema) throws SQLException {
        List<String> statements = new ArrayList<>();
        dialect.catalog().relations(connection, schema).stream()
                .filter(relation -> relation.kind() == Relation.Kind.VIEW)
                .forEach(view -> statements.add("DROP VIEW " + dialect.quote(view.name())));
        statements.addAll(Query.list(
                connection, MACROS, row -> "DROP " + row.getString(1) + name(schema, row.getString(2)), schema));
        List<ObjectName> tables = new ArrayList<>(tables(connection, schema));
        java.util.Collections.reverse(tables);
        tables.forEach(table -> statements.add("DROP TABLE " + dialect.quote(table)));
        statements.addAll(Query.list(
                connection, SEQUENCES, row -> "DROP SEQUENCE " + name(schema, row.getString(1)), schema));
        statements.addAll(Query.list(
                connection,
                "SELECT type_name FROM duckdb_types()" + IN_SCHEMA + " AND NOT internal ORDER BY type_name",
                row -> "DROP TYPE " + name(schema, row.getString(1)),
                schema));
        return statements;
    }

    @Override
    public List<String> copy(Connection connection, String from, String to, boolean rows) throws SQLException {
        List<String> statements = new ArrayList<>(Query.list(connection, SEQUENCES, row -> {
            // A sequence goes on where the old one stands, so that copied numbers are not given out again.
            String last = row.getString("last_value");
            long next = last == null || !rows
                    ? row.getLong("start_value")
                    : Long.parseLong(last) + row.getLong("increment_by");
            return "CREATE SEQUENCE " + name(to, row.getString(1)) + " INCREMENT BY " + row.getLong("increment_by")
                    + " MINVALUE " + row.getLong("min_value") + " MAXVALUE " + row.getLong("max_value") + " START "
                    + next + (row.getBoolean("cycle") ? " CYCLE" : " NO CYCLE");
        }, from));
        for (ObjectName table : tables(connection, from)) {
            statements.addAll(moved(connection, "duckdb_tables()", table, to));
            if (rows) {
                String columns = String.join(", ", Query.list(
                        connection, WRITABLE, row -> dialect.quote(row.getString(1)), from, table.name()));
                statements.add("INSERT INTO " + name(to, table.name()) + " (" + columns + ") SELECT " + columns
                        + " FROM " + dialect.quote(table));
            }
            statements.addAll(moved(connection, "duckdb_indexes()", table, to));
        }
        return statements;
    }

    private List<String> moved(Connection connection, String source, ObjectName table, String to) throws SQLException {
        return Query.list(
                connection,
                "SELECT sql FROM " + source + IN_SCHEMA + " AND table_name = ? AND sql IS NOT NULL ORDER BY sql",
                row -> DuckDbNames.moved(row.getString(1), table.schema(), dialect.quote(to)),
                table.schema(),
                table.name());
    }

    /** The schema's tables, each behind those that its foreign keys point at. */
    private List<ObjectName> tables(Connection connection, String schema) throws SQLException {
        record Reference(String from, String to) {}
        List<Reference> references = Query.list(
                connection, FOREIGN_KEYS, row -> new Reference(row.getString(1), row.getString(2)), schema);
        List<ObjectName> waiting = new ArrayList<>(dialect.catalog().relations(connection, schema).stream()
                .filter(relation -> relation.kind() == Relation.Kind.TABLE)
                .map(Relation::name)
                .sorted(Comparator.naturalOrder())
                .toList());
        List<ObjectName> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<ObjectName> free = waiting.stream()
                    .filter(table -> references.stream()
                            .noneMatch(reference -> reference.from().equals(table.name())
                                    && !reference.to().equals(table.name())
                                    && waiting.stream().anyMatch(other -> other.name().equals(reference.to()))))
                    .toList();
            ordered.addAll(free.isEmpty() ? waiting : free);
            waiting.removeAll(free.isEmpty() ? List.copyOf(waiting) : free);
        }
        return ordered;
    }

    @Override
    public List<String> analyze(Connection connection, String schema) throws SQLException {
        return tables(connection, schema).stream().map(table -> "ANALYZE " + dialect.quote(table)).toList();
    }

    private String name(String schema, String object) {
        return dialect.quote(new ObjectName(schema, object));
    }
}
