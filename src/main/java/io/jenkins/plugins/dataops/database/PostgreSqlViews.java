package io.jenkins.plugins.dataops.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's views: replaced in place while columns are only added at the end, else dropped and created. */
final class PostgreSqlViews implements Views {
    /** PostgreSQL keeps the option as it was written, and takes many words for true. */
    private static final Pattern SECURITY_INVOKER =
            Pattern.compile("security_invoker=(?!f(a(l(s(e)?)?)?)?$|of(f)?$|no?$|0$).*", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;

    PostgreSqlViews(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public ViewState state(Connection connection, ObjectName view) throws SQLException {
        return new PostgreSqlViewState(connection, view).read();
    }

    @Override
    public boolean replaceable(List<Column> before, List<Column> after) {
        return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
    }

    @Override
    public List<String> create(ObjectName view, Relation source, ViewState state) {
        List<String> statements = new ArrayList<>();
        statements.add(definition("CREATE VIEW ", view, source, List.of(), state));
        state.owner().ifPresent(owner ->
                statements.add("ALTER VIEW " + dialect.quote(view) + " OWNER TO " + dialect.quote(owner)));
        if (state.owner().isPresent()) {
            statements.addAll(privileges(view, source, state));
        }
        statements.addAll(comments(view, source, state));
        return statements;
    }

    @Override
    public List<String> replace(ObjectName view, Relation source, List<Column> missing, ViewState state) {
        return List.of(definition("CREATE OR REPLACE VIEW ", view, source, missing, state));
    }

    /** Options must be said each time: a replaced view loses those that are not. */
    private String definition(
            String create, ObjectName view, Relation source, List<Column> missing, ViewState state) {
        Stream<String> own = source.columns().stream().map(column -> dialect.quote(column.name()));
        Stream<String> asNull = missing.stream()
                .map(column -> "NULL::" + column.type() + " AS " + dialect.quote(column.name()));
        String options = state.options().isEmpty() ? "" : " WITH (" + String.join(", ", state.options()) + ")";
        return create + dialect.quote(view) + options + " AS SELECT "
                + Stream.concat(own, asNull).collect(Collectors.joining(", ")) + " FROM "
                + dialect.quote(source.name());
    }

    private List<String> privileges(ObjectName view, Relation source, ViewState state) {
        List<String> statements = new ArrayList<>();
        Stream.concat(Stream.of("PUBLIC"), state.grantedByDefault().stream().map(dialect::quote))
                .forEach(role -> statements.add("REVOKE ALL ON " + dialect.quote(view) + " FROM " + role));
        statements.addAll(grants(view, source, state));
        return statements;
    }

    private List<String> grants(ObjectName view, Relation source, ViewState state) {
        List<String> statements = new ArrayList<>();
        Map<List<Object>, List<String>> rights = new LinkedHashMap<>();
        for (Privilege privilege : state.privileges()) {
            boolean alive = privilege.column().isEmpty()
                    || source.columns().stream().anyMatch(column -> column.name().equals(privilege.column().get()));
            if (alive) {
                String grantee = privilege.everybody() ? "PUBLIC" : dialect.quote(privilege.grantee());
                String right = privilege.right()
                        + privilege.column().map(name -> " (" + dialect.quote(name) + ")").orElse("");
                rights.computeIfAbsent(Arrays.asList(grantee, privilege.grantable()), key -> new ArrayList<>())
                        .add(right);
            }
        }
        rights.forEach((key, list) -> statements.add("GRANT " + String.join(", ", list) + " ON "
                + dialect.quote(view) + " TO " + key.get(0) + (key.get(1).equals(true) ? " WITH GRANT OPTION" : "")));
        return statements;
    }

    private List<String> comments(ObjectName view, Relation source, ViewState state) {
        List<String> statements = new ArrayList<>();
        Optional.ofNullable(state.comments().get(""))
                .ifPresent(text -> statements.add("COMMENT ON VIEW " + dialect.quote(view) + " IS " + PostgreSqlDialect.literal(text)));
        source.columns().stream()
                .filter(column -> state.comments().containsKey(column.name()))
                .forEach(column -> statements.add("COMMENT ON COLUMN " + dialect.quote(view) + "."
                        + dialect.quote(column.name()) + " IS " + PostgreSqlDialect.literal(state.comments().get(column.name()))));
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
        return state.options().stream()
                .filter(option -> SECURITY_INVOKER.matcher(option).matches())
                .findFirst()
                .map(option -> "the view " + dialect.quote(view) + " has " + option + ", so that its readers need "
                        + "their own rights on each colour and would be denied the new one: run ALTER VIEW "
                        + dialect.quote(view) + " RESET (security_invoker)");
    }

    @Override
    public ViewState restorable(Connection connection, ViewState remembered) throws SQLException {
        Set<String> roles = new HashSet<>(Query.list(connection, "SELECT rolname FROM pg_roles", row -> row.getString(1)));
        return new ViewState(
                remembered.owner(),
                remembered.options(),
                remembered.comments(),
                remembered.privileges().stream()
                        .filter(right -> right.everybody() || roles.contains(right.grantee()))
                        .toList(),
                remembered.grantedByDefault().stream().filter(roles::contains).toList(),
                remembered.irreproducible());
    }

    @Override
    public List<String> restore(ObjectName view, Relation source, ViewState lost) {
        List<String> statements = grants(view, source, lost);
        statements.addAll(comments(view, source, lost));
        return statements;
    }
}
