package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.outcome.ToolException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes out of the rows of one key as many pairs within tolerance as there can be. Nearness is not transitive, so that
 * taking the first one that fits may leave others without a partner.
 *
 * <p>Rows whose exact columns differ never meet. Within those that agree, one column with a tolerance is a matter of
 * ranges on a line, for which the earliest end first is the best there is, at any size; several columns need a matching
 * in a graph ({@link NearGraph}), which is refused where it would take too long.
 */
final class ToleranceMatching {
    private final Alignment alignment;
    private final List<Integer> tolerant = new ArrayList<>();

    ToleranceMatching(Alignment alignment) {
        this.alignment = alignment;
        for (int i = 0; i < alignment.rest().size(); i++) {
            if (alignment.rest().get(i).tolerance().isPresent()) {
                tolerant.add(i);
            }
        }
    }

    /** The rows that agree in whatever must be equal. */
    private record Bucket(List<Row> expected, List<Row> actual) {
        Bucket() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Takes the pairs out of both lists.
     *
     * @param expected the expected rows, in order
     * @param actual the actual rows, in order
     * @return how many pairs were taken out
     * @throws ToolException when several columns with tolerance and very many rows come together
     */
    int takeOutEqual(List<Row> expected, List<Row> actual) {
        Map<List<Value>, Bucket> buckets = new HashMap<>();
        expected.forEach(row -> buckets.computeIfAbsent(exact(row), cells -> new Bucket()).expected().add(row));
        actual.forEach(row -> buckets.computeIfAbsent(exact(row), cells -> new Bucket()).actual().add(row));
        expected.clear();
        actual.clear();
        int matched = 0;
        for (Bucket bucket : buckets.values()) {
            if (!bucket.expected().isEmpty() && !bucket.actual().isEmpty()) {
                matched += match(bucket);
            }
            expected.addAll(bucket.expected());
            actual.addAll(bucket.actual());
        }
        Collections.sort(expected);
        Collections.sort(actual);
        return matched;
    }

    /** What two rows must have in common; of what has no place on a line, the value itself. */
    private List<Value> exact(Row row) {
        List<Value> cells = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            Optional<Tolerance> tolerance = alignment.rest().get(i).tolerance();
            boolean near = tolerance.isPresent() && tolerance.get().position(row.cell(i)).isPresent();
            cells.add(near ? Value.NULL : row.cell(i));
            if (tolerance.isPresent()) {
                cells.add(new Value.Truth(near));
            }
        }
        return cells;
    }

    private int match(Bucket bucket) {
        List<Integer> columns = tolerant.stream()
                .filter(column -> alignment.rest().get(column).tolerance().orElseThrow()
                        .position(bucket.expected().get(0).cell(column)).isPresent())
                .toList();
        if (columns.size() == 1) {
            int column = columns.get(0);
            return new NearLine(alignment.rest().get(column).tolerance().orElseThrow(), column)
                    .takeOut(bucket.expected(), bucket.actual());
        }
        int alike = alike(bucket);
        if (alike == Math.min(bucket.expected().size(), bucket.actual().size())) {
            return removeAlike(bucket);
        }
        if ((long) bucket.expected().size() * bucket.actual().size() > NearGraph.PAIRS) {
            throw new ToolException(String.format(
                    Locale.ROOT,
                    "one key has %,d expected and %,d actual rows to hold against each other within the tolerances of"
                            + " %d columns: add columns to the key until it tells rows apart, or leave a tolerance for"
                            + " one column alone",
                    bucket.expected().size(),
                    bucket.actual().size(),
                    columns.size()));
        }
        return new NearGraph(alignment, bucket.expected(), bucket.actual()).takeOut();
    }

    /** How many rows have an exact equal; where that is all of one side, no other matching has more pairs. */
    private static int alike(Bucket bucket) {
        Map<Row, Integer> counts = counts(bucket.actual());
        int alike = 0;
        for (Row row : bucket.expected()) {
            if (counts.merge(row, -1, Integer::sum) >= 0) {
                alike++;
            }
        }
        return alike;
    }

    private static int removeAlike(Bucket bucket) {
        Map<Row, Integer> ofExpected = counts(bucket.expected());
        Map<Row, Integer> ofActual = counts(bucket.actual());
        int before = bucket.expected().size();
        bucket.expected().removeIf(row -> ofActual.merge(row, -1, Integer::sum) >= 0);
        bucket.actual().removeIf(row -> ofExpected.merge(row, -1, Integer::sum) >= 0);
        return before - bucket.expected().size();
    }

    private static Map<Row, Integer> counts(List<Row> rows) {
        Map<Row, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }
}
