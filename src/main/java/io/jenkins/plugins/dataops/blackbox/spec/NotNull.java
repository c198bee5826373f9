package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.util.List;
import java.util.Optional;

/**
 * No row has NULL in any of these columns.
 *
 * @param table the table or view
 * @param query or the query
 * @param where which of its rows
 * @param columns each never NULL
 * @param allow how many rows with NULL are let pass
 * @param allowEmpty whether no rows at all are fine
 */
public record NotNull(
        Optional<String> table,
        Optional<String> query,
        Optional<String> where,
        List<String> columns,
        Optional<Allow> allow,
        @JsonProperty("allow_empty") Optional<Boolean> allowEmpty)
        implements RowCheck {
    /** Keeps an own copy of the columns. */
    public NotNull {
        columns = AbsentValues.list(columns, "columns");
    }

    @Override
    public void check(YamlPlace place) {
        check(place, columns);
    }

    @Override
    public String kind() {
        return "not_null";
    }
}
