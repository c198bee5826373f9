package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.YamlPlace;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * There are so many rows.
 *
 * @param table the table or view
 * @param query or the query
 * @param where which of its rows
 * @param min at least
 * @param max at most
 * @param equals exactly; then neither of the others
 */
public record RowCount(
        Optional<String> table,
        Optional<String> query,
        Optional<String> where,
        Optional<Long> min,
        Optional<Long> max,
        Optional<Long> equals)
        implements RowCheck {
    @Override
    public void check(YamlPlace place) {
        subject().check(place);
        if (equals.isPresent() == (min.isPresent() || max.isPresent())) {
            place.fault("'row_count' needs 'min' and 'max', one of them, or 'equals' alone");
        }
        if (Stream.of(min, max, equals).flatMap(Optional::stream).anyMatch(bound -> bound < 0)
                || min.orElse(0L) > max.orElse(Long.MAX_VALUE)) {
            place.fault("'row_count' cannot be kept by any number: check 'min' and 'max'");
        }
    }

    @Override
    public String kind() {
        return "row_count";
    }
}
