package io.jenkins.plugins.dataops.report;

import io.jenkins.plugins.dataops.metrics.Level;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.MetricName;
import io.jenkins.plugins.dataops.metrics.Trend;
import io.jenkins.plugins.dataops.metrics.Unit;
import io.jenkins.plugins.dataops.result.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One of the five metrics in words. A figure that nobody knows is called so and is never a 0. */
public final class MetricWords {
    private final Language language;

    /**
     * The words of a language.
     *
     * @param language the reader's
     */
    public MetricWords(Language language) {
        this.language = language;
    }

    /** The metric's name on a tile. */
    String title(MetricName name) {
        return say(name, "title");
    }

    /** What the figure is, in half a sentence. */
    String meaning(MetricName name) {
        return say(name, "meaning");
    }

    /** What its chart shows. */
    String chart(MetricName name) {
        return say(name, "chart");
    }

    private String say(MetricName name, String what) {
        return language.phrase("metric." + word(name) + "." + what);
    }

    /** What stands where there is no figure. */
    String noData() {
        return language.phrase("metric.no-data");
    }

    /** The figure alone. */
    String figure(Metric metric) {
        return metric.value().map(value -> amount(metric, value)).orElseGet(this::noData);
    }

    /**
     * The figure, and what a share is a share of.
     *
     * @param metric the metric
     * @return such as {@code 3.2 / week}, {@code 5 h 12 min}, {@code 7 % (3/43)} or {@code no data}
     */
    public String value(Metric metric) {
        return metric.value().isPresent() && metric.unit() == Unit.SHARE
                ? language.phrase(
                        "metric.share-of",
                        Map.of("share", figure(metric), "count", metric.count(), "n", metric.n()))
                : figure(metric);
    }

    /** An amount in the metric's unit. */
    private String amount(Metric metric, double value) {
        return new Figure(metric.name(), value).in(language);
    }

    /** What the figure rests on, on a tile. */
    String basis(Metric metric) {
        if (metric.value().isEmpty()) {
            return metric.unit() == Unit.SHARE && metric.n() > 0
                    ? language.phrase("metric.of-deployments", Map.of("n", metric.n()))
                    : language.phrase("metric.nothing-to-count");
        }
        return language.phrase(
                "metric." + word(metric.name()) + ".basis", Map.of("count", metric.count(), "n", metric.n()));
    }

    /**
     * What the figure rests on, in a line.
     *
     * @param metric the metric
     * @return such as {@code 95 % interval 2.4 % to 18.6 %, n = 43 deployments, 2 provisional}; {@code n = 0} without
     *     data
     */
    public String sample(Metric metric) {
        if (metric.value().isEmpty()) {
            return language.phrase("metric.no-sample");
        }
        List<String> parts = new ArrayList<>();
        metric.p90().ifPresent(p90 -> parts.add(language.phrase("metric.p90", Map.of("amount", amount(metric, p90)))));
        if (!interval(metric).isEmpty()) {
            parts.add(language.phrase("metric.interval", Map.of("interval", interval(metric))));
        }
        parts.add(language.phrase("metric." + word(metric.name()) + ".sample", Map.of("n", metric.n())));
        if (metric.provisional() > 0) {
            parts.add(language.phrase("metric.provisional", Map.of("count", metric.provisional())));
        }
        return String.join(language.phrase("list.separator"), parts);
    }

    /** How sure the figure is, on a tile; empty where nothing can be said. */
    String spread(Metric metric) {
        List<String> parts = new ArrayList<>();
        metric.p90().ifPresent(p90 -> parts.add(language.phrase("metric.within", Map.of("amount", amount(metric, p90)))));
        if (!interval(metric).isEmpty()) {
            parts.add(language.phrase("metric.interval", Map.of("interval", interval(metric))));
        }
        if (metric.provisional() > 0) {
            parts.add(language.phrase("metric.so-young", Map.of("count", metric.provisional())));
        }
        return String.join("; ", parts);
    }

    /** The 95 % interval; empty where there is none. */
    String interval(Metric metric) {
        return metric.low().isPresent() && metric.high().isPresent()
                ? language.phrase(
                        "metric.from-to",
                        Map.of("low", amount(metric, metric.low().get()), "high", amount(metric, metric.high().get())))
                : "";
    }

    /**
     * The level with its year: one where the interval supports it, else all that it reaches.
     *
     * @param metric the metric
     * @return such as {@code High (2024)}, {@code Elite to Low (2024)} or {@code Medium (2024), too few data to be sure};
     *     empty when there is none
     */
    public String level(Metric metric) {
        return metric.levels()
                .map(span -> language.phrase(
                        span.provisional() ? "metric.level-provisional" : "metric.level",
                        Map.of(
                                "levels", span.best() == span.worst()
                                        ? word(span.best())
                                        : language.phrase(
                                                "metric.from-to",
                                                Map.of("low", word(span.best()), "high", word(span.worst()))),
                                "year", String.valueOf(span.year()))))
                .orElse("");
    }

    private String word(Level level) {
        return language.phrase("level." + level.name().toLowerCase(Locale.ROOT));
    }

    /** The level on a tile. */
    String levelOnTile(Metric metric) {
        String level = level(metric);
        return level.isEmpty() && metric.value().isPresent() ? language.phrase("metric.no-level") : level;
    }

    /** Where the figure moves to: the arrow says whether it grew, the word whether that is good. */
    Badge trendBadge(Metric metric) {
        Trend trend = metric.trend();
        boolean grew = metric.value().isPresent()
                && trend.previous().isPresent()
                && metric.value().get() > trend.previous().get();
        String word = language.phrase("trend." + trend.direction().name().toLowerCase(Locale.ROOT));
        return switch (trend.direction()) {
            case BETTER -> new Badge("good", grew ? "\u2197" : "\u2198", word);
            case WORSE -> new Badge("bad", grew ? "\u2197" : "\u2198", word);
            case STEADY -> new Badge("quiet", "\u2192", word);
            case UNKNOWN -> new Badge("quiet", "\u00B7", word);
        };
    }

    /** What the figure was in the window before, on a tile. */
    String before(Metric metric) {
        return metric.trend()
                .previous()
                .map(value -> language.phrase("metric.before", Map.of("amount", amount(metric, value))))
                .orElse("");
    }

    /**
     * The trend in a line.
     *
     * @param metric the metric
     * @return such as {@code better than 2.1 / week before} or {@code nothing to compare with}
     */
    public String trend(Metric metric) {
        String direction = metric.trend().direction().name().toLowerCase(Locale.ROOT);
        return metric.trend()
                .previous()
                .map(value -> language.phrase("trend." + direction + ".than", Map.of("amount", amount(metric, value))))
                .orElseGet(() -> language.phrase("trend.nothing-before"));
    }

    /**
     * The metric's name in a line.
     *
     * @param name which metric
     * @return as DORA calls it
     */
    public String name(MetricName name) {
        return say(name, "name");
    }

    private static String word(MetricName name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
