package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.outcome.UsageException;
import io.jenkins.plugins.dataops.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far two values may be apart and still count as equal; exactly one of the three. A tolerance is a distance, not
 * a rounding: 0.49 and 0.51 are 0.02 apart although they round to 0 and 1.
 *
 * @param absolute the largest difference of two numbers, inclusive
 * @param relative the largest difference as a fraction of the expected number, inclusive; an expected 0 allows only 0
 * @param time the largest difference of two times, dates or timestamps, inclusive
 */
public record Tolerance(Optional<BigDecimal> absolute, Optional<BigDecimal> relative, Optional<Duration> time) {
    /** Fills what is left out. */
    public Tolerance {
        absolute = absolute == null ? Optional.empty() : absolute;
        relative = relative == null ? Optional.empty() : relative;
        time = time == null ? Optional.empty() : time;
    }

    /**
     * Refuses more or fewer than one, and negative ones.
     *
     * @throws UsageException when it cannot be meant
     */
    public void check() {
        if (Stream.of(absolute, relative, time).filter(Optional::isPresent).count() != 1) {
            throw new UsageException("a tolerance is exactly one of absolute, relative and time");
        }
        if (absolute.or(() -> relative).map(BigDecimal::signum).orElse(0) < 0
                || time.map(Duration::isNegative).orElse(false)) {
            throw new UsageException("a tolerance must not be negative");
        }
    }

    /**
     * What an expected value takes for near.
     *
     * @param from the least position, inclusive
     * @param to the greatest position, inclusive
     */
    record Reach(BigDecimal from, BigDecimal to) {}

    /** Whether two values are equal or near enough. NULL, NaN and the infinities are near to nothing but themselves. */
    boolean accepts(Value expected, Value actual) {
        if (expected.equals(actual)) {
            return true;
        }
        Optional<BigDecimal> found = position(actual);
        if (found.isEmpty() || position(expected).isEmpty()) {
            return false;
        }
        Reach reach = reach(expected);
        return reach.from().compareTo(found.get()) <= 0 && found.get().compareTo(reach.to()) <= 0;
    }

    /** Where a value lies on the line of its kind: its number, or its seconds; empty for what lies nowhere. */
    Optional<BigDecimal> position(Value value) {
        if (time.isEmpty()) {
            return value instanceof Value.Numeric number ? Optional.of(number.value()) : Optional.empty();
        }
        return value instanceof Value.Time point ? seconds(point) : Optional.empty();
    }

    /** The range around a value that has a position. */
    Reach reach(Value expected) {
        BigDecimal middle = position(expected).orElseThrow();
        BigDecimal distance = time.map(Tolerance::seconds)
                .or(() -> absolute)
                .orElseGet(() -> relative.orElseThrow().multiply(middle.abs()));
        return new Reach(middle.subtract(distance), middle.add(distance));
    }

    private static Optional<BigDecimal> seconds(Value.Time point) {
        Temporal value = point.value();
        if (value instanceof LocalTime time) {
            // The latest time that Java knows stands for 24:00:00.
            Duration sinceMidnight =
                    time.equals(LocalTime.MAX) ? Duration.ofDays(1) : Duration.ofNanos(time.toNanoOfDay());
            return Optional.of(seconds(sinceMidnight));
        }
        if (point.text().endsWith("infinity")) {
            return Optional.empty();
        }
        if (value instanceof LocalDate day) {
            return Optional.of(BigDecimal.valueOf(day.toEpochDay()).multiply(BigDecimal.valueOf(86_400)));
        }
        Instant instant = value instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : null;
        if (value instanceof Instant given) {
            instant = given;
        }
        return Optional.ofNullable(instant)
                .map(found -> seconds(Duration.ofSeconds(found.getEpochSecond(), found.getNano())));
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }
}
