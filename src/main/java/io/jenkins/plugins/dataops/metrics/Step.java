package io.jenkins.plugins.dataops.metrics;

/** What a deployment was to consumers, whatever its recorder called it. */
public enum Step {
    /** A new version, or a try to bring one: a release that counts as a deployment. */
    FORWARD,
    /** Back to an older version: no new change, but evidence about the release that it takes away. */
    BACK,
    /** The code that was live already: a run, with new data at most, and no deployment. */
    REFRESH
}
