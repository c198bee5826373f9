package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import io.jenkins.plugins.dataops.ledger.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code ledger record-deployment} can be asked for.
 *
 * @param ledger which ledger
 * @param product which product
 * @param at when consumers saw it; empty for now
 * @param outcome how it ended; empty for well
 * @param kind its direction; empty for forwards
 * @param id its id; empty for a new one
 * @param release what went live
 */
public record RecordDeploymentRequest(
        LedgerRequest ledger,
        ProductRequest product,
        @RequestOption(label = "INSTANT", help = "When consumers saw it, ISO 8601 (default: now).")
        @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
        Optional<Instant> at,
        @RequestOption(label = "WORD", help = "How it ended: succeeded, failed or partial (default: succeeded).")
        Optional<Deployment.Outcome> outcome,
        @RequestOption(
                label = "WORD",
                help = "Its direction: release or rollback (default: release). A rollback without --revision goes back"
                        + " to what was live before.")
        Optional<Deployment.Kind> kind,
        @RequestOption(label = "ID", help = RecordDeploymentRequest.OWN_ID)
        Optional<String> id,
        ReleaseRequest release)
        implements LedgerVerbRequest {
    /** The help of the id of an event. */
    static final String OWN_ID = "An id of your own: the same id again adds nothing.";

    /** Fills what is left out. */
    public RecordDeploymentRequest {
        ledger = Objects.requireNonNullElse(ledger, LedgerRequest.DEFAULT);
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        at = AbsentValues.optional(at);
        outcome = AbsentValues.optional(outcome);
        kind = AbsentValues.optional(kind);
        id = AbsentValues.optional(id);
        release = Objects.requireNonNullElse(release, ReleaseRequest.DEFAULT);
    }

    @Override
    public List<String> verb() {
        return List.of("ledger", "record-deployment");
    }
}
