package io.jenkins.plugins.dataops.outcome;

/** Where long work says how far it is. */
@FunctionalInterface
public interface Progress {
    /** Says nothing to anybody. */
    Progress SILENT = line -> {};

    /**
     * Tells a person what is happening.
     *
     * @param line one line without a line break at its end
     */
    void say(String line);
}
