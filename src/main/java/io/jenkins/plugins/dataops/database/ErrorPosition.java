package io.jenkins.plugins.dataops.database;

import java.util.OptionalInt;

/**
 * Where in a statement the database sees the fault.
 *
 * @param index index of the character in the statement, from 0
 * @param copyLine for rows of a COPY: the row's number, from 1
 */
public record ErrorPosition(OptionalInt index, OptionalInt copyLine) {
    /** The database points nowhere. */
    public static final ErrorPosition UNKNOWN = new ErrorPosition(OptionalInt.empty(), OptionalInt.empty());

    /**
     * A character of the statement.
     *
     * @param index its index, from 0
     * @return the position
     */
    public static ErrorPosition at(int index) {
        return new ErrorPosition(OptionalInt.of(index), OptionalInt.empty());
    }

    /**
     * A row of a COPY, which stands behind the statement.
     *
     * @param line the row's number, from 1
     * @return the position
     */
    public static ErrorPosition inCopiedRow(int line) {
        return new ErrorPosition(OptionalInt.empty(), OptionalInt.of(line));
    }
}
