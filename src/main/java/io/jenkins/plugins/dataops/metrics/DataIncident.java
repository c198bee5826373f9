package io.jenkins.plugins.dataops.metrics;

import io.jenkins.plugins.dataops.result.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * Consumers were served badly and no deployment is charged with it: data can go wrong without a change.
 *
 * @param id the event's id
 * @param product the data product
 * @param environment where
 * @param at when it began
 * @param recoveredAt when it ended; empty while it is open
 * @param durationSeconds how long it took, or has taken until now
 * @param reason what is wrong
 */
public record DataIncident(
        String id,
        String product,
        String environment,
        Instant at,
        Optional<Instant> recoveredAt,
        double durationSeconds,
        Message reason) {}
