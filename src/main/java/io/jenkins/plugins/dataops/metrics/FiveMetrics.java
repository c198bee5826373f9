package io.jenkins.plugins.dataops.metrics;

import java.util.List;

/**
 * DORA's five metrics of one population of deployments, in the order in which they are shown.
 *
 * @param deploymentFrequency deployments per week
 * @param changeLeadTime median time from commit to deployment
 * @param changeFailRate share of failed deployments
 * @param recoveryTime median time to recover from a failed deployment
 * @param reworkRate share of unplanned deployments
 */
public record FiveMetrics(
        Metric deploymentFrequency,
        Metric changeLeadTime,
        Metric changeFailRate,
        Metric recoveryTime,
        Metric reworkRate) {

    /**
     * Lists them in the order in which they are shown.
     *
     * @return the five
     */
    public List<Metric> all() {
        return List.of(deploymentFrequency, changeLeadTime, changeFailRate, recoveryTime, reworkRate);
    }

    FiveMetrics against(FiveMetrics before) {
        return new FiveMetrics(
                deploymentFrequency.against(before.deploymentFrequency),
                changeLeadTime.against(before.changeLeadTime),
                changeFailRate.against(before.changeFailRate),
                recoveryTime.against(before.recoveryTime),
                reworkRate.against(before.reworkRate));
    }
}
