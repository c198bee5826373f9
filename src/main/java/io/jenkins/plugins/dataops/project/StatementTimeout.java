package io.jenkins.plugins.dataops.project;

/** How long one statement may be allowed to take, as ISO 8601 durations, wherever that can be said. */
public final class StatementTimeout {
    /** The shortest: databases count milliseconds. */
    public static final String SHORTEST = "PT0.001S";

    /** The longest: who waits for more wants no limit, which is said by leaving it out. */
    public static final String LONGEST = "P30D";

    private StatementTimeout() {}
}
