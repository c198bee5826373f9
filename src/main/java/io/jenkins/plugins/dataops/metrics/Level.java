package io.jenkins.plugins.dataops.metrics;

/** DORA's names for how well a team delivers; each metric has its own. */
public enum Level {
    /** The best cluster of the year's report. */
    ELITE,
    /** The second. */
    HIGH,
    /** The third. */
    MEDIUM,
    /** The last, and everything beyond the published limits. */
    LOW
}
