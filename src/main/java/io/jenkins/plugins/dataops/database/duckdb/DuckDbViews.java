package io.jenkins.plugins.dataops.database.duckdb;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Dialect;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.PlainQuery;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.Query;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.ViewComments;
import io.jenkins.plugins.dataops.database.ViewState;
import io.jenkins.plugins.dataops.database.Views;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** DuckDB's views: any can be replaced in place, which takes its comments away. There are no roles. */
final class DuckDbViews implements Views {
    private static final String VIEWS = """
            SELECT view_name, sql FROM duckdb_views()
             WHERE database_name = current_database() AND lower(schema_name) = lower(?) AND NOT internal
            """;
    private static final String COMMENTS = """
            SELECT view_name, '' AS column_name, comment, 0 AS position FROM duckdb_views()
             WHERE database_name = current_database() AND lower(schema_name) = lower(?) AND comment IS NOT NULL
            UNION ALL
            SELECT table_name, column_name, comment, column_index FROM duckdb_columns()
             WHERE database_name = current_database() AND lower(schema_name) = lower(?) AND comment IS NOT NULL
            ORDER BY position
            """;

    /** What stands before a view's query. */
    private static final Pattern QUERY = Pattern.compile("^.*?\\sAS\\s+(?=SELECT\\s)", Pattern.DOTALL);

    private final Dialect dialect;

    DuckDbViews(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Map<String, ViewState> states(Connection connection, String schema) throws SQLException {
        Map<String, Map<String, String>> comments = new HashMap<>();
        Query.list(
                connection,
                COMMENTS,
                row -> comments.computeIfAbsent(row.getString(1), view -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)),
                schema,
                schema);
        Map<String, ViewState> states = new HashMap<>();
        Query.list(
                connection,
                VIEWS,
                row -> states.put(row.getString(1), new ViewState(
                        Optional.empty(), List.of(), comments.getOrDefault(row.getString(1), Map.of()), List.of(),
                        List.of(), List.of(), List.of(), Optional.of(row.getString(2)))),
                schema);
        return states;
    }

    @Override
    public Map<String, List<Privilege>> privileges(Connection connection, String schema) {
        return Map.of();
    }

    @Override
    public String stamp(Connection connection, String schema) {
        // A transaction that changes a view which another one has changed since it began is refused by DuckDB itself.
        return "";
    }

    @Override
    public boolean replaceable(List<Column> before, List<Column> after) {
        return true;
    }

    @Override
    public List<String> create(ObjectName view, Relation source, ViewState state) {
        return statements("CREATE VIEW ", view, source, List.of(), state);
    }

    @Override
    public List<String> replace(ObjectName view, Relation source, List<Column> missing, ViewState state) {
        return statements("CREATE OR REPLACE VIEW ", view, source, missing, state);
    }

    private List<String> statements(
            String create, ObjectName view, Relation source, List<Column> missing, ViewState state) {
        Stream<String> own = source.columns().stream().map(column -> dialect.quote(column.name()));
        Stream<String> asNull = missing.stream()
                .map(column -> "CAST(NULL AS " + column.type() + ") AS " + dialect.quote(column.name()));
        List<String> statements = new ArrayList<>();
        statements.add(create + dialect.quote(view) + " AS SELECT "
                + Stream.concat(own, asNull).collect(Collectors.joining(", ")) + " FROM "
                + dialect.quote(source.name()));
        statements.addAll(ViewComments.said(dialect, view, source, state));
        return statements;
    }

    @Override
    public String drop(ObjectName view) {
        return "DROP VIEW " + dialect.quote(view);
    }

    @Override
    public String quoted(ObjectName view) {
        return dialect.quote(view);
    }

    @Override
    public Optional<String> objection(ObjectName view, ViewState state) {
        return Optional.empty();
    }

    @Override
    public List<String> restore(ObjectName view, Relation source, ViewState lost) {
        // Comments are said anew each time a view is replaced.
        return List.of();
    }

    @Override
    public boolean plain(ObjectName view, ViewState state, Relation source, List<Column> columns) {
        return state.definition()
                .filter(written -> PlainQuery.of(source, columns).matcher(QUERY.matcher(written).replaceFirst("")).matches())
                .isPresent();
    }

    @Override
    public List<String> readable(ObjectName view, List<String> roles) {
        return List.of();
    }
}
