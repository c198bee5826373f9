package io.jenkins.plugins.dataops.blackbox.compare;

import io.jenkins.plugins.dataops.blackbox.value.Value;
import io.jenkins.plugins.dataops.outcome.UsageException;
import java.math.BigDecimal;
import java.time.Duration;
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
    /** Refuses more or fewer than one, and negative ones. */
    public Tolerance {
        if (Stream.of(absolute, relative, time).filter(Optional::isPresent).count() != 1) {
            throw new UsageException("a tolerance is exactly one of absolute, relative and time");
        }
        if (absolute.or(() -> relative).map(BigDecimal::signum).orElse(0) < 0
                || time.map(Duration::isNegative).orElse(false)) {
            throw new UsageException("a tolerance must not be negative");
        }
    }

    /** Whether two values are equal or near enough. NULL, NaN and the infinities are near to nothing but themselves. */
    boolean accepts(Value expected, Value actual) {
        if (expected.equals(actual)) {
            return true;
        }
        if (expected instanceof Value.Numeric wanted && actual instanceof Value.Numeric found && time.isEmpty()) {
            BigDecimal limit = absolute.orElseGet(() -> relative.orElseThrow().multiply(wanted.value().abs()));
            return wanted.value().subtract(found.value()).abs().compareTo(limit) <= 0;
        }
        if (expected instanceof Value.Time wanted && actual instanceof Value.Time found && time.isPresent()) {
            return distance(wanted.value(), found.value()).abs().compareTo(time.get()) <= 0;
        }
        return false;
    }

    private static Duration distance(Temporal from, Temporal to) {
        return Duration.between(onOneLine(from), onOneLine(to));
    }

    private static Temporal onOneLine(Temporal point) {
        if (point instanceof LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        if (point instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        return point instanceof LocalTime time ? LocalDate.EPOCH.atTime(time).toInstant(ZoneOffset.UTC) : point;
    }
}
