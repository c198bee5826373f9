package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Dependant;
import io.jenkins.plugins.dataops.database.Objection;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.Rights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Works out what a switch would do, from the catalog alone; it changes nothing. */
final class Planner {
    private final ViewsTarget target;

    Planner(ViewsTarget target) {
        this.target = target;
    }

    /**
     * Drafts the plan of a switch.
     *
     * @param connection where; the catalog is read as it is now
     * @param state the product's state
     * @param live the journal entry that is live
     * @param course where to
     */
    PlanCollector collect(Connection connection, ProductState state, Optional<JournalRow> live, SwitchDirection course)
            throws SQLException {
        PlanFacts facts = PlanFacts.read(target, connection, state, live);
        PlanCollector plan = new PlanCollector(target, facts, course);
        if (!target.catalog().schemaExists(connection, target.request().liveSchema())) {
            plan.statement(target.dialect().schemas().create(target.request().liveSchema()));
            target.dialect().schemas().usable(target.request().liveSchema(), target.request().readers())
                    .forEach(plan::statement);
        }
        target.request().readers().stream()
                .filter(reader -> !facts.roles().all().contains(reader))
                .forEach(reader -> plan.against(SwitchPlanCode.READER_UNKNOWN.of(reader)));
        Map<String, Relation> views = byName(target.catalog().relations(connection, target.request().liveSchema()));
        Map<String, Relation> wanted = wanted(connection, state, course, plan);
        Map<String, String> ours = live.map(row -> row.content().names()).orElse(List.of()).stream()
                .collect(Collectors.toMap(target.dialect()::folded, name -> name));
        TreeSet<String> all = new TreeSet<>(ours.keySet());
        all.addAll(wanted.keySet());
        for (String name : all) {
            Optional<Relation> view = Optional.ofNullable(views.get(name));
            if (!wanted.containsKey(name)) {
                plan.lost(name, view);
            } else if (view.isEmpty()) {
                plan.added(wanted.get(name));
            } else if (!ours.containsKey(name) || view.get().kind() != Relation.Kind.VIEW) {
                plan.refuse(SwitchPlanCode.OBJECT_IN_THE_WAY.of(
                        target.view(view.get().name().name()).toString()));
            } else {
                plan.kept(view.get(), wanted.get(name));
            }
        }
        if (state.live().isPresent() && course.to().isPresent()) {
            String to = state.schema(course.to().get());
            target.catalog()
                    .lostRowSecurity(connection, state.schema(state.live().get()), to)
                    .forEach(lost -> plan.against(SwitchPlanCode.ROW_SECURITY_LOST.of(lost, to)));
        }
        for (Objection objection : rights(connection, state, course, wanted.values(), views)) {
            plan.refuse(SwitchPlanCode.OBJECTION.of(objection.problem(), objection.remedy()));
        }
        if (state.live().isPresent()) {
            ExternalDependencies surroundings = new ExternalDependencies(target, connection);
            String schema = state.schema(state.live().get());
            List<Dependant> dependants = surroundings.dependants(schema);
            plan.neededBy(dependants);
            surroundings.leftBehind(schema, dependants).forEach(plan::warn);
        }
        if (!course.back()) {
            for (Objection doubt : target.catalog().doubts(connection, state.schema(course.to().orElseThrow()))) {
                plan.warn(SwitchPlanCode.OBJECTION.of(doubt.problem(), doubt.remedy()));
            }
            new MissingReaderGrants(target, facts).look(
                    wanted.keySet().stream().filter(name -> !views.containsKey(name))
                            .map(name -> wanted.get(name).name().name()).toList(),
                    wanted.keySet().stream().filter(views::containsKey)
                            .map(name -> views.get(name).name().name()).toList(),
                    plan);
            checkCandidate(connection, state, course, plan);
            if (live.isPresent() && plan.refusals().isEmpty()) {
                plan.oneWay(new RollbackProof(target, facts, views).objections(plan.content(), live.get()));
            }
        }
        return plan;
    }

    private List<Objection> rights(
            Connection connection,
            ProductState state,
            SwitchDirection course,
            Collection<Relation> wanted,
            Map<String, Relation> views)
            throws SQLException {
        String live = target.request().liveSchema();
        List<String> names = wanted.stream()
                .map(relation -> views.get(target.dialect().folded(relation.name().name())))
                .filter(Objects::nonNull)
                .map(view -> view.name().name())
                .toList();
        Rights rights = target.dialect().rights();
        List<Objection> found = new ArrayList<>(rights.creatingIn(connection, live));
        found.addAll(rights.replacing(connection, live, names));
        if (course.to().isPresent()) {
            found.addAll(rights.reading(connection, live, state.schema(course.to().get()), names));
        }
        return found;
    }

    private Map<String, Relation> wanted(Connection connection, ProductState state, SwitchDirection course, PlanCollector plan)
            throws SQLException {
        if (course.to().isEmpty()) {
            return Map.of();
        }
        String schema = state.schema(course.to().get());
        Map<String, Relation> found = byName(target.catalog().relations(connection, schema));
        Map<String, Relation> wanted = new TreeMap<>();
        for (String name : course.objects()) {
            String folded = target.dialect().folded(name);
            if (found.containsKey(folded)) {
                wanted.put(folded, found.get(folded));
            } else {
                plan.refuse(SwitchPlanCode.OBJECT_NOT_BUILT.of(name, schema));
            }
        }
        if (course.objects().isEmpty()) {
            wanted.putAll(found);
        }
        if (found.isEmpty()) {
            plan.refuse(SwitchPlanCode.NOTHING_TO_SHOW.of(schema));
        }
        wanted.values().stream()
                .filter(relation -> relation.columns().isEmpty())
                .forEach(relation -> plan.refuse(
                        SwitchPlanCode.OBJECT_WITHOUT_COLUMNS.of(relation.name().toString())));
        return wanted;
    }

    /** A candidate must stand on its own: what it reads of the live or the other colour would change under it. */
    private void checkCandidate(Connection connection, ProductState state, SwitchDirection course, PlanCollector plan)
            throws SQLException {
        Colour colour = course.to().orElseThrow();
        String candidate = state.schema(colour);
        List<String> foreign = List.of(target.request().liveSchema(), state.schema(colour.other()));
        target.catalog().dependants(connection, candidate, foreign).forEach(dependant -> plan.refuse(
                SwitchPlanCode.LEANS_ON_OTHERS.of(PlanCollector.said(dependant))));
        target.dialect().transactions().writers(connection, candidate).forEach(writer -> plan.refuse(
                SwitchPlanCode.SESSION_STILL_WRITES.of(writer)));
        List<String> old = target.catalog().oldSnapshots(connection, target.own());
        if (!old.isEmpty()) {
            plan.warn(SwitchPlanCode.OLD_SNAPSHOTS.of(old));
        }
        if (state.live().isEmpty() && !target.request().dropObjects()) {
            plan.warn(SwitchPlanCode.FIRST_RELEASE.of());
        }
    }

    private Map<String, Relation> byName(List<Relation> relations) {
        return relations.stream()
                .collect(Collectors.toMap(
                        relation -> target.dialect().folded(relation.name().name()), relation -> relation));
    }
}
