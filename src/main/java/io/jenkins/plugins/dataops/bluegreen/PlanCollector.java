package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.ObjectName;
import io.jenkins.plugins.dataops.database.Privilege;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.TableFingerprint;
import io.jenkins.plugins.dataops.database.ViewState;
import io.jenkins.plugins.dataops.database.Views;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers a plan object by object. */
final class PlanCollector {
    private final ViewsTarget target;
    private final PlanFacts facts;
    private final SwitchDirection course;
    private final Views views;
    private final List<String> statements = new ArrayList<>();
    private final List<ObjectChange> objects = new ArrayList<>();
    private final Set<Dependant> dependants = new LinkedHashSet<>();
    private final List<SwitchPlan.ObjectPrivilege> privileges = new ArrayList<>();
    private final List<Message> refusals = new ArrayList<>();
    private final List<Message> warnings = new ArrayList<>();
    private final List<Message> oneWay = new ArrayList<>();
    private final List<String> overwritten = new ArrayList<>();
    private final List<JournalRow.LiveObject> content = new ArrayList<>();
    private final Map<String, ViewState> dropped = new LinkedHashMap<>();
    private final List<ObjectName> probes = new ArrayList<>();
    private final Map<ObjectName, Set<Privilege>> kept = new LinkedHashMap<>();

    PlanCollector(ViewsTarget target, PlanFacts facts, SwitchDirection course) {
        this.target = target;
        this.facts = facts;
        this.course = course;
        this.views = target.dialect().views();
    }

    void statement(String sql) {
        statements.add(sql);
    }

    void refuse(Message why) {
        refusals.add(why);
    }

    void warn(Message what) {
        warnings.add(what);
    }

    /** Forbids the way forth; a way back is more urgent than what readers may be denied or shown by it. */
    void against(Message what) {
        if (course.back()) {
            warn(what);
        } else {
            refuse(what);
        }
    }

    /** Why the switch could not be taken back; it then needs consent. */
    void oneWay(List<Message> reasons) {
        oneWay.addAll(reasons);
        if (reasons.isEmpty()) {
            return;
        }
        if (target.request().allowOneWay()) {
            warn(SwitchPlanCode.ONE_WAY_ALLOWED.of(reasons));
        } else {
            refuse(SwitchPlanCode.ONE_WAY_REFUSED.of(reasons));
        }
    }

    void neededBy(List<Dependant> others) {
        dependants.addAll(others);
    }

    List<Message> refusals() {
        return refusals;
    }

    /** An object that readers do not have yet. */
    void added(Relation source) {
        ViewState restored = remembered(source.name().name());
        new Recreation(facts.roles(), source.name().name(), Optional.empty())
                .objections(restored)
                .forEach(this::refuse);
        ObjectName live = target.view(source.name().name());
        statements.addAll(views.create(live, source, restored));
        if (!course.restored().containsKey(source.name().name())) {
            statements.addAll(views.readable(live, target.request().readers()));
        }
        live(source, source.columns(), ObjectChange.Kind.ADDED, ColumnChanges.between(List.of(), source.columns()));
    }

    /** An object that readers would no longer have. */
    void lost(String folded, Optional<Relation> view) {
        String name = view.map(found -> found.name().name()).orElse(folded);
        objects.add(new ObjectChange(
                name, ObjectChange.Kind.LOST, List.of(), rows(course.liveMarks(), name), OptionalLong.empty()));
        if (!course.back() && !target.request().dropObjects()) {
            refuse(SwitchPlanCode.OBJECT_LOST.of(name));
        }
        if (view.isPresent()) {
            ObjectName live = target.view(name);
            dropped.put(name, facts.state(name));
            changedByHand(view.get());
            for (Dependant dependant : dependantsOn(live)) {
                refuse(SwitchPlanCode.BREAKS_WHEN_DROPPED.of(said(dependant), name));
            }
            statements.add(views.drop(live));
        }
    }

