package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;

/**
 * One step of the series.
 *
 * @param label ISO 8601: {@code 2026-01-31}, {@code 2026-W05} or {@code 2026-01}
 * @param from its first instant
 * @param to the first instant after it
 * @param partial true when the window or the present cuts it, so that its counts may still grow
 * @param metrics the five metrics of the deployments in it, without trend
 */
public record BucketRow(String label, Instant from, Instant to, boolean partial, FiveMetrics metrics) {}
