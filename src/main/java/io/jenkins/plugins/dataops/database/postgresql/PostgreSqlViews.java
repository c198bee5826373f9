package io.jenkins.plugins.dataops.database.postgresql;

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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's views: replaced in place while columns are only added at the end, else dropped and created. */
final class PostgreSqlViews implements Views {
    /** PostgreSQL keeps the option as it was written, and takes many words for true. */
    private static final Pattern SECURITY_INVOKER =
            Pattern.compile("security_invoker=(?!f(a(l(s(e)?)?)?)?$|of(f)?$|no?$|0$).*", Pattern.CASE_INSENSITIVE);

    /**
     * Another version of any row that says what a view is or what hangs on it shows in its transaction's number. All of
     * it is plain tables: reading them waits for nobody's lock.
     */
    private static final String STAMP = """
            WITH views AS (SELECT c.oid, c.xmin FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = ? AND c.relkind = 'v')
            SELECT coalesce(md5(string_agg(x, ' ' ORDER BY x)), '-') FROM (
              SELECT concat_ws(':', 'view', oid, xmin) AS x FROM views
              UNION ALL
              SELECT concat_ws(':', 'column', a.attrelid, a.attnum, a.xmin) FROM pg_attribute a
               WHERE a.attrelid IN (SELECT oid FROM views) AND a.attnum > 0
              UNION ALL
              SELECT concat_ws(':', 'default', d.oid, d.xmin) FROM pg_attrdef d
               WHERE d.adrelid IN (SELECT oid FROM views)
              UNION ALL
              SELECT concat_ws(':', 'rule', r.oid, r.xmin, d.xmin) FROM pg_rewrite r
                LEFT JOIN pg_description d ON d.classoid = 'pg_rewrite'::regclass AND d.objoid = r.oid
               WHERE r.ev_class IN (SELECT oid FROM views)
              UNION ALL
              SELECT concat_ws(':', 'trigger', t.oid, t.xmin, d.xmin) FROM pg_trigger t
                LEFT JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid
               WHERE t.tgrelid IN (SELECT oid FROM views)
              UNION ALL
              SELECT concat_ws(':', 'comment', d.objoid, d.objsubid, d.xmin) FROM pg_description d
               WHERE d.classoid = 'pg_class'::regclass AND d.objoid IN (SELECT oid FROM views)
              UNION ALL
              SELECT concat_ws(':', 'label', l.objoid, l.objsubid, l.xmin) FROM pg_seclabel l
               WHERE l.classoid = 'pg_class'::regclass AND l.objoid IN (SELECT oid FROM views)
              UNION ALL
              SELECT concat_ws(':', 'needed', p.classid, p.objid, p.refobjid, p.refobjsubid, p.xmin) FROM pg_depend p
               WHERE p.refclassid = 'pg_class'::regclass AND p.refobjid IN (SELECT oid FROM views)
            ) s
            """;

    private final Dialect dialect;

