package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.result.Message;
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
 * @param measured whether it is known how long it took; false when it is said to have been over before it began
 * @param reason as people have said it, or what follows of other events
 */
record Degradation(
        String id,
        Optional<String> deployment,
        Instant start,
        Optional<Instant> end,
        boolean measured,
        Message reason) {
    boolean isOpen() {
        return end.isEmpty();
    }

    double seconds(Instant asOf) {
        return Seconds.of(Duration.between(start, end.orElse(asOf)));
    }
}