    /** An object that readers have and keep. */
    void kept(Relation view, Relation source) {
        ObjectName live = target.view(view.name().name());
        ViewState now = facts.state(view.name().name());
        changedByHand(view);
        ViewState restored = remembered(view.name().name()).ofColumns(name -> !has(view.columns(), name));
        ViewState state = now.with(restored);
        views.objection(live, state).map(Message::text).ifPresent(this::against);
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
            warn(SwitchPlanCode.KEEPS_COLUMNS.of(view.name().name(), said(others.get(0))));
        } else if (breaks && course.back() && inPlace) {
            others.forEach(other -> warn(SwitchPlanCode.MAY_BREAK.of(said(other), view.name().name())));
        } else if (breaks) {
            others.forEach(other -> refuse(SwitchPlanCode.WOULD_BREAK.of(
                    said(other), view.name().name(), typesMadeAnew(changes, source))));
        }
        typesMadeAnew(changes, source)
                .filter(types -> !course.back())
                .ifPresent(types -> warn(SwitchPlanCode.DROPPED_AT_EACH_SWITCH.of(view.name().name(), types)));
        if (!inPlace) {
            new Recreation(facts.roles(), view.name().name(), Optional.of(views.quoted(live)))
                    .objections(state)
                    .forEach(why -> refuse(SwitchPlanCode.NOT_TO_BE_RECREATED.of(view.name().name(), why)));
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
            SwitchPlanCode code = course.back() ? SwitchPlanCode.COLUMNS_LOST : SwitchPlanCode.COLUMNS_PUT_ASIDE;
            warn(code.of(view.name().name(), gone));
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

    /** A type that each version makes for itself is another type each time, however alike. */
    private Optional<Message> typesMadeAnew(List<ColumnChange> changes, Relation source) {
        String schema = source.name().schema();
        Set<String> retyped = changes.stream()
                .filter(change -> change.kind() == ColumnChange.Kind.RETYPED)
                .map(ColumnChange::column)
                .collect(Collectors.toSet());
        List<String> types = source.columns().stream()
                .filter(column -> retyped.contains(column.name()))
                .map(Column::type)
                .filter(type -> type.startsWith(schema + ".") || type.startsWith(target.dialect().quote(schema) + "."))
                .distinct()
                .toList();
        return types.isEmpty()
                ? Optional.empty()
                : Optional.of(SwitchPlanCode.TYPES_MADE_ANEW.of(types));
    }

    /** What hung on a view before the way forth took it or recreated it. */
    private ViewState remembered(String name) {
        return course.restored().getOrDefault(name, ViewState.NONE).among(facts.roles());
    }

    /** A switch overwrites a view's query: somebody's change to it must not be lost unseen. */
    private void changedByHand(Relation view) {
        facts.changedByHand(target, view).ifPresent(query -> {
            overwritten.add(query);
            Message change =
                    SwitchPlanCode.CHANGED_BY_HAND.of(target.view(view.name().name()).toString(), query);
            if (course.back() || target.request().drift() == DriftPolicy.ACCEPT) {
                warn(change);
            } else {
                refuse(SwitchPlanCode.HAND_CHANGE_KEPT.of(change));
            }
        });
    }

    /** Something that needs something else, for people. */
    static Message said(Dependant dependant) {
        return SwitchPlanCode.DEPENDANT.of(dependant.kind(), dependant.name(), dependant.needs());
    }

    private static boolean has(List<Column> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    private static boolean beginsWith(List<Column> columns, List<Column> first) {
        return columns.size() > first.size() && columns.subList(0, first.size()).equals(first);
    }

    private List<Dependant> dependantsOn(ObjectName view) {
        List<Dependant> found = facts.dependants().getOrDefault(view.name(), List.of());
        dependants.addAll(found);
        return found;
    }

    private void live(Relation source, List<Column> columns, ObjectChange.Kind kind, List<ColumnChange> changes) {
        String name = source.name().name();
        Optional<TableFingerprint> mark = Optional.ofNullable(course.marks().get(target.dialect().folded(name)));
        objects.add(new ObjectChange(
                name, kind, changes, rows(course.liveMarks(), name), rows(course.marks(), name)));
        content.add(new JournalRow.LiveObject(name, columns, mark));
        probes.add(target.view(name));
    }

    private OptionalLong rows(Map<String, TableFingerprint> marks, String name) {
        TableFingerprint mark = marks.get(target.dialect().folded(name));
        return mark == null ? OptionalLong.empty() : OptionalLong.of(mark.rows());
    }

    /** What is carried out, in this order. */
    List<String> statements() {
        return List.copyOf(statements);
    }

    /** The live views, which must all be readable before COMMIT. */
    List<ObjectName> probes() {
        return List.copyOf(probes);
    }

    /** The privileges that each recreated view must have again. */
    Map<ObjectName, Set<Privilege>> kept() {
        return Map.copyOf(kept);
    }

    /** What will be live. */
    JournalRow.Content content() {
        return new JournalRow.Content(content, dropped);
    }

    PlanDraft draft(ProductState state, PlanDraft.Steps steps) {
        SwitchPlan plan = new SwitchPlan(
                hash(state), List.copyOf(statements), List.copyOf(objects), List.copyOf(dependants),
                List.copyOf(privileges), List.copyOf(refusals), List.copyOf(warnings), List.copyOf(oneWay));
        return new PlanDraft(plan, content(), steps);
    }

    /** Everything that an approval is about, each part as a JSON text, so that no two plans read alike. */
    private String hash(ProductState state) {
        String canonical = JournalTable.json(List.of(
                "dataops switch plan 2",
                state.product(),
                state.environment(),
                target.request().liveSchema(),
                state.liveEntry().isPresent() ? state.deployment(state.liveEntry().getAsLong()) : "",
                course.to().map(Colour::word).orElse(""),
                content,
                overwritten,
                statements));
        return HexFormat.of().formatHex(ColourSchemas.sha256(canonical));
    }
}
