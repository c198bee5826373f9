package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code ledger resolve-incident} can be asked for.
 *
 * @param ledger which ledger
 * @param product which product
 * @param incident id of what ended; empty for the only one that is open
 * @param at when it ended; empty for now
 * @param deployment id of the deployment that ended it; empty for none
 */
public record ResolveIncidentRequest(
        LedgerRequest ledger,
        ProductRequest product,
        @RequestOption(label = "ID", help = "The incident, failure or failed deployment that ended.")
        Optional<String> incident,
        @RequestOption(label = "INSTANT", help = "When it ended, ISO 8601 (default: now).")
        @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
        Optional<Instant> at,
        @RequestOption(label = "ID", help = "The deployment that ended it, if one did.")
        Optional<String> deployment)
        implements LedgerVerbRequest {
    /** Fills what is left out. */
    public ResolveIncidentRequest {
        ledger = Objects.requireNonNullElse(ledger, LedgerRequest.DEFAULT);
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        incident = AbsentValues.optional(incident);
        at = AbsentValues.optional(at);
        deployment = AbsentValues.optional(deployment);
    }

    @Override
    public List<String> verb() {
        return List.of("ledger", "resolve-incident");
    }
}
