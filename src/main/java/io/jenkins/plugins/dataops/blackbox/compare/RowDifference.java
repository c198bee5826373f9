package io.jenkins.plugins.dataops.blackbox.compare;

import java.util.List;

/**
 * One differing row.
 *
 * @param change what is wrong with it
 * @param expectedCount how many expected rows have its key (or, without a key, are this row)
 * @param actualCount how many actual rows have
 * @param cells its columns, those of the key first
 */
public record RowDifference(Change change, long expectedCount, long actualCount, List<CellDifference> cells) {
    /** What is wrong with a row. */
    public enum Change {
        /** Expected and not there. */
        MISSING,
        /** There and not expected. */
        ADDED,
        /** There with other values. */
        CHANGED
    }

    /** Keeps an own copy of the cells. */
    public RowDifference {
        cells = List.copyOf(cells);
    }
}
