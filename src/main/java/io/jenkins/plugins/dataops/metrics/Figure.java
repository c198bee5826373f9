package io.jenkins.plugins.dataops.metrics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure as text, rounded so that no limit of a level lies between what is measured and what is shown: 5.04 % is
 * never "5 %" where a report's limit is 5 %.
 */
final class Figure {
    private static final int MOST_DECIMALS = 12;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] UNITS = {DAY, HOUR, MINUTE};
    private static final String[] NAMES = {"d", "h", "min"};

    private Figure() {}

    /**
     * Writes a figure with its unit.
     *
     * @param metric which metric
     * @param value in the metric's unit
     * @return such as {@code 3.2 / week}, {@code 5 h 12 min} or {@code 7 %}
     */
    static String text(MetricName metric, double value) {
        return switch (metric.unit()) {
            case PER_WEEK -> decimal(metric, value, 1) + " / week";
            case SHARE -> decimal(metric, value, 100) + " %";
            case SECONDS -> duration(metric, value);
        };
    }

    private static String decimal(MetricName metric, double value, double scale) {
        BigDecimal exact = new BigDecimal(value * scale);
        // One decimal, or two digits of what is smaller than that.
        int decimals = value == 0 || value * scale >= 0.1 ? 1 : 1 - (int) Math.floor(Math.log10(value * scale));
        BigDecimal shown = exact.setScale(decimals, RoundingMode.HALF_EVEN);
        while (decimals < MOST_DECIMALS && !LevelTable.alike(metric, value, shown.doubleValue() / scale)) {
            decimals++;
            shown = exact.setScale(decimals, RoundingMode.HALF_EVEN);
        }
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static String duration(MetricName metric, double seconds) {
        if (LevelTable.alike(metric, seconds, rounded(seconds))) {
            return duration(seconds);
        }
        // All limits are whole seconds: one of the two neighbours lies on the right side.
        double floor = Math.floor(seconds);
        return exact(LevelTable.alike(metric, seconds, floor) ? floor : Math.ceil(seconds));
    }

    /**
     * Writes a time in its two largest units.
     *
     * @param seconds not negative
     * @return such as {@code 40 s}, {@code 26 min}, {@code 5 h 12 min} or {@code 3 d 4 h}
     */
    static String duration(double seconds) {
        return exact(rounded(seconds));
    }

    private static double rounded(double seconds) {
        if (seconds < 9.95) {
            return Math.round(seconds * 10) / 10.0;
        }
        long step = seconds < MINUTE - 0.5 ? 1 : seconds < DAY - MINUTE / 2.0 ? MINUTE : HOUR;
        return Math.round(seconds / step) * (double) step;
    }

    private static String exact(double seconds) {
        if (seconds != Math.rint(seconds)) {
            return seconds + " s";
        }
        long rest = (long) seconds;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < UNITS.length; i++) {
            if (rest >= UNITS[i]) {
                text.append(text.isEmpty() ? "" : " ").append(rest / UNITS[i]).append(' ').append(NAMES[i]);
                rest %= UNITS[i];
            }
        }
        if (rest > 0 || text.isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(rest).append(" s");
        }
        return text.toString();
    }
}
