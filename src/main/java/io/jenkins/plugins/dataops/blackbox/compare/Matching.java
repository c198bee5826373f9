package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.blackbox.value.Row;
import io.jenkins.plugins.dataops.outcome.ToolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Decides, among the rows of one key, which expected row stands against which actual one. */
final class Matching {
    private static final long PAIRS = 1_000_000;
    private final Alignment alignment;
    private final List<Row> expected;
    private final List<Row> actual;

    Matching(Alignment alignment, List<Row> expected, List<Row> actual) {
        this.alignment = alignment;
        this.expected = expected;
        this.actual = actual;
        if (expected.size() > 1 && actual.size() > 1 && (long) expected.size() * actual.size() > PAIRS) {
            throw new ToolException(String.format(
                    Locale.ROOT,
                    "one key has %,d expected and %,d actual rows that differ: add columns to the key until it "
                            + "tells rows apart",
                    expected.size(), actual.size()));
        }
    }

    /**
     * Takes out as many pairs within tolerance as there can be: nearness is not transitive, so that taking the first
     * one that fits may leave others without a partner (Kuhn's augmenting paths).
     *
     * @return how many pairs were taken out
     */
    int takeOutEqual() {
        int[] partnerOfActual = new int[actual.size()];
        Arrays.fill(partnerOfActual, -1);
        int matched = 0;
        for (int i = 0; i < expected.size(); i++) {
            if (augment(i, partnerOfActual, new boolean[actual.size()])) {
                matched++;
            }
        }
        boolean[] taken = new boolean[expected.size()];
        for (int j = actual.size() - 1; j >= 0; j--) {
            if (partnerOfActual[j] >= 0) {
                taken[partnerOfActual[j]] = true;
                actual.remove(j);
            }
        }
        for (int i = expected.size() - 1; i >= 0; i--) {
            if (taken[i]) {
                expected.remove(i);
            }
        }
        return matched;
    }

    private boolean augment(int i, int[] partnerOfActual, boolean[] seen) {
        for (int j = 0; j < actual.size(); j++) {
            if (!seen[j] && alignment.equal(expected.get(i), actual.get(j))) {
                seen[j] = true;
                if (partnerOfActual[j] < 0 || augment(partnerOfActual[j], partnerOfActual, seen)) {
                    partnerOfActual[j] = i;
                    return true;
                }
            }
        }
        return false;
    }

    /** One pair of changed rows. */
    record Changed(int expected, int actual, int distance) {}

    /**
     * Pairs what is left, the most alike first, so that a report shows the fewest changed cells.
     *
     * @return as many pairs as the smaller side has rows
     */
    List<Changed> pairMostAlike() {
        List<Changed> candidates = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < actual.size(); j++) {
                candidates.add(new Changed(i, j, alignment.distance(expected.get(i), actual.get(j))));
            }
        }
        candidates.sort(Comparator.comparingInt(Changed::distance)
                .thenComparingInt(Changed::expected)
                .thenComparingInt(Changed::actual));
        boolean[] expectedTaken = new boolean[expected.size()];
        boolean[] actualTaken = new boolean[actual.size()];
        List<Changed> pairs = new ArrayList<>();
        for (Changed candidate : candidates) {
            if (!expectedTaken[candidate.expected()] && !actualTaken[candidate.actual()]) {
                expectedTaken[candidate.expected()] = true;
                actualTaken[candidate.actual()] = true;
                pairs.add(candidate);
            }
        }
        return pairs;
    }
}
