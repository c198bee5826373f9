package io.jenkins.plugins.dataops.value;

import java.util.List;
import java.util.Optional;

/** Typed rows, one at a time, wherever they come from. */
public interface RowStream extends AutoCloseable {
    /**
     * The columns of every row.
     *
     * @return in the order of the cells
     */
    List<TypedColumn> columns();

    /**
     * The next row.
     *
     * @return empty at the end
     */
    Optional<Row> next();

    /** Lets go of what the stream holds; does nothing when it holds nothing. */
    @Override
    default void close() {}
}
