package io.jenkins.plugins.dataops.metrics;

/** What the value of a metric counts. */
public enum Unit {
    /** Deployments in seven days. */
    PER_WEEK,
    /** Seconds. */
    SECONDS,
    /** A share from 0 to 1. */
    SHARE
}
