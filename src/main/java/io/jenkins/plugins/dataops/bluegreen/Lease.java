package io.jenkins.plugins.dataops.bluegreen;

import java.time.Instant;

/**
 * Who holds a product.
 *
 * @param owner who, as they named themselves
 * @param token the fencing token: each holder's is higher than the one before
 * @param since when it was taken, by the database's clock, UTC
 * @param until when it ends by itself, UTC
 */
public record Lease(String owner, long token, Instant since, Instant until) {}
