package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How two streams of rows are to be compared.
 *
 * @param key the columns that tell which rows belong together; empty compares whole rows as a multiset
 * @param columns the columns to compare besides the key; empty means all
 * @param ignore columns left out
 * @param tolerance by column, how far values may be apart
 * @param ordered whether the order of the rows counts, which then is their key
 * @param mask columns whose values must not be shown
 * @param samples how many differing rows to keep
 */
public record Rules(
        List<String> key,
        List<String> columns,
        Set<String> ignore,
        Map<String, Tolerance> tolerance,
        boolean ordered,
        Set<String> mask,
        int samples) {
    /** Refuses rules that contradict each other. */
    public Rules {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        ignore = Set.copyOf(ignore);
        tolerance = Map.copyOf(tolerance);
        mask = Set.copyOf(mask);
        if (new HashSet<>(key).size() < key.size()) {
            throw new UsageException("'key' names a column twice");
        }
        if (ordered && !key.isEmpty()) {
            throw new UsageException("'ordered: true' compares row by row and takes no 'key': leave one of them out");
        }
        if (!tolerance.isEmpty() && key.isEmpty() && !ordered) {
            throw new UsageException(
                    "'tolerance' needs a 'key' (or 'ordered: true') that says which rows belong together");
        }
        refuse("key", "ignore", common(key, ignore));
        refuse("key", "tolerance", common(key, tolerance.keySet()));
        refuse("columns", "ignore", common(columns, ignore));
    }

    private static Optional<String> common(List<String> names, Set<String> others) {
        return names.stream().filter(others::contains).findFirst();
    }

    private static void refuse(String one, String other, Optional<String> column) {
        if (column.isPresent()) {
            throw new UsageException(
                    "column '" + column.get() + "' is in '" + one + "' and in '" + other + "': take it out of one");
        }
    }

    /** Whether a column takes part. */
    boolean takes(String column) {
        return !ignore.contains(column) && (columns.isEmpty() || columns.contains(column) || key.contains(column));
    }
}
