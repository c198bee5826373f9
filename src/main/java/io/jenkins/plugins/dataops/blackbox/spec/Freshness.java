package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.YamlPlace;
import java.time.Duration;
import java.util.Optional;

/**
 * The latest value of a column is not older than this, by the clock of the run. Values without zone are taken as
 * UTC; values after the clock prove nothing and are left out.
 *
 * @param table the table or view
 * @param query or the query
 * @param where which of its rows
 * @param column a date, timestamp or instant
 * @param within how old the latest may be, inclusive
 */
public record Freshness(
        Optional<String> table, Optional<String> query, Optional<String> where, String column, Duration within)
        implements RowCheck {
    @Override
    public void check(YamlPlace place) {
        check(place, column);
        if (within == null) {
            place.fault("'freshness' needs 'within', a duration such as PT24H");
        } else if (within.isNegative()) {
            place.key("within").fault("'within' must not be negative");
        }
    }

    @Override
    public String kind() {
        return "freshness";
    }
}
