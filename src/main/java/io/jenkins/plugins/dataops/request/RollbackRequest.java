package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code blue-green rollback}, and the step {@code blueGreenRollback}, can be asked for.
 *
 * @param product which product
 * @param holder who holds it
 * @param hold how it is taken
 * @param reason why, for journal and ledger
 * @param failedSince since when readers were served badly; empty for since the release went live
 */
public record RollbackRequest(
        ProductRequest product,
        HolderRequest holder,
        HoldRequest hold,
        @RequestOption(label = "TEXT", help = "Why, for journal and ledger.")
        Optional<String> reason,
        @RequestOption(
                label = "INSTANT",
                help = "Since when readers were served badly, ISO 8601 (default: since the release went live).")
        @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
        Optional<Instant> failedSince)
        implements ProductVerbRequest {
    /** Fills what is left out. */
    public RollbackRequest {
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        holder = Objects.requireNonNullElse(holder, HolderRequest.DEFAULT);
        hold = Objects.requireNonNullElse(hold, HoldRequest.DEFAULT);
        reason = AbsentValues.optional(reason);
        failedSince = AbsentValues.optional(failedSince);
    }

    @Override
    public List<String> verb() {
        return List.of("blue-green", "rollback");
    }
}
