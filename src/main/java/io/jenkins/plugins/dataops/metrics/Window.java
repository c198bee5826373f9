package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.outcome.UsageException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The stretch of time that is reported on, and how it is cut.
 *
 * @param from the first instant in it
 * @param to the first instant after it
 * @param zone whose calendar counts
 * @param bucket how the series is cut
 */
public record Window(Instant from, Instant to, ZoneId zone, Bucket bucket) {
    /** How many buckets a series may have. */
    public static final int MOST_BUCKETS = 4_000;

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /**
     * Checks the limits.
     *
     * @throws UsageException when it is empty, out of the calendar or too long for its buckets
     */
    public Window {
        if (!from.isBefore(to)) {
            throw new UsageException("the window is empty: it starts at " + from + " and ends at " + to);
        }
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            throw new UsageException("the window lies outside the years 1 to 9999: " + from + " to " + to);
        }
        ChronoUnit unit =
                switch (bucket) {
                    case DAY -> ChronoUnit.DAYS;
                    case WEEK -> ChronoUnit.WEEKS;
                    case MONTH -> ChronoUnit.MONTHS;
                };
        if (unit.between(from.atZone(zone), to.atZone(zone)) >= MOST_BUCKETS) {
            throw new UsageException("the window from " + from + " to " + to + " has more than " + MOST_BUCKETS
                    + " buckets: choose a shorter one or a larger bucket");
        }
    }

    /**
     * The calendar days up to and including today.
     *
     * @param days how many, at least 1
     * @param zone whose calendar counts
     * @param bucket how the series is cut
     * @param now the present
     * @return a window that ends when today ends
     * @throws UsageException when days is below 1 or too many for the bucket
     */
    public static Window lastDays(int days, ZoneId zone, Bucket bucket, Instant now) {
        if (days < 1) {
            throw new UsageException("a window has at least one day, not " + days);
        }
        return days(now.atZone(zone).toLocalDate().minusDays(days - 1L), now.atZone(zone).toLocalDate(), zone, bucket);
    }

    /**
     * Whole calendar days.
     *
     * @param first the first day
     * @param last the last day, included
     * @param zone whose calendar counts
     * @param bucket how the series is cut
     * @return the window
     * @throws UsageException when the last day is before the first or the window too long for the bucket
     */
    public static Window days(LocalDate first, LocalDate last, ZoneId zone, Bucket bucket) {
        return new Window(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                zone,
                bucket);
    }

    /**
     * The window of equal length right before, measured on the calendar: the 30 days before 30 days, even when one
     * of the days had 25 hours.
     *
     * @return the window before
     */
    public Window previous() {
        LocalDateTime start = LocalDateTime.ofInstant(from, zone);
        Duration length = Duration.between(start, LocalDateTime.ofInstant(to, zone));
        Instant earlier = start.minus(length).atZone(zone).toInstant();
        // Within the hour that a clock is set back the calendar cannot tell; real time can.
        return new Window(
                earlier.isBefore(from) ? earlier : from.minus(Duration.between(from, to)), from, zone, bucket);
    }

    /**
     * Asks whether an instant lies in it.
     *
     * @param instant any instant
     * @return true from {@code from} on until just before {@code to}
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
