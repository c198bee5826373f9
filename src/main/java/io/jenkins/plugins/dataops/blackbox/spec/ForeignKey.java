package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.YamlPlace;
import io.jenkins.plugins.dataops.outcome.Count;
import java.util.List;
import java.util.Optional;

/**
 * What these columns say is found in other rows; a row with NULL in any of them refers to nothing and is fine.
 *
 * @param table the table or view
 * @param query or the query
 * @param where which of its rows
 * @param columns the referring columns
 * @param references where their values must be found
 * @param allow how many rows that refer to nothing are let pass
 * @param allowEmpty whether no rows at all are fine
 */
public record ForeignKey(
        Optional<String> table,
        Optional<String> query,
        Optional<String> where,
        List<String> columns,
        Reference references,
        Optional<Allow> allow,
        @JsonProperty("allow_empty") Optional<Boolean> allowEmpty)
        implements RowCheck {
    /**
     * The rows referred to.
     *
     * @param table the table or view
     * @param query or the query
     * @param where which of its rows
     * @param columns the columns referred to, in the same order; empty for those of the same names
     */
    public record Reference(
            Optional<String> table, Optional<String> query, Optional<String> where, List<String> columns) {
        /** Keeps an own copy of the columns. */
        public Reference {
            columns = AbsentValues.list(columns, "columns");
        }

        /**
         * Table or query with its condition.
         *
         * @return the rows referred to
         */
        public Subject subject() {
            return new Subject(table, query, where);
        }
    }

    /** Keeps an own copy of the columns. */
    public ForeignKey {
        columns = AbsentValues.list(columns, "columns");
    }

    @Override
    public void check(YamlPlace place) {
        check(place, columns);
        if (references == null) {
            place.fault("'foreign_key' needs 'references' with a table or query");
            return;
        }
        references.subject().check(place.key("references"));
        if (!references.columns().isEmpty() && references.columns().size() != columns.size()) {
            place.fault("'foreign_key' refers from " + Count.of(columns.size(), "column") + " to "
                    + references.columns().size() + ": name as many");
        }
    }

    /**
     * The columns referred to.
     *
     * @return as many as {@link #columns()}
     */
    public List<String> referencedColumns() {
        return references.columns().isEmpty() ? columns : references.columns();
    }

    @Override
    public String kind() {
        return "foreign_key";
    }
}
