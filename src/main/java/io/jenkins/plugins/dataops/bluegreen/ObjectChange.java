package io.jenkins.plugins.dataops.bluegreen;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a switch does to one object of the product.
 *
 * @param name the object's name in the live schema
 * @param kind what happens to it
 * @param columns the columns that change; empty when readers see the same ones
 * @param rowsBefore rows that readers see so far; empty when it is not live
 * @param rowsAfter rows that they will see; empty when it is lost
 */
public record ObjectChange(
        String name, Kind kind, List<ColumnChange> columns, OptionalLong rowsBefore, OptionalLong rowsAfter) {
    /** What can happen to an object. */
    public enum Kind {
        /** Readers get a new object. */
        ADDED,
        /** The view is pointed to the other colour in place. */
        REPLACED,
        /** Its columns forbid that: the view is dropped and created, its privileges and comments replayed. */
        RECREATED,
        /** Readers lose it. */
        LOST
    }
}
