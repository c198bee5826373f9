package io.jenkins.plugins.dataops.blackbox.expected;

import java.util.List;
import java.util.Optional;

/** Rows as written, one at a time. */
public interface RawRows extends AutoCloseable {
    /**
     * Where they stand, for messages.
     *
     * @return a file name
     */
    String place();

    /**
     * The columns that every row has.
     *
     * @return their names in order; empty when there is no row to learn them from
     */
    List<String> columns();

    /**
     * The next row.
     *
     * @return empty at the end
     */
    Optional<RawRow> next();

    /** Lets go of the file, if there is one. */
    @Override
    default void close() {}
}
