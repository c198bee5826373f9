package io.jenkins.plugins.dataops.ledger;

import java.time.Instant;

/**
 * A deployment turned out to need immediate intervention.
 *
 * @param id unique id
 * @param product the data product
 * @param environment where
 * @param at when it was found
 * @param deployment id of the deployment that caused it
 * @param reason in words
 */
public record Failure(
        String id, String product, String environment, Instant at, String deployment, String reason)
        implements Event {
    /** Fills what the writer left out. */
    public Failure {
        reason = reason == null ? "" : reason;
    }
}
