package io.jenkins.plugins.dataops.bluegreen;

import java.time.Duration;

/**
 * How hard a switch tries against readers that hold their locks. Each attempt waits only briefly, because every later
 * reader queues behind a waiting switch.
 *
 * @param lockWait the longest wait for one lock; below PostgreSQL's {@code deadlock_timeout} of 1 s, so that a
 *     deadlock ends the switch's attempt and never a reader
 * @param attempts how many attempts before giving up
 * @param longestPause the longest pause between two attempts, which grows and is jittered
 */
public record RetryPolicy(Duration lockWait, int attempts, Duration longestPause) {
    /** 300 ms a lock, 30 attempts, pauses up to 2 s: about a minute in all. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofMillis(300), 30, Duration.ofSeconds(2));
}
