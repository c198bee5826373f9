package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Duration;
import java.util.Optional;

/**
 * How a product is taken.
 *
 * @param lease how long it is held without being renewed; empty for the usual time
 * @param takeOver whether it is taken from a holder that may be alive
 */
public record HoldRequest(
        @RequestOption(label = "DURATION", help = HoldRequest.LEASE)
        @Within(least = LeaseTerms.SHORTEST, most = LeaseTerms.LONGEST)
        @Carried
        Optional<Duration> lease,
        @RequestOption(
                help = "Take the product from a holder that may be alive; for a person who knows that it is not.")
        boolean takeOver) {
    /** The help of how long. */
    static final String LEASE =
            "How long the product is held without being renewed, ISO 8601 (default: PT4H).";

    /** For the usual time, from nobody. */
    static final HoldRequest DEFAULT = new HoldRequest(null, false);

    /** Fills what is left out. */
    public HoldRequest {
        lease = AbsentValues.optional(lease);
    }
}
