package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.ContentMark;
import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.ViewState;
import io.jenkins.plugins.dataops.database.Views;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Gathers a plan object by object. */
final class PlanCollector {
    private final Target target;
    private final Connection connection;
    private final Course course;
    private final Map<String, List<Dependant>> dependantsByView;
    private final Views views;
    private final List<String> statements = new ArrayList<>();
    private final List<ObjectChange> objects = new ArrayList<>();
    private final Set<Dependant> dependants = new LinkedHashSet<>();
    private final List<SwitchPlan.ObjectPrivilege> privileges = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<JournalRow.LiveObject> content = new ArrayList<>();
    private final Map<String, ViewState> dropped = new LinkedHashMap<>();
    private final List<ObjectName> probes = new ArrayList<>();
    private final Map<ObjectName, Set<Privilege>> kept = new LinkedHashMap<>();

    PlanCollector(
            Target target, Connection connection, Course course, Map<String, List<Dependant>> dependantsByView) {
        this.target = target;
        this.connection = connection;
        this.course = course;
        this.dependantsByView = dependantsByView;
        this.views = target.dialect().views();
    }

    void statement(String sql) {
        statements.add(sql);
    }

    void refuse(String why) {
        refusals.add(why);
    }

    void warn(String what) {
        warnings.add(what);
    }

    /** Forbids the way forth; a way back is more urgent than what readers may be denied or shown by it. */
    void against(String what) {
        if (course.back()) {
            warn(what);
        } else {
            refuse(what);
        }
    }

    /** An object that readers do not have yet. */
    void added(Relation source) throws SQLException {
        ViewState restored = remembered(source.name().name());
        statements.addAll(views.create(target.view(source.name().name()), source, restored));
        live(source, source.columns(), ObjectChange.Kind.ADDED, ColumnChanges.between(List.of(), source.columns()));
    }

    /** An object that readers would no longer have. */
    void lost(String folded, Optional<Relation> view) throws SQLException {
        String name = view.map(found -> found.name().name()).orElse(folded);
        objects.add(new ObjectChange(
                name, ObjectChange.Kind.LOST, List.of(), rows(course.liveMarks(), name), OptionalLong.empty()));
        if (!course.back() && !target.request().dropObjects()) {
            refuse("readers would lose the object '" + name + "': build it, or allow objects to be dropped");
        }
        if (view.isPresent()) {
            ObjectName live = target.view(name);
            dropped.put(name, views.state(connection, live));
            for (Dependant dependant : dependantsOn(live)) {
                refuse(dependant + " would break when '" + name + "' is dropped: drop or change it first");
            }
            statements.add(views.drop(live));
        }
    }

