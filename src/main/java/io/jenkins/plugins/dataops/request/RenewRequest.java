package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.bluegreen.LeaseTerms;
import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code blue-green renew} can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 * @param lease how long it is held from now on; empty for the usual time
 */
public record RenewRequest(
        ProductRequest product,
        HolderRequest holder,
        @RequestOption(label = "DURATION", help = HoldRequest.LEASE)
        @Within(least = LeaseTerms.SHORTEST, most = LeaseTerms.LONGEST)
        @Carried
        Optional<Duration> lease)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public RenewRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
        lease = AbsentValues.optional(lease);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "renew");
    }

    @Override
    public HoldRequest hold() {
        return new HoldRequest(lease, false);
    }
}
