package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.util.Optional;

/**
 * A column lies between two bounds or is NULL; NaN lies between none.
 *
 * @param table the table or view
 * @param query or the query
 * @param where which of its rows
 * @param column the column
 * @param min the least value, inclusive, as text that is read as the kind of the column; it may be beyond the column's type
 * @param max the greatest value likewise
 * @param allow how many rows outside are let pass
 * @param allowEmpty whether no rows at all are fine
 */
public record Range(
        Optional<String> table,
        Optional<String> query,
        Optional<String> where,
        String column,
        Optional<String> min,
        Optional<String> max,
        Optional<Allow> allow,
        @JsonProperty("allow_empty") Optional<Boolean> allowEmpty)
        implements RowCheck {
    @Override
    public void check(YamlPlace place) {
        check(place, column);
        if (min.isEmpty() && max.isEmpty()) {
            place.fault("'range' needs 'min', 'max' or both");
        }
    }

    @Override
    public String kind() {
        return "range";
    }
}
