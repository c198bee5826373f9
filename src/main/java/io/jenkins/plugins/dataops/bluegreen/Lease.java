package io.jenkins.plugins.dataops.bluegreen;

import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a product.
 *
 * @param owner who, as they named themselves
 * @param token the secret that lets the holder go on; only in the result of the {@code prepare} that took the lease
 * @param since when it was taken, by the database's clock, UTC
 * @param renewed when its holder was last heard of, UTC; empty in results of earlier versions
 * @param until when it ends by itself, UTC
 * @param holderIsDead whether the process that the lease lives with is known to be gone; the next run takes it then
 */
public record Lease(
        String owner,
        Optional<String> token,
        Instant since,
        Optional<Instant> renewed,
        Instant until,
        boolean holderIsDead) {
    /** The environment variable in which the build of a candidate finds the secret of its run. */
    public static final String TOKEN_VARIABLE = "DATAOPS_LEASE_TOKEN";
}
