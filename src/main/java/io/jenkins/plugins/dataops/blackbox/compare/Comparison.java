package io.jenkins.plugins.dataops.blackbox.compare;

import java.util.List;
import java.util.Optional;

/**
 * What a comparison found.
 *
 * @param key the columns that told which rows belong together; {@code #} stands for the row number
 * @param expectedRows how many rows were expected
 * @param actualRows how many there were
 * @param matched pairs of rows that are equal
 * @param missing expected rows without counterpart
 * @param added actual rows without counterpart
 * @param changed pairs of rows with the same key and other values
 * @param duplicated keys that occur more than once on a side; without a key, rows that occur on both sides but not
 *     equally often
 * @param columns in how many changed rows each column differed, most often first; equal columns are left out
 * @param columnNotes differences between the columns themselves
 * @param byHash how many of the matched pairs the database has found equal by hashes, without a look at the
 *     values; empty where all were looked at
 * @param samples the first differing rows by key
 */
public record Comparison(
        List<String> key,
        long expectedRows,
        long actualRows,
        long matched,
        long missing,
        long added,
        long changed,
        long duplicated,
        List<ColumnDifference> columns,
        List<ColumnNote> columnNotes,
        Optional<Long> byHash,
        List<RowDifference> samples) {
    /** Keeps own copies of the lists. */
    public Comparison {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        columnNotes = List.copyOf(columnNotes);
        samples = List.copyOf(samples);
    }

    /**
     * How many rows differ.
     *
     * @return missing, added and changed ones together
     */
    public long differing() {
        return missing + added + changed;
    }

    /**
     * How many rows there are on both sides together, each matched or changed pair counted once.
     *
     * @return the whole of which {@link #differing()} is a part
     */
    public long total() {
        return matched + differing();
    }
}
