package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Consumers were served badly. With a deployment named it is that change's failure; without one it is a data incident
 * (data can go wrong with no change at all) and no change is charged with it.
 *
 * @param id unique id
 * @param product the data product
 * @param environment where
 * @param at when it began
 * @param deployment id of the deployment that caused it, if one did
 * @param reason in words
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Incident(
        String id, String product, String environment, Instant at, Optional<String> deployment, String reason)
        implements Event {
    /** Fills what the writer left out. */
    public Incident {
        deployment = deployment == null ? Optional.empty() : deployment;
        reason = reason == null ? "" : reason;
    }
}
