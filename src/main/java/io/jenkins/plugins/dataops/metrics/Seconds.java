package io.jenkins.plugins.dataops.metrics;

import java.time.Duration;

/** Durations as numbers, for arithmetic and charts. */
final class Seconds {
    private Seconds() {}

    static double of(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
