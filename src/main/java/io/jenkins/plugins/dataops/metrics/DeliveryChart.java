package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the charts read: one point a deployment, one step a bucket, in order of time. Times are seconds.
 *
 * @param zone whose calendar the buckets are of
 * @param bucket how long one is
 * @param points the deployments that count
 * @param steps the buckets
 * @param open failures that last, to be drawn at the right edge
 */
public record DeliveryChart(
        String zone, Bucket bucket, List<Point> points, List<Step> steps, List<OpenFailure> open) {
    /**
     * A deployment.
     *
     * @param id the event's id
     * @param product the data product
     * @param at when consumers saw it
     * @param name its version, else its revision
     * @param leadTime median of its changes; empty without samples
     * @param failed whether it counts as failed
     * @param open whether nobody has recovered from it
     * @param recovery how long consumers were served badly; empty when it did not fail or is open
     * @param url where to read more
     */
    public record Point(
            String id,
            String product,
            Instant at,
            String name,
            Optional<Double> leadTime,
            boolean failed,
            boolean open,
            Optional<Double> recovery,
            Optional<String> url) {}

    /**
     * A bucket.
     *
     * @param label ISO 8601
     * @param from its first instant
     * @param partial whether it may still grow
     * @param deployments how many; empty before anything was on record
     * @param leadTime median
     * @param leadTimeP90 nine of ten are at most this
     * @param failRate share of failed deployments
     * @param failRateLow lower end of its 95 % interval
     * @param failRateHigh upper end of its 95 % interval
     * @param recovery median
     * @param reworkRate share of unplanned deployments
     */
    public record Step(
            String label,
            Instant from,
            boolean partial,
            Optional<Long> deployments,
            Optional<Double> leadTime,
            Optional<Double> leadTimeP90,
            Optional<Double> failRate,
            Optional<Double> failRateLow,
            Optional<Double> failRateHigh,
            Optional<Double> recovery,
            Optional<Double> reworkRate) {}

    /**
     * Takes from a report what charts need.
     *
     * @param report the report
     * @return the chart's data; the points are those that the report lists
     */
    public static DeliveryChart of(DeliveryReport report) {
        List<Point> points = new ArrayList<>(report.deployments().stream()
                .filter(DeploymentRow::counted)
                .map(DeliveryChart::point)
                .toList());
        Collections.reverse(points);
        return new DeliveryChart(
                report.window().zone().getId(),
                report.window().bucket(),
                List.copyOf(points),
                report.series().stream().map(DeliveryChart::step).toList(),
                report.openFailures());
    }

    private static Point point(DeploymentRow row) {
        return new Point(
                row.id(),
                row.product(),
                row.at(),
                row.version().orElse(row.revision()),
                row.leadTimeMedianSeconds(),
                row.failed(),
                row.open(),
                row.recoverySeconds(),
                row.url());
    }

    private static Step step(BucketRow row) {
        FiveMetrics metrics = row.metrics();
        return new Step(
                row.label(),
                row.from(),
                row.partial(),
                metrics.deploymentFrequency().value().map(any -> metrics.deploymentFrequency()
                        .count()),
                metrics.changeLeadTime().value(),
                metrics.changeLeadTime().p90(),
                metrics.changeFailRate().value(),
                metrics.changeFailRate().low(),
                metrics.changeFailRate().high(),
                metrics.recoveryTime().value(),
                metrics.reworkRate().value());
    }
}
