package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.SegmentSql.Part;
import io.jenkins.plugins.dataops.blackbox.compare.CellText;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.compare.EqualRows;
import io.jenkins.plugins.dataops.blackbox.compare.HashPlan;
import io.jenkins.plugins.dataops.blackbox.compare.MemoryBudget;
import io.jenkins.plugins.dataops.blackbox.compare.RowComparison;
import io.jenkins.plugins.dataops.blackbox.compare.Rules;
import io.jenkins.plugins.dataops.blackbox.source.Snapshot;
import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.value.RowStream;
import java.util.List;
import java.util.Optional;

/**
 * Compares the rows of two queries of one database where they lie: it sums up what each segment of keys holds on either
 * side, and only the rows of segments that differ are read and compared by their values.
 *
 * <p>Two different sets of rows in a segment have the same count and the same sum of 64-bit hashes by chance once in 2^64
 * comparisons; with some hundred thousand segments a run is wrong about equal rows once in 10^13.
 */
final class SegmentedComparison {
    /** Below that many rows reading them costs less than to ask where they differ. */
    static final int SMALL = 20_000;

    private static final int COARSE = 4_096;
    private static final int FINE = 262_144;

    /** A longer list of segments would cost the database more than it saves. */
    private static final int LONGEST_LIST = 20_000;

    private final Snapshot snapshot;
    private final RowHashes hashes;
    private final SegmentSql sql;
    private final HashPlan plan;
    private final String expected;
    private final String actual;

    SegmentedComparison(Snapshot snapshot, RowHashes hashes, HashPlan plan, String expected, String actual) {
        this.snapshot = snapshot;
        this.hashes = hashes;
        this.sql = new SegmentSql(hashes, snapshot.dialect());
        this.plan = plan;
        this.expected = expected;
        this.actual = actual;
    }

    /** What differs, and how many rows there are in all and in what differs. */
    private record Found(Part part, long all, long expectedRows, long actualRows) {}

    /** The expected rows, if they are few, or as many of them as tell that they are not. */
    String firstExpected() {
        return "SELECT * FROM (\n" + expected + "\n) AS subject LIMIT " + SMALL;
    }

    /**
     * Compares.
     *
     * @param table the table whose rows the actual ones are, all or some of them, if it is one
     * @return empty when a query gives other rows each time that it runs, so that it has to be read once and whole
     */
    Optional<Comparison> compare(Rules rules, CellText cellText, MemoryBudget budget, Optional<String> table) {
        Found found = look(COARSE, List.of());
        long all = found.all();
        if (found.part().chosen().size() > COARSE / 64) {
            List<Part> within = found.part().chosen().size() > COARSE / 2 ? List.of() : List.of(found.part());
            Found finer = look(FINE, within);
            found = finer.part().chosen().size() > LONGEST_LIST ? found : finer;
        }
        budget.demandRows(Math.max(found.expectedRows(), found.actualRows() - found.expectedRows()));
        EqualRows equal =
                new EqualRows(all - found.expectedRows(), plan.keyed() ? duplicated(found.part(), table) : 0);
        Comparison comparison = compared(rules, cellText, budget, found.part(), equal);
        boolean sameAsBefore = comparison.expectedRows() == all
                && comparison.actualRows() == equal.rows() + found.actualRows();
        return sameAsBefore ? Optional.of(comparison) : Optional.empty();
    }

    private Comparison compared(Rules rules, CellText cellText, MemoryBudget budget, Part part, EqualRows equal) {
        String rest = sql.rows(plan.actual(), actual, part);
        try (RowStream wanted = snapshot.query(sql.rows(plan.expected(), expected, part));
                RowStream there = new LateRows(snapshot.columns(rest), () -> snapshot.query(rest))) {
            return RowComparison.compare(wanted, there, rules, cellText, budget, equal);
        }
    }

    private Found look(int segments, List<Part> within) {
        List<long[]> figures = snapshot.figures(sql.differing(plan, expected, actual, segments, within), 3);
        List<long[]> differing = figures.stream().filter(row -> row[0] >= 0).toList();
        long all = figures.stream().filter(row -> row[0] < 0).mapToLong(row -> row[1]).sum();
        return new Found(
                new Part(segments, differing.stream().map(row -> row[0]).toList()),
                all,
                differing.stream().mapToLong(row -> row[1]).sum(),
                differing.stream().mapToLong(row -> row[2]).sum());
    }

    /** Equal segments hold the same keys equally often on both sides, so that either side tells. */
    private long duplicated(Part differing, Optional<String> table) {
        boolean unique = table.filter(name -> snapshot.unique(hashes, name, plan.actual().keyNames())).isPresent();
        return unique ? 0 : snapshot.figures(sql.duplicated(plan.actual(), actual, differing), 1).get(0)[0];
    }
}