    PostgreSqlViews(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Map<String, ViewState> states(Connection connection, String schema) throws SQLException {
        return new PostgreSqlViewStates(connection, dialect, schema).read();
    }

    @Override
    public Map<String, List<Privilege>> privileges(Connection connection, String schema) throws SQLException {
        return new PostgreSqlViewStates(connection, dialect, schema).privileges();
    }

    @Override
    public String stamp(Connection connection, String schema) throws SQLException {
        return Query.list(connection, STAMP, row -> row.getString(1), schema).get(0);
    }

    @Override
    public boolean replaceable(List<Column> before, List<Column> after) {
        return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
    }

    @Override
    public List<String> create(ObjectName view, Relation source, ViewState state) {
        List<String> statements = new ArrayList<>();
        statements.add(definition("CREATE VIEW ", view, source, List.of(), state));
        statements.addAll(attachments(source, state));
        statements.addAll(ViewComments.said(dialect, view, source, state));
        state.owner().ifPresent(owner -> {
            statements.add("ALTER VIEW " + dialect.quote(view) + " OWNER TO " + dialect.quote(owner));
            statements.add("REVOKE ALL ON " + dialect.quote(view) + " FROM PUBLIC, "
                    + list(Stream.concat(Stream.of(owner), state.grantedByDefault().stream()).toList()));
            statements.addAll(grants(view, source, state));
        });
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

    /** As their grantors gave them, so that the same roles can take them away again. */
    private List<String> grants(ObjectName view, Relation source, ViewState state) {
        List<Privilege> waiting = new ArrayList<>(state.privileges().stream()
                .filter(right -> right.column().filter(name -> !has(source, name)).isEmpty())
                .toList());
        List<String> statements = new ArrayList<>(grantsBy(view, waiting, Optional.empty()));
        waiting.removeIf(right -> right.grantor().isEmpty());
        // Whoever passes a right on must have it: a round for each link of the chain.
        while (!waiting.isEmpty()) {
            Set<String> later = waiting.stream()
                    .filter(Privilege::grantable)
                    .map(Privilege::grantee)
                    .collect(Collectors.toSet());
            Set<String> now = waiting.stream()
                    .map(right -> right.grantor().orElseThrow())
                    .filter(grantor -> !later.contains(grantor))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (now.isEmpty()) {
                waiting.forEach(right -> now.add(right.grantor().orElseThrow()));
            }
            for (String grantor : now) {
                statements.add("SET LOCAL ROLE " + dialect.quote(grantor));
                statements.addAll(grantsBy(view, waiting, Optional.of(grantor)));
                statements.add("RESET ROLE");
            }
            waiting.removeIf(right -> now.contains(right.grantor().orElseThrow()));
        }
        return statements;
    }

    private List<String> grantsBy(ObjectName view, List<Privilege> privileges, Optional<String> grantor) {
        List<String> statements = new ArrayList<>();
        Map<List<Object>, List<String>> rights = new LinkedHashMap<>();
        privileges.stream().filter(right -> right.grantor().equals(grantor)).forEach(privilege -> {
            String grantee = privilege.everybody() ? "PUBLIC" : dialect.quote(privilege.grantee());
            String right = privilege.right()
                    + privilege.column().map(name -> " (" + dialect.quote(name) + ")").orElse("");
            rights.computeIfAbsent(Arrays.asList(grantee, privilege.grantable()), key -> new ArrayList<>())
                    .add(right);
        });
        rights.forEach((key, list) -> statements.add("GRANT " + String.join(", ", list) + " ON "
                + dialect.quote(view) + " TO " + key.get(0) + (key.get(1).equals(true) ? " WITH GRANT OPTION" : "")));
        return statements;
    }

    private static List<String> attachments(Relation source, ViewState state) {
        return state.attachments().stream()
                .filter(one -> one.columns().stream().allMatch(name -> has(source, name)))
                .flatMap(one -> one.statements().stream())
                .toList();
    }

    private static boolean has(Relation source, String name) {
        return source.columns().stream().anyMatch(column -> column.name().equals(name));
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
    public List<String> restore(ObjectName view, Relation source, ViewState lost) {
        List<String> statements = new ArrayList<>(attachments(source, lost));
        statements.addAll(ViewComments.said(dialect, view, source, lost));
        statements.addAll(grants(view, source, lost));
        return statements;
    }

    @Override
    public boolean plain(ObjectName view, ViewState state, Relation source, List<Column> columns) {
        return state.definition()
                .filter(written -> PlainQuery.of(source, columns).matcher(written).matches())
                .isPresent();
    }

    @Override
    public List<String> readable(ObjectName view, List<String> roles) {
        return roles.isEmpty() ? List.of() : List.of("GRANT SELECT ON " + dialect.quote(view) + " TO " + list(roles));
    }

    private String list(List<String> roles) {
        return roles.stream().distinct().map(dialect::quote).collect(Collectors.joining(", "));
    }
}
