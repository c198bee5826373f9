package io.jenkins.plugins.dataops.blackbox.spec;

/** What a test that does not hold means for the run. */
public enum Severity {
    /** The run fails. */
    FAIL,
    /** The run is unstable: people are told and the work goes on. */
    WARN
}
