package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Consumers are served well again.
 *
 * @param id unique id
 * @param product the data product
 * @param environment where
 * @param at when service was restored
 * @param failure id of the {@link Failure}, {@link Incident} or {@link Deployment} that ended
 * @param deployment id of the deployment that ended it, if one did
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Recovery(
        String id, String product, String environment, Instant at, String failure, Optional<String> deployment)
        implements Event {
    /** Fills what the writer left out. */
    public Recovery {
        deployment = deployment == null ? Optional.empty() : deployment;
    }
}
