package io.jenkins.plugins.dataops.blackbox.compare;

/**
 * Rows that are known to be equal on both sides and are not read any more.
 *
 * @param rows how many there are on each side
 * @param duplicated how many keys occur more than once among them; 0 where whole rows are compared
 */
public record EqualRows(long rows, long duplicated) {
    /** None: all rows are read. */
    public static final EqualRows NONE = new EqualRows(0, 0);
}
