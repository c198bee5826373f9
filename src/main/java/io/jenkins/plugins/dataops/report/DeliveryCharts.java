package io.jenkins.plugins.dataops.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.metrics.BucketRow;
import io.jenkins.plugins.dataops.metrics.DeliveryReport;
import io.jenkins.plugins.dataops.metrics.DeploymentRow;
import io.jenkins.plugins.dataops.metrics.Metric;
import io.jenkins.plugins.dataops.metrics.MetricName;
import io.jenkins.plugins.dataops.result.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the script draws: one chart a metric. Times are the wall clock of the report's zone, written as if it were UTC,
 * so that the axis shows that zone in every browser.
 */
final class DeliveryCharts {
    private static final int MOST_BUCKETS = 1_000;
    private static final int MOST_POINTS = 2_000;
    private static final int LONGEST_NAME = 100;

    private final DeliveryReport report;
    private final Language language;
    private final MetricWords words;
    private final ZoneId zone;

    DeliveryCharts(DeliveryReport report, Language language) {
        this.report = report;
        this.language = language;
        this.words = new MetricWords(language);
        this.zone = report.window().zone();
    }

    List<DeliveryView.Chart> all() {
        List<DeliveryView.Chart> charts = new ArrayList<>();
        for (Metric metric : report.metrics().all()) {
            Drawing drawing = drawing(metric.name());
            boolean anything = drawing.buckets().stream().anyMatch(step -> step.value() != null)
                    || !drawing.points().isEmpty();
            if (anything) {
                charts.add(new DeliveryView.Chart(
                        words.title(metric.name()), words.chart(metric.name()), data(drawing)));
            }
        }
        return charts;
    }

    private Drawing drawing(MetricName name) {
        List<BucketRow> series = report.series();
        List<Step> steps = series.subList(Math.max(0, series.size() - MOST_BUCKETS), series.size()).stream()
                .map(row -> step(row, name))
                .toList();
        return switch (name) {
            case DEPLOYMENT_FREQUENCY -> new Drawing("bars", zone.getId(), steps, List.of());
            case CHANGE_LEAD_TIME ->
                new Drawing("durations", zone.getId(), steps, points(DeploymentRow::leadTimeMedianSeconds));
            case FAILED_DEPLOYMENT_RECOVERY_TIME ->
                new Drawing("durations", zone.getId(), steps, withOpen(points(DeploymentRow::recoverySeconds)));
            case CHANGE_FAIL_RATE, DEPLOYMENT_REWORK_RATE -> new Drawing("rates", zone.getId(), steps, List.of());
        };
    }

    private Step step(BucketRow row, MetricName name) {
        Metric metric = row.metrics().all().stream()
                .filter(one -> one.name() == name)
                .findFirst()
                .orElseThrow();
        boolean bars = name == MetricName.DEPLOYMENT_FREQUENCY;
        return new Step(
                row.label(),
                wallClock(row.from()),
                wallClock(row.to()),
                row.partial(),
                bars ? metric.value().map(known -> (double) metric.count()).orElse(null) : metric.value().orElse(null),
                bars ? row.metrics().changeFailRate().count() : metric.count(),
                metric.n(),
                bars ? null : metric.low().orElse(null),
                bars ? null : metric.high().orElse(null),
                metric.p90().orElse(null));
    }

    private List<Point> points(Function<DeploymentRow, Optional<Double>> value) {
        List<Point> points = new ArrayList<>();
        for (DeploymentRow row : report.deployments()) {
            if (value.apply(row).isPresent() && points.size() < MOST_POINTS) {
                points.add(new Point(
                        wallClock(row.at()),
                        value.apply(row).get(),
                        row.failed(),
                        false,
                        name(row.product() + " " + row.version().orElse(BlueGreenWords.shortRevision(row.revision()))),
                        row.url().flatMap(SafeLink::of).orElse(null)));
            }
        }
        return points;
    }

    /** An open failure stands at the right edge: its recovery takes at least until now. */
    private List<Point> withOpen(List<Point> points) {
        report.openFailures().stream()
                .limit(MOST_POINTS)
                .map(open -> new Point(
                        wallClock(report.asOf()), open.ageSeconds(), true, true, name(language.phrase("delivery.open-product", Map.of("product", open.product()))), null))
                .forEach(points::add);
        return points;
    }

    private static String name(String text) {
        return Allowance.clip(text, LONGEST_NAME);
    }

    private long wallClock(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static DeliveryView.ChartData data(Drawing drawing) {
        try {
            return new DeliveryView.ChartData(Json.mapper().writeValueAsString(drawing));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A chart for the script: {@code kind} is bars, durations (in seconds) or rates (0 to 1). */
    private record Drawing(String kind, String zone, List<Step> buckets, List<Point> points) {}

    /** A step of the series; {@code count} is the failed or unplanned part. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Step(
            String label,
            long from,
            long to,
            boolean partial,
            Double value,
            long count,
            long n,
            Double low,
            Double high,
            Double p90) {}

    /** A deployment, or an open failure. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Point(long at, double value, boolean failed, boolean open, String name, String url) {}
}
