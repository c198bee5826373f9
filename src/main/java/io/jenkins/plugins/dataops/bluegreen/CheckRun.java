package io.jenkins.plugins.dataops.bluegreen;

/**
 * A check that was run around a switch.
 *
 * @param when at which point
 * @param schema which schema it judged
 * @param report what it found
 */
public record CheckRun(When when, String schema, CheckReport report) {
    /** The points at which checks run. */
    public enum When {
        /** On the candidate, before any reader sees it. */
        BEFORE_SWITCH,
        /** On the live schema, right after the switch. */
        AFTER_SWITCH,
        /** On the live schema, after it was switched back. */
        AFTER_SWITCH_BACK
    }
}
