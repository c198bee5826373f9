package io.jenkins.plugins.dataops.metrics;

import java.util.Optional;

/**
 * Which levels a figure may have, by its 95 % interval: 0 failed of 1 may be anything.
 *
 * @param best the best level that the interval reaches
 * @param worst the worst level that the interval reaches
 * @param year the year of the report that the levels are by
 * @param provisional whether there are too few data for an interval: the level is that of the figure alone
 */
public record LevelSpan(Level best, Level worst, int year, boolean provisional) {
    /**
     * Takes the one level that the data support.
     *
     * @return the level; empty when the interval reaches several or there is none
     */
    public Optional<Level> level() {
        return best == worst && !provisional ? Optional.of(best) : Optional.empty();
    }
}
