package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.statistics.Interval;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The limits that a year's State of DevOps report (dora.dev) published. They describe clusters of survey answers, not
 * a ladder: each metric is classified by itself, by the best level whose limit it keeps, and what keeps none is low.
 * Where a report gives a worse level a stricter limit (2024: medium fails less often than high) that level is never
 * the answer.
 */
public enum LevelTable {
    /** 2021: "16-30 %" for high, medium and low alike. */
    DORA_2021(
            2021,
            new double[] {1, 1 / Limits.MONTH_DAYS, 1 / Limits.HALF_YEAR_DAYS},
            new Duration[] {Duration.ofHours(1), Limits.WEEK, Limits.HALF_YEAR},
            new Duration[] {Duration.ofHours(1), Limits.DAY, Limits.WEEK},
            new double[] {0.15, 0.30, 0.30}),
    /** 2023: medium recovers in a day to a week. */
    DORA_2023(
            2023,
            new double[] {1, 1 / 7.0, 1 / Limits.MONTH_DAYS},
            new Duration[] {Limits.DAY, Limits.WEEK, Limits.MONTH},
            new Duration[] {Duration.ofHours(1), Limits.DAY, Limits.WEEK},
            new double[] {0.05, 0.10, 0.15}),
    /** 2024. */
    DORA_2024(
            2024,
            new double[] {1, 1 / 7.0, 1 / Limits.MONTH_DAYS},
            new Duration[] {Limits.DAY, Limits.WEEK, Limits.MONTH},
            new Duration[] {Duration.ofHours(1), Limits.DAY, Limits.DAY},
            new double[] {0.05, 0.20, 0.10});

    private static final Level[] LEVELS = {Level.ELITE, Level.HIGH, Level.MEDIUM};

    private final int year;
    private final double[] perDay;
    private final Duration[] leadTime;
    private final Duration[] recovery;
    private final double[] failRate;

    LevelTable(int year, double[] perDay, Duration[] leadTime, Duration[] recovery, double[] failRate) {
        this.year = year;
        this.perDay = perDay;
        this.leadTime = leadTime;
        this.recovery = recovery;
        this.failRate = failRate;
    }

    /**
     * Names the report.
     *
     * @return its year
     */
    public int year() {
        return year;
    }

    /**
     * Classifies a figure.
     *
     * @param metric which metric
     * @param value in the metric's unit; for the frequency per application
     * @return the level; empty for the rework rate, for which no report gives limits
     */
    public Optional<Level> classify(MetricName metric, double value) {
        return switch (metric) {
            case DEPLOYMENT_FREQUENCY -> Optional.of(frequency(value / 7));
            case CHANGE_LEAD_TIME -> Optional.of(duration(leadTime, value));
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> Optional.of(duration(recovery, value));
            case CHANGE_FAIL_RATE -> Optional.of(share(value));
            case DEPLOYMENT_REWORK_RATE -> Optional.empty();
        };
    }

    /**
     * Finds the levels that a figure may have.
     *
     * @param metric which metric
     * @param value the figure
     * @param interval its 95 % interval; empty when there are too few data for one
     * @return the levels; empty for the rework rate
     */
    Optional<LevelSpan> span(MetricName metric, double value, Optional<Interval> interval) {
        if (interval.isEmpty()) {
            return classify(metric, value).map(level -> new LevelSpan(level, level, year, true));
        }
        Optional<Level> low = classify(metric, interval.get().low());
        Optional<Level> high = classify(metric, interval.get().high());
        return low.flatMap(one -> high.map(other -> one.compareTo(other) < 0
                ? new LevelSpan(one, other, year, false)
                : new LevelSpan(other, one, year, false)));
    }

    /**
     * Asks whether two figures are the same to every table, so that one may be shown for the other.
     *
     * @param metric which metric
     * @param value one figure
     * @param shown the other
     * @return whether no year's limit lies between them
     */
    public static boolean alike(MetricName metric, double value, double shown) {
        return Arrays.stream(values())
                .allMatch(table -> table.classify(metric, value).equals(table.classify(metric, shown)));
    }

    private Level frequency(double perDayMeasured) {
        if (perDayMeasured > perDay[0]) {
            return Level.ELITE;
        }
        for (int i = 1; i < LEVELS.length; i++) {
            if (perDayMeasured >= perDay[i]) {
                return LEVELS[i];
            }
        }
        return Level.LOW;
    }

    /** "Less than an hour" and "less than a day" exclude the limit, "a day to a week" includes it. */
    private static Level duration(Duration[] limits, double seconds) {
        for (int i = 0; i < LEVELS.length; i++) {
            boolean including = i > 0 && limits[i].compareTo(Limits.DAY) > 0;
            if (seconds < limits[i].toSeconds() || including && seconds == limits[i].toSeconds()) {
                return LEVELS[i];
            }
        }
        return Level.LOW;
    }

    private Level share(double value) {
        for (int i = 0; i < LEVELS.length; i++) {
            if (value <= failRate[i]) {
                return LEVELS[i];
            }
        }
        return Level.LOW;
    }

    private static final class Limits {
        static final double MONTH_DAYS = 365.25 / 12;
        static final double HALF_YEAR_DAYS = 365.25 / 2;
        static final Duration DAY = Duration.ofDays(1);
        static final Duration WEEK = Duration.ofDays(7);
        static final Duration MONTH = Duration.ofSeconds((long) (MONTH_DAYS * 86_400));
        static final Duration HALF_YEAR = Duration.ofSeconds((long) (HALF_YEAR_DAYS * 86_400));

        private Limits() {}
    }
}
