package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.YamlPlace;
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

    /** Finds fault with a missing subject, no columns and one named twice. */
    default void check(YamlPlace place, List<String> columns) {
        subject().check(place);
        if (columns.isEmpty()) {
            place.fault("'" + kind() + "' needs 'columns'");
        }
        if (columns.stream().distinct().count() < columns.size()) {
            place.key("columns").fault("'" + kind() + "' names a column twice");
        }
    }

    /** Finds fault with a missing subject and a missing column. */
    default void check(YamlPlace place, String column) {
        subject().check(place);
        if (column == null || column.isEmpty()) {
            place.fault("'" + kind() + "' needs 'column'");
        }
    }
}
