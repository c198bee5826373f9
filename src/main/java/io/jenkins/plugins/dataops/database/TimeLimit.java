package io.jenkins.plugins.dataops.database;

import java.time.Duration;
import java.util.Optional;

/**
 * How long work on a database may take.
 *
 * @param statement the longest that one statement may run; empty for as long as it takes
 * @param connection the longest that one connection may be at work, over all of its statements; empty likewise
 */
record TimeLimit(Optional<Duration> statement, Optional<Duration> connection) {
    /** As long as it takes. */
    static final TimeLimit NONE = new TimeLimit(Optional.empty(), Optional.empty());
}
