package io.jenkins.plugins.dataops.blackbox.spec;

import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.format.YamlPlace;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How many rows may be wrong before a test fails; exactly one of the two.
 *
 * @param rows a number of rows, inclusive
 * @param percent a share of all rows in percent, inclusive; of no rows at all nothing may be wrong
 */
public record Allow(Optional<Long> rows, Optional<BigDecimal> percent) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Fills what the file leaves out. */
    public Allow {
        rows = AbsentValues.optional(rows);
        percent = AbsentValues.optional(percent);
    }

    /** Finds fault with both, none and shares outside 0 to 100. */
    void check(YamlPlace place) {
        if (rows.isPresent() == percent.isPresent()) {
            place.fault("'allow' is exactly one of rows and percent");
        } else if (rows.orElse(0L) < 0
                || percent.map(BigDecimal::signum).orElse(0) < 0
                || percent.map(HUNDRED::compareTo).orElse(0) < 0) {
            place.fault("'allow' must not be negative or more than 100 percent");
        }
    }

    /**
     * Whether so many wrong rows are still allowed.
     *
     * @param wrong how many rows are wrong
     * @param total of how many
     * @return true within the allowance
     */
    public boolean covers(long wrong, long total) {
        return rows.map(most -> wrong <= most)
                .orElseGet(() -> BigDecimal.valueOf(wrong)
                                .multiply(HUNDRED)
                                .compareTo(percent.orElseThrow().multiply(BigDecimal.valueOf(total)))
                        <= 0);
    }
}
