package io.jenkins.plugins.dataops.metrics;

/** DORA's five metrics as dora.dev names them since 2024. */
public enum MetricName {
    /** How often consumers get a new version. */
    DEPLOYMENT_FREQUENCY(Unit.PER_WEEK),
    /** From committed to deployed. */
    CHANGE_LEAD_TIME(Unit.SECONDS),
    /** Which share of the deployments needed immediate intervention. */
    CHANGE_FAIL_RATE(Unit.SHARE),
    /** From a failed deployment to consumers served well again. */
    FAILED_DEPLOYMENT_RECOVERY_TIME(Unit.SECONDS),
    /** Which share of the deployments was made only to fix an incident. */
    DEPLOYMENT_REWORK_RATE(Unit.SHARE);

    private final Unit unit;

    MetricName(Unit unit) {
        this.unit = unit;
    }

    /**
     * Says what its value counts.
     *
     * @return the unit
     */
    public Unit unit() {
        return unit;
    }
}
