package io.jenkins.plugins.dataops.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Time during which at least one fault lasted: two at once do not make an hour longer. */
final class TimeUnion {
    private TimeUnion() {}

    /**
     * Measures the union.
     *
     * @param faults in any order; open ones last until now
     * @param from what lies before does not count
     * @param to what lies after does not count; the present at the latest
     * @return seconds
     */
    static double union(Collection<Degradation> faults, Instant from, Instant to) {
        List<Degradation> sorted =
                faults.stream().sorted(Comparator.comparing(Degradation::start)).toList();
        Duration sum = Duration.ZERO;
        Instant reached = from;
        for (Degradation fault : sorted) {
            Instant start = fault.start().isAfter(reached) ? fault.start() : reached;
            Instant end = fault.end().filter(instant -> instant.isBefore(to)).orElse(to);
            if (end.isAfter(start)) {
                sum = sum.plus(Duration.between(start, end));
                reached = end;
            }
        }
        return Seconds.of(sum);
    }
}
