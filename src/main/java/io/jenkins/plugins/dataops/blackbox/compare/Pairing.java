package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.value.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets the rows of one key that are left against each other, so that a report shows what changed. How many rows differ
 * does not hang on who stands against whom.
 */
final class Pairing {
    /** Above so many possible pairs, rows are set against each other in their order alone. */
    private static final long PAIRS = 1_000_000;

    private final Alignment alignment;
    private final List<Row> expected;
    private final List<Row> actual;

    /** Rows of one key in their order. */
    Pairing(Alignment alignment, List<Row> expected, List<Row> actual) {
        this.alignment = alignment;
        this.expected = expected;
        this.actual = actual;
    }

    /** One pair of changed rows, by their places. */
    record Pair(int expected, int actual) {}

    private record Candidate(Pair pair, int distance) {}

    /**
     * The most alike first, so that a report shows few changed cells.
     *
     * @return as many pairs as the smaller side has rows
     */
    List<Pair> mostAlike() {
        if ((long) expected.size() * actual.size() > PAIRS) {
            return IntStream.range(0, Math.min(expected.size(), actual.size()))
                    .mapToObj(i -> new Pair(i, i))
                    .toList();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < actual.size(); j++) {
                candidates.add(new Candidate(new Pair(i, j), alignment.distance(expected.get(i), actual.get(j))));
            }
        }
        // The sort is stable: of two as alike, the earlier one.
        candidates.sort(Comparator.comparingInt(Candidate::distance));
        boolean[] expectedTaken = new boolean[expected.size()];
        boolean[] actualTaken = new boolean[actual.size()];
        List<Pair> pairs = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Pair pair = candidate.pair();
            if (!expectedTaken[pair.expected()] && !actualTaken[pair.actual()]) {
                expectedTaken[pair.expected()] = true;
                actualTaken[pair.actual()] = true;
                pairs.add(pair);
            }
        }
        return pairs;
    }
}
