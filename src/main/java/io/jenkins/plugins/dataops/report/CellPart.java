package io.jenkins.plugins.dataops.report;

/**
 * A part of a cell as people can read it.
 *
 * @param text as it is in the cell; empty where the cell has none
 * @param marked whether it differs from the other side
 * @param kind how it is seen
 */
record CellPart(String text, boolean marked, Kind kind) {
    /** How a part of a cell is seen. */
    enum Kind {
        /** There is no value. */
        NULL,
        /** The value has no character. */
        EMPTY,
        /** Characters that are read as they are. */
        TEXT,
        /** A space where it would be overlooked. */
        SPACE,
        /** A character that shows as nothing, or as another. */
        HIDDEN
    }
}
