package io.jenkins.plugins.dataops.value;

import java.util.Arrays;
import java.util.List;

/**
 * One immutable row, equal to another when all cells are, in order. Nothing is ever joined into one text, so
 * {@code ('a|b','c')} is not {@code ('a','b|c')}.
 */
public final class Row implements Comparable<Row> {
    private final Value[] cells;
    private final int hash;

    private Row(Value[] cells) {
        this.cells = cells;
        this.hash = Arrays.hashCode(cells);
    }

    /**
     * A row.
     *
     * @param cells its values; NULL is {@link Value#NULL}, never null
     * @return the row
     */
    public static Row of(List<Value> cells) {
        return new Row(List.copyOf(cells).toArray(Value[]::new));
    }

    /**
     * A row.
     *
     * @param cells its values; NULL is {@link Value#NULL}, never null
     * @return the row
     */
    public static Row of(Value... cells) {
        return of(Arrays.asList(cells));
    }

    /**
     * One cell.
     *
     * @param index from 0
     * @return its value
     */
    public Value cell(int index) {
        return cells[index];
    }

    /**
     * How many cells.
     *
     * @return their number
     */
    public int size() {
        return cells.length;
    }

    /**
     * All cells.
     *
     * @return in order
     */
    public List<Value> cells() {
        return List.of(cells);
    }

    /**
     * About how much memory the row takes.
     *
     * @return bytes, estimated
     */
    public long weight() {
        long weight = 32 + 8L * cells.length;
        for (Value cell : cells) {
            weight += cell.weight();
        }
        return weight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row row && hash == row.hash && Arrays.equals(cells, row.cells);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Orders by the first cell, then the second and so on; a row that is the beginning of another comes first. */
    @Override
    public int compareTo(Row other) {
        return Arrays.compare(cells, other.cells);
    }

    /** For people, not for comparing. */
    @Override
    public String toString() {
        return Arrays.toString(cells);
    }
}
