package io.jenkins.plugins.dataops.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in which consumers were served badly.
 *
 * @param id of the event that tells of it
 * @param deployment id of the release that is charged with it; empty for a data incident
 * @param start when it began
 * @param end when it ended; empty while it is open
 * @param reason in words
 */
record Fault(String id, Optional<String> deployment, Instant start, Optional<Instant> end, String reason) {
    /** A recovery that was written down before its failure ends it at once: no time runs backwards. */
    Fault {
        Instant begin = start;
        end = end.map(instant -> instant.isBefore(begin) ? begin : instant);
    }

    boolean isOpen() {
        return end.isEmpty();
    }

    double seconds(Instant asOf) {
        return Seconds.of(Duration.between(start, end.orElse(asOf)));
    }
}
