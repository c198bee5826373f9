package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.database.RowHashes;
import io.jenkins.plugins.dataops.value.TypedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of the rows of two queries is hashed, so that the database finds where they differ.
 *
 * @param expected the columns of the expected rows
 * @param actual those of the actual ones, in the same order
 * @param keyed whether some columns tell which rows belong together; otherwise all do
 */
public record HashPlan(Side expected, Side actual, boolean keyed) {
    /**
     * The columns of one side.
     *
     * @param names as its query calls all its columns, in their order
     * @param key SQL over {@link #place places}, of what tells which rows belong together
     * @param compared the same of all that is compared, the key included
     * @param keyNames what the columns of the key are called
     */
    public record Side(List<String> names, List<String> key, List<String> compared, List<String> keyNames) {
        /**
         * What stands for a column while rows are hashed: a query may call them anything.
         *
         * @param index its place, from 0
         * @return a name in SQL
         */
        public static String place(int index) {
            return "c" + (index + 1);
        }
    }

    /**
     * Plans.
     *
     * @param hashes how the engine hashes
     * @param expected columns of the expected rows
     * @param actual columns of the actual ones
     * @param rules how to compare
     * @return empty where hashes would not tell what is equal, or where there is nothing to compare rows by
     * @throws io.jenkins.plugins.dataops.outcome.UsageException when the rules do not fit the columns
     */
    public static Optional<HashPlan> of(
            RowHashes hashes, List<TypedColumn> expected, List<TypedColumn> actual, Rules rules) {
        Alignment alignment = Aligner.align(expected, actual, rules);
        if (alignment.ordered() || !alignment.comparable()) {
            return Optional.empty();
        }
        List<ColumnPair> all = new ArrayList<>(alignment.key());
        all.addAll(alignment.rest());
        List<String> wanted = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (ColumnPair pair : all) {
            TypedColumn one = expected.get(pair.expectedIndex());
            TypedColumn two = actual.get(pair.actualIndex());
            Optional<String> first = hashes.hashable(Side.place(pair.expectedIndex()), one, two);
            Optional<String> second = hashes.hashable(Side.place(pair.actualIndex()), two, one);
            if (first.isEmpty() || second.isEmpty()) {
                return Optional.empty();
            }
            wanted.add(first.get());
            found.add(second.get());
        }
        int keys = alignment.key().size();
        List<String> names = alignment.keyNames();
        return Optional.of(new HashPlan(
                new Side(names(expected), wanted.subList(0, keys), wanted, names),
                new Side(names(actual), found.subList(0, keys), found, names),
                !rules.key().isEmpty()));
    }

    private static List<String> names(List<TypedColumn> columns) {
        return columns.stream().map(TypedColumn::name).toList();
    }
}
