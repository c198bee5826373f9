package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.blackbox.compare.Tolerance.Reach;
import io.jenkins.plugins.dataops.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The largest matching where one column alone may be near: each expected row takes what lies in its range, and each
 * actual row, from the least on, goes to that range around it which ends first (Glover 1967, for convex bipartite
 * graphs). No matching has more pairs. In the order of sorting.
 */
final class NearLine {
    private final Tolerance tolerance;
    private final int column;

    NearLine(Tolerance tolerance, int column) {
        this.tolerance = tolerance;
        this.column = column;
    }

    private record Wanted(int place, Reach reach) {}

    private record Found(int place, BigDecimal position) {}

    /** Takes the pairs out of both lists and tells how many. */
    int takeOut(List<Row> expected, List<Row> actual) {
        List<Wanted> waiting = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            waiting.add(new Wanted(i, tolerance.reach(expected.get(i).cell(column))));
        }
        waiting.sort(Comparator.comparing(wanted -> wanted.reach().from()));
        List<Found> points = new ArrayList<>();
        for (int j = 0; j < actual.size(); j++) {
            points.add(new Found(j, tolerance.position(actual.get(j).cell(column)).orElseThrow()));
        }
        points.sort(Comparator.comparing(Found::position));
        Set<Integer> takenExpected = new HashSet<>();
        Set<Integer> takenActual = new HashSet<>();
        PriorityQueue<Wanted> open = new PriorityQueue<>(Comparator.comparing(wanted -> wanted.reach().to()));
        int next = 0;
        for (Found point : points) {
            while (next < waiting.size() && waiting.get(next).reach().from().compareTo(point.position()) <= 0) {
                open.add(waiting.get(next++));
            }
            while (!open.isEmpty() && open.peek().reach().to().compareTo(point.position()) < 0) {
                open.poll();
            }
            if (!open.isEmpty()) {
                takenExpected.add(open.poll().place());
                takenActual.add(point.place());
            }
        }
        remove(expected, takenExpected);
        remove(actual, takenActual);
        return takenActual.size();
    }

    /** Leaves the rows whose places were not taken. */
    static void remove(List<Row> rows, Set<Integer> taken) {
        List<Row> left = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!taken.contains(i)) {
                left.add(rows.get(i));
            }
        }
        rows.clear();
        rows.addAll(left);
    }
}
