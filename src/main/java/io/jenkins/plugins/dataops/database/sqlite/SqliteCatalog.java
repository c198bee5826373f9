package io.jenkins.plugins.dataops.database.sqlite;

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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQLite's catalog: of the one schema that a file has, and of the temporary one of the connection. */
final class SqliteCatalog implements Catalog {
    private static final String MAIN = "main";

    /** Tables in which a virtual one keeps what it has are its parts, and the engine's own are nobody's. */
    private static final String RELATIONS = """
            SELECT l.name, l.type, x.name, x.type
            FROM pragma_table_list AS l LEFT JOIN pragma_table_xinfo(l.name, l.schema) AS x ON x.hidden <> 1
            WHERE l.schema = lower(?) AND l.type <> 'shadow' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY l.name, x.cid
            """;

    private static final String MADE = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";

    private final Dialect dialect;

    SqliteCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String currentSchema(Connection connection) {
        return MAIN;
    }

    @Override
    public boolean schemaExists(Connection connection, String schema) throws SQLException {
        return !Query.list(
                        connection,
                        "SELECT 1 FROM pragma_database_list WHERE name = ? COLLATE NOCASE",
                        row -> 1,
                        schema)
                .isEmpty();
    }

    @Override
    public boolean relationExists(Connection connection, ObjectName relation) throws SQLException {
        String name = dialect.folded(relation.name());
        return relations(connection, relation.schema()).stream()
                .anyMatch(known -> dialect.folded(known.name().name()).equals(name));
    }

    @Override
    public Optional<String> objection(Connection connection, String schema) {
        return dialect.folded(schema).equals(MAIN)
                ? Optional.empty()
                : Optional.of("a SQLite file has one schema, which is called main: name that one, or none");
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
                    kinds.put(name, row.getString(2).equals("view") ? Relation.Kind.VIEW : Relation.Kind.TABLE);
                    List<Column> of = columns.computeIfAbsent(name, any -> new ArrayList<>());
                    return row.getString(3) != null && of.add(new Column(row.getString(3), row.getString(4)));
                },
                schema);
        return kinds.entrySet().stream()
                .map(known -> new Relation(
                        new ObjectName(schema, known.getKey()), known.getValue(), columns.get(known.getKey())))
                .sorted(Comparator.comparing(Relation::name))
                .toList();
    }

    private record Made(String type, String name, String sql) {}

    /** {@inheritDoc} The engine keeps what was written; a word that is the name counts, so that one too many may be told. */
    @Override
    public Map<String, List<Dependant>> dependants(Connection connection, String schema) throws SQLException {
        List<Made> made = Query.list(
                connection, MADE, row -> new Made(row.getString(1), row.getString(2), row.getString(3)));
        Map<String, List<Dependant>> dependants = new TreeMap<>();
        for (Relation relation : relations(connection, schema)) {
            String name = relation.name().name();
            Pattern word = spelled(name);
            List<Dependant> found = made.stream()
                    .filter(other -> !other.name().equals(name) && word.matcher(other.sql()).find())
                    .map(other -> new Dependant(
                            other.type(), dialect.quote(new ObjectName(schema, other.name())), dialect.quote(relation.name())))
                    .toList();
            if (!found.isEmpty()) {
                dependants.put(name, found);
            }
        }
        return dependants;
    }

    /** Each way in which a statement may write a name. */
    private static Pattern spelled(String name) {
        String quoted = Stream.of('"', '`', '\'')
                .map(quote -> quote + name.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?i)(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])|" + quoted + "|" + Pattern.quote("[" + name + "]"));
    }

    /** {@inheritDoc} Nothing in a file can name what is in another. */
    @Override
    public List<Dependant> dependantsOutside(Connection connection, String schema, List<String> apart) {
        return List.of();
    }

    /** {@inheritDoc} Nothing in a file can name what is in another. */
    @Override
    public List<Dependant> dependants(Connection connection, String from, List<String> to) {
        return List.of();
    }
}
