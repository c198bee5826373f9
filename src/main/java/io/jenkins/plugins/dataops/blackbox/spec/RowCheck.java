package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.util.List;
import java.util.Optional;

/** A check on the rows of one table or query. */
public sealed interface RowCheck extends Check
        permits AcceptedValues, ForeignKey, Freshness, NotNull, Range, RowCount, Unique {
    /**
     * The table or view to look at.
     *
     * @return empty where a query is given
     */
    Optional<String> table();

    /**
     * The query whose rows to look at.
     *
     * @return empty where a table is given
     */
    Optional<String> query();

    /**
     * Which of the rows to look at.
     *
     * @return a SQL condition, empty for all
     */
    Optional<String> where();

    /**
     * Table or query with its condition.
     *
     * @return the rows to look at
     */
    default Subject subject() {
        return new Subject(table(), query(), where());
    }

    /** Refuses a missing subject, no columns and one named twice. */
    default void validate(List<String> columns) {
        subject().validate();
        if (columns.isEmpty()) {
            throw new UsageException("'" + kind() + "' needs 'columns'");
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new UsageException("'" + kind() + "' names a column twice");
        }
    }

    /** Refuses a missing subject and a missing column. */
    default void validate(String column) {
        subject().validate();
        if (column == null || column.isEmpty()) {
            throw new UsageException("'" + kind() + "' needs 'column'");
        }
    }
}
