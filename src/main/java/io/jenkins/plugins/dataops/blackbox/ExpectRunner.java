package io.jenkins.plugins.dataops.blackbox;

import io.jenkins.plugins.dataops.blackbox.compare.CellText;
import io.jenkins.plugins.dataops.blackbox.compare.Comparison;
import io.jenkins.plugins.dataops.blackbox.compare.HashPlan;
import io.jenkins.plugins.dataops.blackbox.compare.MemoryBudget;
import io.jenkins.plugins.dataops.blackbox.compare.RowComparison;
import io.jenkins.plugins.dataops.blackbox.compare.Rules;
import io.jenkins.plugins.dataops.blackbox.expected.CsvRows;
import io.jenkins.plugins.dataops.blackbox.expected.DataFile;
import io.jenkins.plugins.dataops.blackbox.expected.RawRows;
import io.jenkins.plugins.dataops.blackbox.expected.TreeFile;
import io.jenkins.plugins.dataops.blackbox.expected.TypedRows;
import io.jenkins.plugins.dataops.blackbox.source.Snapshot;
import io.jenkins.plugins.dataops.blackbox.spec.Expect;
import io.jenkins.plugins.dataops.blackbox.spec.Expected;
import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.sql.SqlTemplate;
import io.jenkins.plugins.dataops.value.RowStream;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings the two sides of an {@code expect} together. */
final class ExpectRunner {
    /** Words of queries whose rows may depend on the way that they are run. */
    private static final Pattern UNDETERMINED = Pattern.compile(
            "\\b(limit|offset|fetch|distinct\\s+on|tablesample|sample|over|\\w*random\\w*|\\w*_agg|first|last|any_value"
                    + "|arbitrary|mode|list|nextval|clock_timestamp|timeofday|\\w*uuid\\w*)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Snapshot snapshot;
    private final SqlTemplate text;
    private final CellText cellText;
    private final Path specification;

    ExpectRunner(Snapshot snapshot, SqlTemplate text, CellText cellText, Path specification) {
        this.snapshot = snapshot;
        this.text = text;
        this.cellText = cellText;
        this.specification = specification;
    }

    Comparison compare(Expect expect, Rules rules, MemoryBudget budget) {
        String query = expect.actual().sql(text);
        List<TypedColumn> columns = snapshot.columns(query);
        return expect.expected()
                .query()
                .filter(any -> !expect.exact().orElse(false))
                .flatMap(wanted -> whereTheyLie(text.resolve(wanted), query, columns, expect, rules, budget))
                .orElseGet(() -> byValue(expected(expect.expected(), columns), query, columns, rules, budget));
    }

    private Comparison byValue(
            RowStream wanted, String query, List<TypedColumn> columns, Rules rules, MemoryBudget budget) {
        try (RowStream expected = wanted; RowStream actual = new LateRows(columns, () -> snapshot.query(query))) {
            return RowComparison.compare(expected, actual, rules, cellText, budget);
        }
    }

    /**
     * Compares the rows of two queries by the hashes of the engine, where there are many. Whether there are shows when the
     * first of the expected ones have been read; few are read only once.
     */
    private Optional<Comparison> whereTheyLie(
            String wanted, String query, List<TypedColumn> columns, Expect expect, Rules rules, MemoryBudget budget) {
        Optional<RowHashes> hashes = snapshot.rowHashes();
        Optional<HashPlan> plan = hashes.flatMap(engine -> HashPlan.of(engine, snapshot.columns(wanted), columns, rules));
        if (plan.isEmpty() || mayChange(wanted) || mayChange(query)) {
            return Optional.empty();
        }
        SegmentedComparison segmented = new SegmentedComparison(snapshot, hashes.get(), plan.get(), wanted, query);
        try (RowStream some = snapshot.query(segmented.firstExpected())) {
            FirstRows first = FirstRows.of(some);
            if (first.count() < SegmentedComparison.SMALL) {
                return Optional.of(byValue(first, query, columns, rules, budget));
            }
        }
        return segmented.compare(rules, cellText, budget, expect.actual().table().map(text::table));
    }

    /** Such a query is run once: run again it may choose other rows, or give them other values. */
    private static boolean mayChange(String query) {
        return UNDETERMINED.matcher(query).find();
    }

    private RowStream expected(Expected expected, List<TypedColumn> actual) {
        if (expected.query().isPresent()) {
            return snapshot.query(text.resolve(expected.query().get()));
        }
        return new TypedRows(raw(expected), actual, cellText);
    }

    private RawRows raw(Expected expected) {
        if (expected.rows().isPresent()) {
            return expected.rows().get().stream(specification.getFileName().toString());
        }
        if (expected.csv().isPresent()) {
            return CsvRows.open(DataFile.of(specification, expected.csv().get()), expected.csvFormat());
        }
        boolean json = expected.json().isPresent();
        DataFile file = DataFile.of(
                specification, expected.json().or(expected::yaml).orElseThrow());
        return (json ? TreeFile.json(file) : TreeFile.yaml(file)).stream(file.name());
    }
}
