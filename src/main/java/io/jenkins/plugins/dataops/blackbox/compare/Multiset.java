package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.value.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows with how often each occurs. Most hold one row or none, so one row takes no map. */
final class Multiset {
    private Row only;
    private int onlyCount;
    private Map<Row, Integer> counts;

    void add(Row row) {
        if (counts != null) {
            counts.merge(row, 1, Integer::sum);
        } else if (onlyCount == 0 || only.equals(row)) {
            only = row;
            onlyCount++;
        } else {
            counts = new HashMap<>();
            counts.put(only, onlyCount);
            counts.put(row, 1);
            only = null;
            onlyCount = 0;
        }
    }

    /** Takes one occurrence out. */
    boolean remove(Row row) {
        if (counts != null) {
            Integer count = counts.get(row);
            if (count == null) {
                return false;
            }
            if (count == 1) {
                counts.remove(row);
            } else {
                counts.put(row, count - 1);
            }
            return true;
        }
        if (onlyCount == 0 || !only.equals(row)) {
            return false;
        }
        onlyCount--;
        return true;
    }

    /** Every occurrence, in order of the rows. */
    List<Row> sorted() {
        if (counts == null) {
            return new ArrayList<>(Collections.nCopies(onlyCount, only));
        }
        List<Row> rows = new ArrayList<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> rows.addAll(Collections.nCopies(entry.getValue(), entry.getKey())));
        return rows;
    }
}
