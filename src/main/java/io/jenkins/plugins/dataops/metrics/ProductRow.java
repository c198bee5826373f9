package io.jenkins.plugins.dataops.metrics;

import java.time.Instant;
import java.util.Optional;

/**
 * One data product in a report on several.
 *
 * @param product its name
 * @param metrics its five metrics
 * @param openFailures how many failed deployments nobody has recovered from yet
 * @param openIncidents how many data incidents are open
 * @param downtimeSeconds how long its consumers were served badly within the window, overlaps counted once
 * @param lastDeployment when consumers last saw a new version; empty when they never did
 */
public record ProductRow(
        String product,
        FiveMetrics metrics,
        int openFailures,
        int openIncidents,
        double downtimeSeconds,
        Optional<Instant> lastDeployment) {}