    /** An object that readers have and keep. */
    void kept(Relation view, Relation source) throws SQLException {
        ObjectName live = target.view(view.name().name());
        ViewState now = views.state(connection, live);
        ViewState restored = remembered(view.name().name()).ofColumns(name -> !has(view.columns(), name));
        ViewState state = now.with(restored);
        views.objection(live, state).ifPresent(this::against);
        List<Dependant> others = dependantsOn(live);
        List<ColumnChange> changes = ColumnChanges.between(view.columns(), source.columns());
        boolean inPlace = views.replaceable(view.columns(), source.columns());
        List<Column> missing = List.of();
        if (course.back() && !others.isEmpty() && beginsWith(view.columns(), source.columns())) {
            missing = view.columns().subList(source.columns().size(), view.columns().size());
            inPlace = true;
        }
        boolean breaks = changes.stream().anyMatch(change -> change.kind() != ColumnChange.Kind.ADDED);
        if (!missing.isEmpty()) {
            warn("'" + view.name().name() + "' keeps the columns that came with the release, as NULL, because "
                    + others.get(0) + " holds the view as it is");
        } else if (breaks && course.back() && inPlace) {
            others.forEach(other -> warn(other + " may break: the columns of '" + view.name().name() + "' change"));
        } else if (breaks) {
            others.forEach(other -> refuse(other + " would break when the columns of '" + view.name().name()
                    + "' change: drop or change it first"));
        }
        if (!inPlace) {
            state.irreproducible().forEach(what -> refuse("'" + view.name().name()
                    + "' must be dropped and created because of its columns, and its " + what + " can not be carried "
                    + "over: drop that first"));
            statements.add(views.drop(live));
            statements.addAll(views.create(live, source, state));
        } else {
            statements.addAll(views.replace(live, source, missing, state));
            statements.addAll(views.restore(live, source, restored));
        }
        state.privileges().forEach(right ->
                privileges.add(new SwitchPlan.ObjectPrivilege(view.name().name(), right)));
        List<Column> columns = new ArrayList<>(source.columns());
        columns.addAll(missing);
        List<String> gone = now.ofColumns(name -> !has(columns, name)).inWords();
        if (!gone.isEmpty()) {
            warn("'" + view.name().name() + "' loses columns, and with them " + String.join(", ", gone)
                    + (course.back() ? "" : "; a way back restores that"));
        }
        if (!inPlace || !gone.isEmpty()) {
            dropped.put(view.name().name(), now);
        }
        if (!inPlace || !restored.privileges().isEmpty()) {
            kept.put(live, new LinkedHashSet<>(state.privileges().stream()
                    .filter(right -> right.column().filter(name -> !has(columns, name)).isEmpty())
                    .toList()));
        }
        live(source, columns, inPlace ? ObjectChange.Kind.REPLACED : ObjectChange.Kind.RECREATED, changes);
    }

    /** What hung on a view before the way forth took it or recreated it. */
    private ViewState remembered(String name) throws SQLException {
        return views.restorable(connection, course.restored().getOrDefault(name, ViewState.NONE));
    }

    private static boolean has(List<Column> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    private static boolean beginsWith(List<Column> columns, List<Column> first) {
        return columns.size() > first.size() && columns.subList(0, first.size()).equals(first);
    }

    private List<Dependant> dependantsOn(ObjectName view) {
        List<Dependant> found = dependantsByView.getOrDefault(view.name(), List.of());
        dependants.addAll(found);
        return found;
    }

    private void live(Relation source, List<Column> columns, ObjectChange.Kind kind, List<ColumnChange> changes) {
        String name = source.name().name();
        Optional<ContentMark> mark = Optional.ofNullable(course.marks().get(target.dialect().folded(name)));
        objects.add(new ObjectChange(
                name, kind, changes, rows(course.liveMarks(), name), rows(course.marks(), name)));
        content.add(new JournalRow.LiveObject(name, columns, mark));
        probes.add(target.view(name));
    }

    private OptionalLong rows(Map<String, ContentMark> marks, String name) {
        ContentMark mark = marks.get(target.dialect().folded(name));
        return mark == null ? OptionalLong.empty() : OptionalLong.of(mark.rows());
    }

    PlanDraft draft(ProductState state) {
        SwitchPlan plan = new SwitchPlan(
                hash(state), List.copyOf(statements), List.copyOf(objects), List.copyOf(dependants),
                List.copyOf(privileges), List.copyOf(refusals), List.copyOf(warnings));
        return new PlanDraft(plan, new JournalRow.Content(content, dropped), probes, kept);
    }

    /** Everything that an approval is about, each part as a JSON text, so that no two plans read alike. */
    private String hash(ProductState state) {
        String canonical = Journal.json(List.of(
                "dataops switch plan 1",
                state.product(),
                state.environment(),
                target.request().liveSchema(),
                state.liveEntry().isPresent() ? state.deployment(state.liveEntry().getAsLong()) : "",
                course.to().map(Colour::word).orElse(""),
                content,
                statements));
        return HexFormat.of().formatHex(ColourSchemas.sha256(canonical));
    }
}
