package io.jenkins.plugins.dataops.metrics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The calendar unit by which a series is cut; in a time zone, so that a day may have 23 or 25 hours. */
public enum Bucket {
    /** A calendar day. */
    DAY,
    /** An ISO 8601 week, Monday to Sunday. */
    WEEK,
    /** A calendar month. */
    MONTH;

    /**
     * Finds where the bucket of a day begins.
     *
     * @param day any day
     * @return the first day of its bucket
     */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /**
     * Finds where the next bucket begins.
     *
     * @param first the first day of a bucket
     * @return the first day of the bucket after it
     */
    public LocalDate next(LocalDate first) {
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }

    /**
     * Names a bucket.
     *
     * @param first its first day
     * @return ISO 8601: {@code 2026-01-31}, {@code 2026-W05} (of the year that holds its Thursday) or {@code 2026-01}
     */
    public String label(LocalDate first) {
        return switch (this) {
            case DAY -> first.toString();
            case WEEK -> String.format(
                    Locale.ROOT,
                    "%04d-W%02d",
                    first.get(IsoFields.WEEK_BASED_YEAR),
                    first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> first.format(DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT));
        };
    }
}
