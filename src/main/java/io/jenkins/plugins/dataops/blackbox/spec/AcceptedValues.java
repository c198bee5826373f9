package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A column holds one of these values or NULL.
 *
 * @param table the table or view
 * @param query or the query
 * @param where which of its rows
 * @param column the column
 * @param values as text; the database reads them as the type of the column
 * @param allow how many rows with other values are let pass
 * @param allowEmpty whether no rows at all are fine
 */
public record AcceptedValues(
        Optional<String> table,
        Optional<String> query,
        Optional<String> where,
        String column,
        List<String> values,
        Optional<Allow> allow,
        @JsonProperty("allow_empty") Optional<Boolean> allowEmpty)
        implements RowCheck {
    /** Keeps an own copy of the values. */
    public AcceptedValues {
        values = values == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public void check(YamlPlace place) {
        check(place, column);
        if (values.isEmpty() || values.stream().anyMatch(Objects::isNull)) {
            place.fault("'accepted_values' needs 'values', a list without null: NULL is always accepted, and refused "
                    + "by 'not_null'");
        }
    }

    @Override
    public String kind() {
        return "accepted_values";
    }
}
