package io.jenkins.plugins.dataops.bluegreen;

import java.time.Duration;

/**
 * How the switch's transaction went.
 *
 * @param took the attempt that succeeded, from its first statement to the end of COMMIT
 * @param attempts how many attempts it took
 * @param longestReaderWait the longest time that a reader can have waited behind any of the attempts
 * @param inAll from the first attempt's begin to the end
 */
public record SwitchTimings(Duration took, int attempts, Duration longestReaderWait, Duration inAll) {}
