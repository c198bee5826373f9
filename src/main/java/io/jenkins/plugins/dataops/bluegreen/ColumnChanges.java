package io.jenkins.plugins.dataops.bluegreen;

import io.jenkins.plugins.dataops.database.Column;
import io.jenkins.plugins.dataops.result.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how the columns of a view change. */
final class ColumnChanges {
    private ColumnChanges() {}

    static List<ColumnChange> between(List<Column> before, List<Column> after) {
        Map<String, Integer> old = positions(before);
        Map<String, Integer> now = positions(after);
        List<ColumnChange> changes = new ArrayList<>();
        old.forEach((name, position) -> {
            if (!now.containsKey(name)) {
                changes.add(new ColumnChange(
                        name, ColumnChange.Kind.LOST, described(before, position), Optional.empty()));
            }
        });
        // A column moves when the order among those that stay is another, not because one before it is gone.
        List<String> stayingBefore = old.keySet().stream().filter(now::containsKey).toList();
        List<String> stayingAfter = now.keySet().stream().filter(old::containsKey).toList();
        now.forEach((name, position) -> {
            Integer oldPosition = old.get(name);
            if (oldPosition == null) {
                changes.add(new ColumnChange(
                        name, ColumnChange.Kind.ADDED, Optional.empty(), described(after, position)));
            } else if (!before.get(oldPosition).type().equals(after.get(position).type())) {
                changes.add(new ColumnChange(
                        name, ColumnChange.Kind.RETYPED, described(before, oldPosition), described(after, position)));
            } else if (stayingBefore.indexOf(name) != stayingAfter.indexOf(name)) {
                changes.add(new ColumnChange(
                        name, ColumnChange.Kind.MOVED, described(before, oldPosition), described(after, position)));
            }
        });
        return changes;
    }

    private static Map<String, Integer> positions(List<Column> columns) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).name(), i);
        }
        return positions;
    }

    private static Optional<Message> described(List<Column> columns, int position) {
        return Optional.of(SwitchPlanCode.COLUMN_AT.of(columns.get(position).type(), position + 1));
    }
}
