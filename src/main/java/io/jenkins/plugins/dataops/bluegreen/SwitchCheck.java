package io.jenkins.plugins.dataops.bluegreen;

/** A question asked of the data before readers see it, and again when they do. */
@FunctionalInterface
public interface SwitchCheck {
    /**
     * Judges one schema. It must not hold a lock when it returns.
     *
     * @param schema the schema's plain name: the candidate's before the switch, the live one's after it
     * @return what it found; an exception counts as an error of the check
     * @throws UnaskedException when nobody could be asked: after a switch that judges nothing
     */
    CheckReport check(String schema);
}
