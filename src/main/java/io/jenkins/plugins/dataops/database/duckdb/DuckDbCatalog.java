package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Catalog;
import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DuckDB's catalog: of the one database that the connection is for, names compared without regard to case. */
final class DuckDbCatalog implements Catalog {
    private static final String NAMES = """
            SELECT table_name AS name, 'TABLE' AS kind FROM duckdb_tables()
             WHERE database_name = current_database() AND lower(schema_name) = lower(?)
            UNION ALL
            SELECT view_name, 'VIEW' FROM duckdb_views()
             WHERE database_name = current_database() AND lower(schema_name) = lower(?) AND NOT internal
            """;
    private static final String COLUMNS = """
            SELECT table_name, column_name, data_type FROM duckdb_columns()
            WHERE database_name = current_database() AND lower(schema_name) = lower(?)
            ORDER BY table_name, column_index
            """;
    private static final String TEXTS = """
            SELECT 'view' AS kind, schema_name, view_name AS name, sql FROM duckdb_views()
             WHERE database_name = current_database() AND NOT internal
            UNION ALL
            SELECT 'table', schema_name, table_name, sql FROM duckdb_tables()
             WHERE database_name = current_database() AND NOT internal
            UNION ALL
            SELECT 'macro', schema_name, function_name, macro_definition FROM duckdb_functions()
             WHERE database_name = current_database() AND NOT internal AND macro_definition IS NOT NULL
            ORDER BY schema_name, name
            """;

    private final Dialect dialect;

    DuckDbCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public boolean schemaExists(Connection connection, String schema) throws SQLException {
        return !Query.list(
                        connection,
                        "SELECT 1 FROM duckdb_schemas() WHERE database_name = current_database() "
                                + "AND lower(schema_name) = lower(?)",
                        row -> 1,
                        schema)
                .isEmpty();
    }

    @Override
    public boolean relationExists(Connection connection, ObjectName relation) throws SQLException {
        return !Query.list(
                        connection,
                        "SELECT 1 FROM (" + NAMES + ") WHERE lower(name) = lower(?)",
                        row -> 1,
                        relation.schema(),
                        relation.schema(),
                        relation.name())
                .isEmpty();
    }

    @Override
    public Optional<String> objection(Connection connection, String schema) throws SQLException {
        String database = Query.list(connection, "SELECT current_database()", row -> row.getString(1)).get(0);
        if (dialect.folded(database).equals(dialect.folded(schema))) {
            return Optional.of("the DuckDB file is called like the schema '" + schema + "', and DuckDB then takes "
                    + schema + ".x for ambiguous: give the file or the schema another name");
        }
        if (List.of("main", "temp", "system", "pg_catalog", "information_schema").contains(dialect.folded(schema))) {
            return Optional.of("the schema name '" + schema + "' belongs to DuckDB itself: choose another");
        }
        return Optional.empty();
    }

    @Override
    public List<Relation> relations(Connection connection, String schema) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Query.list(
                connection,
                COLUMNS,
                row -> columns.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3))),
                schema);
        return Query
                .list(
                        connection,
                        NAMES,
                        row -> new Relation(
                                new ObjectName(schema, row.getString(1)),
                                Relation.Kind.valueOf(row.getString(2)),
                                columns.getOrDefault(row.getString(1), List.of())),
                        schema,
                        schema)
                .stream()
                .sorted(Comparator.comparing(Relation::name))
                .toList();
    }

    private record Text(String kind, String schema, String name, String sql) {}

    private List<Text> texts(Connection connection, Predicate<String> schema) throws SQLException {
        return Query
                .list(
                        connection,
                        TEXTS,
                        row -> new Text(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .stream()
                .filter(text -> schema.test(dialect.folded(text.schema())))
                .toList();
    }

    @Override
    public Map<String, List<Dependant>> dependants(Connection connection, String schema) throws SQLException {
        List<Text> texts = texts(connection, other -> true);
        Map<String, List<Dependant>> dependants = new TreeMap<>();
        for (Relation relation : relations(connection, schema)) {
            String name = relation.name().name();
            List<Dependant> found = texts.stream()
                    .filter(text -> !text.name().equalsIgnoreCase(name) || !text.schema().equalsIgnoreCase(schema))
                    .filter(text -> DuckDbNames.mentions(text.sql(), schema, name) || mayMean(text, name, texts))
                    .map(text -> dependant(text, dialect.quote(relation.name())))
                    .toList();
            if (!found.isEmpty()) {
                dependants.put(name, found);
            }
        }
        return dependants;
    }

    /** Whether a text reads a bare name, and its own schema holds nothing else that the name would mean there. */
    private static boolean mayMean(Text text, String name, List<Text> texts) {
        return !text.kind().equals("table")
                && DuckDbSources.mayRead(text.sql(), name)
                && texts.stream()
                        .noneMatch(other -> other != text
                                && !other.kind().equals("macro")
                                && other.schema().equalsIgnoreCase(text.schema())
                                && other.name().equalsIgnoreCase(name));
    }

    @Override
    public List<Dependant> dependantsOutside(Connection connection, String schema, List<String> apart)
            throws SQLException {
        Set<String> inside = Stream.concat(Stream.of(schema), apart.stream())
                .map(dialect::folded)
                .collect(Collectors.toSet());
        return texts(connection, other -> !inside.contains(other)).stream()
                .filter(text -> DuckDbNames.mentions(text.sql(), schema))
                .map(text -> dependant(text, dialect.quote(schema)))
                .toList();
    }

    @Override
    public List<Dependant> dependants(Connection connection, String from, List<String> to) throws SQLException {
        String inside = dialect.folded(from);
        List<Dependant> dependants = new ArrayList<>();
        for (Text text : texts(connection, inside::equals)) {
            to.stream()
                    .filter(schema -> DuckDbNames.mentions(text.sql(), schema))
                    .forEach(schema -> dependants.add(dependant(text, dialect.quote(schema))));
        }
        return dependants;
    }

    private Dependant dependant(Text text, String needs) {
        return new Dependant(text.kind(), dialect.quote(new ObjectName(text.schema(), text.name())), needs);
    }
}
