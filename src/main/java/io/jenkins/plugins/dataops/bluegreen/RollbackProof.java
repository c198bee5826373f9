package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.database.ViewState;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Proves that a switch could be taken back, by planning the way back from where it would lead. */
final class RollbackProof {
    private final ViewsTarget target;
    private final PlanFacts facts;
    private final Map<String, Relation> viewsNow;

    RollbackProof(ViewsTarget target, PlanFacts facts, Map<String, Relation> viewsNow) {
        this.target = target;
        this.facts = facts;
        this.viewsNow = viewsNow;
    }

    /** Why the way back would be refused; empty when it would not. */
    List<Message> objections(JournalRow.Content forth, JournalRow before) {
        Map<String, ViewState> states = new HashMap<>(facts.states());
        Map<String, List<Column>> after = new HashMap<>();
        forth.objects().forEach(
                object -> after.put(target.dialect().folded(object.name()), object.columns()));
        forth.lost().forEach((name, state) -> {
            List<Column> columns = after.getOrDefault(target.dialect().folded(name), List.of());
            states.put(name, without(state, columns));
        });
        SwitchDirection back = new SwitchDirection(
                before.entry().to(), before.content().names(), true, Map.of(), Map.of(), forth.lost());
        PlanCollector plan = new PlanCollector(target, facts.with(states), back);
        for (JournalRow.LiveObject object : before.content().objects()) {
            String name = target.dialect().folded(object.name());
            Relation source = facts.sources().get(name);
            Relation view = viewsNow.get(name);
            if (source == null) {
                continue;
            }
            if (view != null && after.containsKey(name)) {
                plan.kept(new Relation(view.name(), Relation.Kind.VIEW, after.get(name)), source);
            } else {
                plan.added(source);
            }
        }
        return new ArrayList<>(plan.refusals());
    }

    private static ViewState without(ViewState state, List<Column> columns) {
        ViewState gone = state.ofColumns(name -> columns.stream().noneMatch(column -> column.name().equals(name)));
        Map<String, String> comments = new HashMap<>(state.comments());
        comments.keySet().removeAll(gone.comments().keySet());
        return new ViewState(
                state.owner(), state.options(), comments,
                state.privileges().stream().filter(right -> !gone.privileges().contains(right)).toList(),
                state.grantedByDefault(),
                state.attachments().stream().filter(one -> !gone.attachments().contains(one)).toList(),
                state.irreproducible(), state.definition());
    }
}
