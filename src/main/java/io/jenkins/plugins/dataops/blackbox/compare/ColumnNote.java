package io.jenkins.plugins.dataops.blackbox.compare;

import java.util.Optional;

/**
 * A difference between the columns themselves.
 *
 * @param column its name
 * @param difference what is different
 * @param expectedType the expected type in its engine's words; empty where the column is not expected
 * @param actualType the actual type; empty where the column is missing
 */
public record ColumnNote(
        String column, Difference difference, Optional<String> expectedType, Optional<String> actualType) {

    /** What is different about a column. */
    public enum Difference {
        /** Expected and not there. */
        MISSING,
        /** There and not expected. */
        EXTRA,
        /** Of another type whose values compare all the same; a note that fails nothing. */
        TYPE,
        /** Of a type whose values cannot be equal to the expected ones, so that they were not compared. */
        INCOMPARABLE
    }

    /**
     * Whether it makes a test fail.
     *
     * @return false for a mere difference in type
     */
    public boolean fails() {
        return difference != Difference.TYPE;
    }
}
