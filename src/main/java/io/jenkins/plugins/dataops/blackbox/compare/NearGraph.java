package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.value.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The largest matching where several columns may be near: augmenting paths, the shortest ones of a round together
 * (Hopcroft and Karp 1973). No matching has more pairs.
 */
final class NearGraph {
    /** The most pairs of rows that are looked at. */
    static final long PAIRS = 4_000_000;

    private static final int NOBODY = -1;
    private final List<Row> expected;
    private final List<Row> actual;
    private final int[][] near;
    private final int[] ofExpected;
    private final int[] ofActual;
    private final int[] layer;
    private final int[] tried;

    NearGraph(Alignment alignment, List<Row> expected, List<Row> actual) {
        this.expected = expected;
        this.actual = actual;
        this.near = new int[expected.size()][];
        for (int i = 0; i < near.length; i++) {
            List<Integer> partners = new ArrayList<>();
            for (int j = 0; j < actual.size(); j++) {
                if (alignment.equal(expected.get(i), actual.get(j))) {
                    partners.add(j);
                }
            }
            near[i] = partners.stream().mapToInt(Integer::intValue).toArray();
        }
        this.ofExpected = new int[expected.size()];
        this.ofActual = new int[actual.size()];
        Arrays.fill(ofExpected, NOBODY);
        Arrays.fill(ofActual, NOBODY);
        this.layer = new int[expected.size()];
        this.tried = new int[expected.size()];
    }

    /** Takes the pairs out of both lists and tells how many. */
    int takeOut() {
        while (findLayers()) {
            Arrays.fill(tried, 0);
            for (int i = 0; i < near.length; i++) {
                if (ofExpected[i] == NOBODY) {
                    augment(i);
                }
            }
        }
        Set<Integer> takenExpected = new HashSet<>();
        Set<Integer> takenActual = new HashSet<>();
        for (int i = 0; i < ofExpected.length; i++) {
            if (ofExpected[i] != NOBODY) {
                takenExpected.add(i);
                takenActual.add(ofExpected[i]);
            }
        }
        NearLine.remove(expected, takenExpected);
        NearLine.remove(actual, takenActual);
        return takenActual.size();
    }

    /** How many steps each expected row is away from one without partner; true while a free actual row is in reach. */
    private boolean findLayers() {
        Arrays.fill(layer, NOBODY);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int i = 0; i < near.length; i++) {
            if (ofExpected[i] == NOBODY) {
                layer[i] = 0;
                queue.add(i);
            }
        }
        boolean free = false;
        while (!queue.isEmpty()) {
            int i = queue.remove();
            for (int j : near[i]) {
                int holder = ofActual[j];
                if (holder == NOBODY) {
                    free = true;
                } else if (layer[holder] == NOBODY) {
                    layer[holder] = layer[i] + 1;
                    queue.add(holder);
                }
            }
        }
        return free;
    }

    /** Walks down the layers without recursion, whose depth would be the length of the path. */
    private void augment(int root) {
        Deque<Integer> path = new ArrayDeque<>();
        path.push(root);
        while (!path.isEmpty()) {
            int i = path.peek();
            if (tried[i] == near[i].length) {
                path.pop();
                continue;
            }
            int j = near[i][tried[i]++];
            int holder = ofActual[j];
            if (holder == NOBODY) {
                turnOver(path);
                return;
            }
            if (layer[holder] == layer[i] + 1) {
                path.push(holder);
            }
        }
    }

    /** Each on the path takes the actual row that it came upon last; the one before loses it to take its own. */
    private void turnOver(Deque<Integer> path) {
        for (int i : path) {
            int taken = near[i][tried[i] - 1];
            ofExpected[i] = taken;
            ofActual[taken] = i;
        }
    }
}
