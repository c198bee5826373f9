package io.jenkins.plugins.dataops.blackbox.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.dataops.blackbox.compare.Rules;
import io.jenkins.plugins.dataops.blackbox.compare.Tolerance;
import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data is as expected, row by row and cell by cell.
 *
 * @param actual the rows to look at
 * @param expected what they should be
 * @param key the columns that tell which rows belong together; empty compares whole rows and how often each occurs
 * @param columns the columns to compare besides the key; empty for all
 * @param ignore columns left out
 * @param tolerance how far values may be apart, by column
 * @param ordered whether the order of the rows counts; {@code actual.query} must then say ORDER BY
 * @param allow how many rows may differ
 * @param exact whether every value is looked at, also where the database could tell by hashes which rows are equal
 * @param allowEmpty whether no rows on both sides are fine
 */
public record Expect(
        Subject actual,
        Expected expected,
        List<String> key,
        List<String> columns,
        List<String> ignore,
        Map<String, Tolerance> tolerance,
        Optional<Boolean> ordered,
        Optional<Allow> allow,
        Optional<Boolean> exact,
        @JsonProperty("allow_empty") Optional<Boolean> allowEmpty)
        implements Check {
    /** Keeps own copies. */
    public Expect {
        key = AbsentValues.list(key, "key");
        columns = AbsentValues.list(columns, "columns");
        ignore = AbsentValues.list(ignore, "ignore");
        tolerance = AbsentValues.map(tolerance, "tolerance");
    }

    @Override
    public void check(YamlPlace place) {
        if (actual == null || expected == null) {
            place.fault("'expect' needs 'actual' and 'expected'");
            return;
        }
        actual.check(place.key("actual"));
        expected.check(place.key("expected"));
        if (ordered.orElse(false) && actual.query().isEmpty()) {
            place.key("ordered").fault("'ordered: true' needs 'actual: query:' with ORDER BY: a table has no order");
        }
        tolerance.forEach((column, far) -> place.key("tolerance").key(column).hold(far::check));
        place.hold(() -> rules(List.of(), 0));
    }

    /**
     * How to compare.
     *
     * @param mask columns whose values must not be shown
     * @param samples how many differing rows to keep
     * @return the rules
     */
    public Rules rules(List<String> mask, int samples) {
        return new Rules(
                key, columns, Set.copyOf(ignore), tolerance, ordered.orElse(false), Set.copyOf(mask), samples);
    }

    @Override
    public String kind() {
        return "expect";
    }
}
