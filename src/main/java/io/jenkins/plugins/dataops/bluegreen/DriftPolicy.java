package io.jenkins.plugins.dataops.bluegreen;

/** What to do when the live data changed while the candidate was built, so that the switch would lose the change. */
public enum DriftPolicy {
    /** Do not switch. */
    REFUSE,
    /** Switch, and say what changed. */
    ACCEPT
}
