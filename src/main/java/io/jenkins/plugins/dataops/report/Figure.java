package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.LevelTable;
import io.jenkins.plugins.dataops.metrics.MetricName;
import io.jenkins.plugins.dataops.result.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/**
 * A figure as text, rounded so that no limit of a level lies between what is measured and what is shown: 5.04 % is
 * never "5 %" where a report's limit is 5 %.
 *
 * @param metric whose figure it is
 * @param value in the metric's unit
 */
record Figure(MetricName metric, double value) {
    private static final int MOST_DECIMALS = 12;

    /** The figure with its unit, such as {@code 3.2 / week}, {@code 5 h 12 min} or {@code 7 %}. */
    String in(Language language) {
        return switch (metric.unit()) {
            case PER_WEEK -> language.phrase("metric.per-week", Map.of("amount", decimal(language)));
            case SHARE -> {
                BigDecimal shown = rounded(100);
                yield language.percent(shown.doubleValue(), shown.scale());
            }
            case SECONDS -> duration(language);
        };
    }

    private String decimal(Language language) {
        BigDecimal shown = rounded(1);
        return language.decimal(shown.doubleValue(), shown.scale());
    }

    private BigDecimal rounded(double scale) {
        BigDecimal exact = new BigDecimal(value * scale);
        // One decimal, or two digits of what is smaller than that.
        int decimals = value == 0 || value * scale >= 0.1 ? 1 : 1 - (int) Math.floor(Math.log10(value * scale));
        BigDecimal shown = exact.setScale(decimals, RoundingMode.HALF_EVEN);
        while (decimals < MOST_DECIMALS && !LevelTable.alike(metric, value, shown.doubleValue() / scale)) {
            decimals++;
            shown = exact.setScale(decimals, RoundingMode.HALF_EVEN);
        }
        BigDecimal shortest = shown.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private String duration(Language language) {
        if (LevelTable.alike(metric, value, Language.saidOf(value))) {
            return language.seconds(value);
        }
        // All limits are whole seconds: one of the two neighbours lies on the right side.
        double floor = Math.floor(value);
        double near = LevelTable.alike(metric, value, floor) ? floor : Math.ceil(value);
        return language.exactDuration(Duration.ofSeconds((long) near));
    }
}
