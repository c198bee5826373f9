package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.database.Relation;
import io.jenkins.plugins.dataops.result.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether readers see what the last switch gave them, or somebody changed a live view by hand since. */
final class LiveDrift {
    private final ViewsTarget target;

    LiveDrift(ViewsTarget target) {
        this.target = target;
    }

    /** What is different, each by itself. */
    List<Message> differences(SqlStateSession session, ProductState state) throws SQLException {
        List<Message> found = new ArrayList<>();
        if (state.live().isEmpty()) {
            return found;
        }
        Connection connection = session.connection();
        Optional<JournalRow> live = session.row(state.liveEntry());
        PlanFacts facts = PlanFacts.read(target, connection, state, live);
        Map<String, Relation> views = byName(connection, target.request().liveSchema());
        Map<String, Relation> other = byName(connection, state.schema(state.live().get().other()));
        for (JournalRow.LiveObject object : live.map(row -> row.content().objects()).orElse(List.of())) {
            String name = target.dialect().folded(object.name());
            Relation view = views.get(name);
            if (view == null) {
                found.add(SwitchVerdictCode.VIEW_GONE.of(target.view(object.name()).toString()));
            } else {
                String shown = target.view(object.name()).toString();
                facts.changedByHand(target, view).ifPresent(query -> found.add(
                        reads(facts, view, other.get(name), object.columns())
                                ? SwitchVerdictCode.VIEW_READS.of(shown, state.live().get().other().word())
                                : SwitchVerdictCode.VIEW_IS_NOW.of(shown, query)));
            }
        }
        return found;
    }

    private boolean reads(PlanFacts facts, Relation view, Relation source, List<Column> columns) {
        return source != null && target.dialect().views().plain(
                view.name(), facts.state(view.name().name()), source, columns);
    }

    private Map<String, Relation> byName(Connection connection, String schema) throws SQLException {
        Map<String, Relation> found = new HashMap<>();
        target.catalog().relations(connection, schema)
                .forEach(relation -> found.put(target.dialect().folded(relation.name().name()), relation));
        return found;
    }
}
