package io.jenkins.plugins.dataops.database.mariadb;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** MariaDB's catalog. A schema is what it calls a database; what depends on a table are foreign keys and views. */
final class MariaDbCatalog implements Catalog {
    private static final String RELATIONS = """
            SELECT t.table_name, t.table_type, c.column_name, c.column_type
            FROM information_schema.tables t
              LEFT JOIN information_schema.columns c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
            WHERE t.table_schema = ? AND t.table_type <> 'SEQUENCE' ORDER BY t.table_name, c.ordinal_position
            """;

    /** The server keeps a view's query with each name in full and in backticks. */
    private static final String DEPENDANTS = """
            SELECT 'foreign key', constraint_schema, concat(table_name, '.', constraint_name), unique_constraint_schema,
              referenced_table_name
            FROM information_schema.referential_constraints
            UNION ALL
            SELECT 'view', v.table_schema, v.table_name, t.table_schema, t.table_name
            FROM information_schema.views v JOIN information_schema.tables t
              ON instr(v.view_definition, concat('`', t.table_schema, '`.`', t.table_name, '`')) > 0
            """;

    private record Edge(String type, ObjectName from, ObjectName to) {}

    private final Dialect dialect;

    MariaDbCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String currentSchema(Connection connection) throws SQLException {
        String current = Query.list(connection, "SELECT DATABASE()", row -> row.getString(1)).get(0);
        if (current == null) {
            throw new SQLException("the URL names no database: write it like " + dialect.urls().example());
        }
        return current;
    }

    @Override
    public boolean schemaExists(Connection connection, String schema) throws SQLException {
        return !Query.list(
                        connection,
                        "SELECT 1 FROM information_schema.schemata WHERE schema_name = ?",
                        row -> 1,
                        schema)
                .isEmpty();
    }

    @Override
    public boolean relationExists(Connection connection, ObjectName relation) throws SQLException {
        return relations(connection, relation.schema()).stream()
                .anyMatch(known -> known.name().name().equals(relation.name()));
    }

    @Override
    public Optional<String> objection(Connection connection, String schema) {
        return Optional.empty();
    }

    @Override
    public List<Relation> relations(Connection connection, String schema) throws SQLException {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Map<String, Relation.Kind> kinds = new LinkedHashMap<>();
        Query.list(
                connection,
                RELATIONS,
                row -> {
                    String name = row.getString(1);
                    kinds.put(name, row.getString(2).endsWith("VIEW") ? Relation.Kind.VIEW : Relation.Kind.TABLE);
                    List<Column> of = columns.computeIfAbsent(name, any -> new ArrayList<>());
                    return row.getString(3) != null && of.add(new Column(row.getString(3), row.getString(4)));
                },
                schema);
        return kinds.entrySet().stream()
                .map(known -> new Relation(
                        new ObjectName(schema, known.getKey()), known.getValue(), columns.get(known.getKey())))
                .sorted(java.util.Comparator.comparing(Relation::name))
                .toList();
    }

    private static List<Edge> edges(Connection connection) throws SQLException {
        return Query.list(
                connection,
                DEPENDANTS,
                row -> new Edge(
                        row.getString(1),
                        new ObjectName(row.getString(2), row.getString(3)),
                        new ObjectName(row.getString(4), row.getString(5))));
    }

    private Dependant dependant(Edge edge) {
        return new Dependant(edge.type(), dialect.quote(edge.from()), dialect.quote(edge.to()));
    }

    @Override
    public Map<String, List<Dependant>> dependants(Connection connection, String schema) throws SQLException {
        Map<String, List<Dependant>> dependants = new TreeMap<>();
        for (Edge edge : edges(connection)) {
            if (edge.to().schema().equals(schema)) {
                dependants.computeIfAbsent(edge.to().name(), any -> new ArrayList<>()).add(dependant(edge));
            }
        }
        return dependants;
    }

    @Override
    public List<Dependant> dependantsOutside(Connection connection, String schema, List<String> apart)
            throws SQLException {
        return edges(connection).stream()
                .filter(edge -> edge.to().schema().equals(schema) && !edge.from().schema().equals(schema))
                .filter(edge -> !apart.contains(edge.from().schema()))
                .map(this::dependant)
                .toList();
    }

    @Override
    public List<Dependant> dependants(Connection connection, String from, List<String> to) throws SQLException {
        return edges(connection).stream()
                .filter(edge -> edge.from().schema().equals(from) && to.contains(edge.to().schema()))
                .map(this::dependant)
                .toList();
    }
}
