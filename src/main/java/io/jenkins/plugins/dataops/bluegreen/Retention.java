package io.jenkins.plugins.dataops.bluegreen;

/** What becomes of the previous colour once the new one is live and verified. */
public enum Retention {
    /** It stays until the next run is prepared: the way back is open. */
    KEEP,
    /** It is emptied at once: the space is wanted more than the way back. */
    DROP
}
