package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.util.List;
import java.util.Optional;

/**
 * No two rows have the same values in these columns; NULL is the same as NULL.
 *
 * @param table the table or view
 * @param query or the query
 * @param where which of its rows
 * @param columns together unique
 * @param allow how many surplus rows are let pass
 * @param allowEmpty whether no rows at all are fine
 */
public record Unique(
        Optional<String> table,
        Optional<String> query,
        Optional<String> where,
        List<String> columns,
        Optional<Allow> allow,
        @JsonProperty("allow_empty") Optional<Boolean> allowEmpty)
        implements RowCheck {
    /** Keeps an own copy of the columns. */
    public Unique {
        columns = AbsentValues.list(columns, "columns");
    }

    @Override
    public void check(YamlPlace place) {
        check(place, columns);
    }

    @Override
    public String kind() {
        return "unique";
    }
}
