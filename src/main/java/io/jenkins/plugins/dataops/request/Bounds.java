package io.jenkins.plugins.dataops.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Holds values to the ranges of their declarations. */
public final class Bounds {
    private Bounds() {}

    /**
     * Whether a value keeps to a range.
     *
     * @param range the range
     * @param value a number, a duration, a day or an instant
     * @return false beyond it
     */
    public static boolean hold(Within range, Object value) {
        if (value instanceof Duration duration) {
            return isWithin(range, duration, Duration::parse) || range.orZero() && duration.isZero();
        }
        if (value instanceof Instant instant) {
            return isWithin(range, instant, Instant::parse);
        }
        return value instanceof LocalDate day
                ? isWithin(range, day.toEpochDay(), text -> LocalDate.parse(text).toEpochDay())
                : isWithin(range, ((Number) value).longValue(), Long::valueOf);
    }

    private static <T extends Comparable<T>> boolean isWithin(Within range, T value, Function<String, T> parse) {
        return value.compareTo(parse.apply(range.least())) >= 0 && value.compareTo(parse.apply(range.most())) <= 0;
    }
}
