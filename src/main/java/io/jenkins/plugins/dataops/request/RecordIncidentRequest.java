package io.jenkins.plugins.dataops.request;

import io.jenkins.plugins.dataops.format.AbsentValues;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the verb {@code ledger record-incident} can be asked for.
 *
 * @param ledger which ledger
 * @param product which product
 * @param reason what is wrong
 * @param at when it began; empty for now
 * @param deployment id of the deployment that caused it, or {@code latest}; empty for none
 * @param id its id; empty for a new one
 */
public record RecordIncidentRequest(
        LedgerRequest ledger,
        ProductRequest product,
        @RequestOption(label = "TEXT", required = true, help = "What is wrong, in words.")
        Optional<String> reason,
        @RequestOption(label = "INSTANT", help = "When it began, ISO 8601 (default: now).")
        @Within(least = Within.FIRST_INSTANT, most = Within.LAST_INSTANT)
        Optional<Instant> at,
        @RequestOption(
                label = "ID",
                help = "The deployment that caused it, or 'latest' for the release that was live when it began.")
        Optional<String> deployment,
        @RequestOption(label = "ID", help = RecordDeploymentRequest.OWN_ID)
        Optional<String> id)
        implements LedgerVerbRequest {
    /** Fills what is left out. */
    public RecordIncidentRequest {
        ledger = Objects.requireNonNullElse(ledger, LedgerRequest.DEFAULT);
        product = Objects.requireNonNullElse(product, ProductRequest.DEFAULT);
        reason = AbsentValues.optional(reason);
        at = AbsentValues.optional(at);
        deployment = AbsentValues.optional(deployment);
        id = AbsentValues.optional(id);
    }

    @Override
    public List<String> verb() {
        return List.of("ledger", "record-incident");
    }
}
