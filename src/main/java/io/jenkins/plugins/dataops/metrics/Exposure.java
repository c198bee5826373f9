package io.jenkins.plugins.dataops.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;

/**
 * How long deployments were watched for, in weeks of the calendar: a week with a day of 25 hours is one week. Watching
 * starts with the day of the first event on record; before it nothing is known, and after it no deployment means 0.
 *
 * @param weeks during which at least one product was watched
 * @param productWeeks the same for each product, added up
 */
record Exposure(double weeks, double productWeeks) {
    private static final double WEEK = 7 * 86_400.0;

    /**
     * Measures a stretch of time.
     *
     * @param firsts when the record of each product begins
     * @param from the first instant of the stretch
     * @param to the first instant after it
     * @param asOf the present
     * @param zone whose calendar counts
     * @return the exposure; 0 when nothing was watched
     */
    static Exposure of(Collection<Instant> firsts, Instant from, Instant to, Instant asOf, ZoneId zone) {
        double longest = 0;
        double sum = 0;
        for (Instant first : firsts) {
            double weeks = weeks(first, from, to, asOf, zone);
            longest = Math.max(longest, weeks);
            sum += weeks;
        }
        return new Exposure(longest, sum);
    }

    private static double weeks(Instant first, Instant from, Instant to, Instant asOf, ZoneId zone) {
        LocalDateTime begin = first.atZone(zone).toLocalDate().atStartOfDay();
        LocalDateTime start = LocalDateTime.ofInstant(from, zone);
        LocalDateTime end = LocalDateTime.ofInstant(to, zone);
        LocalDateTime now = LocalDateTime.ofInstant(asOf, zone);
        // A day that has only begun would turn one deployment into hundreds a week.
        LocalDateTime today = now.toLocalDate().plusDays(1).atStartOfDay();
        start = begin.isAfter(start) ? begin : start;
        end = today.isBefore(end) ? today : end;
        return start.isBefore(end) ? Seconds.of(Duration.between(start, end)) / WEEK : 0;
    }
}
