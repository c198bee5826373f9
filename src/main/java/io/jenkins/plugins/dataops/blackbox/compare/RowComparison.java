package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.blackbox.compare.Alignment.Side;
import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.value.Row;
import io.jenkins.plugins.dataops.value.RowStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Compares two streams of rows as multisets, exactly.
 *
 * <p>The expected rows are held; the actual ones pass by, and only those that found no equal are held until the end.
 * Without a key the whole row is the key, which leaves nothing to be changed: rows are missing or added.
 */
public final class RowComparison {
    private final Alignment alignment;
    private final MemoryBudget budget;
    private final Tally tally;
    private final boolean wholeRows;
    private final Map<Row, RowGroup> groups = new HashMap<>();
    private long expectedRows;
    private long actualRows;
    private long matched;

    private RowComparison(Alignment alignment, Rules rules, CellText cellText, MemoryBudget budget) {
        this.alignment = alignment;
        this.budget = budget;
        this.tally = new Tally(alignment, rules, cellText);
        this.wholeRows = rules.key().isEmpty();
    }

    /**
     * Compares.
     *
     * @param expected what should be there; read to its end first
     * @param actual what is there; opened by the caller, read row by row afterwards
     * @param rules how to compare
     * @param cellText how cells are shown
     * @param budget how much may be held in memory
     * @return the differences; where a key column is missing or nothing can be compared, only the counts and the
     *     differences between the columns
     * @throws UsageException when the rules do not fit the columns
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when the budget is used up
     */
    public static Comparison compare(
            RowStream expected, RowStream actual, Rules rules, CellText cellText, MemoryBudget budget) {
        return compare(expected, actual, rules, cellText, budget, EqualRows.NONE);
    }

    /**
     * Compares what is left of two sets of rows.
     *
     * @param expected what should be there of the rows that may differ
     * @param actual what is there of them
     * @param rules how to compare
     * @param cellText how cells are shown
     * @param budget how much may be held in memory
     * @param equal the other rows of both sides
     * @return the differences, and the counts of all rows
     * @throws UsageException when the rules do not fit the columns
     * @throws io.jenkins.plugins.dataops.outcome.ToolException when the budget is used up
     */
    public static Comparison compare(
            RowStream expected,
            RowStream actual,
            Rules rules,
            CellText cellText,
            MemoryBudget budget,
            EqualRows equal) {
        Alignment alignment = Aligner.align(expected.columns(), actual.columns(), rules);
        RowComparison comparison = new RowComparison(alignment, rules, cellText, budget);
        for (Optional<Row> row = expected.next(); row.isPresent(); row = expected.next()) {
            comparison.expect(row.get());
        }
        for (Optional<Row> row = actual.next(); row.isPresent(); row = actual.next()) {
            comparison.meet(row.get());
        }
        return comparison.finish(equal);
    }

    private void expect(Row row) {
        expectedRows++;
        if (alignment.comparable()) {
            Row key = alignment.key(row, Side.EXPECTED, expectedRows);
            Row rest = alignment.rest(row, Side.EXPECTED);
            budget.hold(rest);
            RowGroup group = group(key);
            group.countExpected();
            group.expected().add(rest);
        }
    }

    private void meet(Row row) {
        actualRows++;
        if (!alignment.comparable()) {
            return;
        }
        Row key = alignment.key(row, Side.ACTUAL, actualRows);
        Row rest = alignment.rest(row, Side.ACTUAL);
        RowGroup group = group(key);
        group.countActual();
        // Where several rows may be near each other, taking the equal one away can leave another without a partner.
        boolean laterChoice = alignment.tolerant() && group.expectedCount() > 1;
        if (!laterChoice && group.expected().remove(rest)) {
            group.countMatched();
            budget.release(rest);
        } else {
            budget.hold(rest);
            group.actual().add(rest);
        }
    }

    private RowGroup group(Row key) {
        return groups.computeIfAbsent(key, absent -> {
            budget.holdKey(key);
            return new RowGroup();
        });
    }

    private Comparison finish(EqualRows equal) {
        groups.forEach(alignment.rest().isEmpty() && alignment.key().size() > 0 ? this::countRows : this::pairRows);
        return tally.comparison(expectedRows, actualRows, matched, equal);
    }

    /** With nothing besides the key, equal rows differ by how often they occur. */
    private void countRows(Row key, RowGroup group) {
        long surplus = group.actualCount() - group.expectedCount();
        matched += group.matched();
        boolean oneSideRepeats = group.expectedCount() > 1 || group.actualCount() > 1;
        boolean onBothSides = group.expectedCount() > 0 && group.actualCount() > 0;
        if (wholeRows ? surplus != 0 && onBothSides : oneSideRepeats) {
            tally.duplicated();
        }
        Row nothing = Row.of();
        if (surplus > 0) {
            tally.added(key, nothing, group, surplus);
        } else if (surplus < 0) {
            tally.missing(key, nothing, group, -surplus);
        }
    }

    private void pairRows(Row key, RowGroup group) {
        if (group.expectedCount() > 1 || group.actualCount() > 1) {
            tally.duplicated();
        }
        matched += group.matched();
        List<Row> expected = group.expected().sorted();
        List<Row> actual = group.actual().sorted();
        if (expected.isEmpty() && actual.isEmpty()) {
            return;
        }
        if (alignment.tolerant()) {
            matched += new ToleranceMatching(alignment).takeOutEqual(expected, actual);
        }
        List<Pairing.Pair> pairs = new Pairing(alignment, expected, actual).mostAlike();
        for (Pairing.Pair pair : pairs) {
            tally.changed(key, expected.get(pair.expected()), actual.get(pair.actual()), group);
        }
        List<Integer> pairedExpected = pairs.stream().map(Pairing.Pair::expected).toList();
        List<Integer> pairedActual = pairs.stream().map(Pairing.Pair::actual).toList();
        unpaired(expected, pairedExpected).forEach(row -> tally.missing(key, row, group, 1));
        unpaired(actual, pairedActual).forEach(row -> tally.added(key, row, group, 1));
    }

    private static List<Row> unpaired(List<Row> rows, List<Integer> paired) {
        Set<Integer> taken = new HashSet<>(paired);
        return IntStream.range(0, rows.size())
                .filter(i -> !taken.contains(i))
                .mapToObj(rows::get)
                .toList();
    }
}
