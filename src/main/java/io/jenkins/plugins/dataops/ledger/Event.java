package io.jenkins.plugins.dataops.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Something that happened to a data product in an environment. Events are never changed; the same id twice is the
 * same event, so that replaying an import or a crashed step adds nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Deployment.class, name = "deployment"),
    @JsonSubTypes.Type(value = Failure.class, name = "failure"),
    @JsonSubTypes.Type(value = Recovery.class, name = "recovery"),
    @JsonSubTypes.Type(value = Incident.class, name = "incident"),
    @JsonSubTypes.Type(value = Change.class, name = "change")
})
public sealed interface Event permits Deployment, Failure, Recovery, Incident, Change {
    /**
     * What makes this event this event.
     *
     * @return a globally unique id
     */
    String id();

    /**
     * Whose event it is.
     *
     * @return the data product
     */
    String product();

    /**
     * Where it happened.
     *
     * @return the environment, for example {@code production}
     */
    String environment();

    /**
     * When it happened, which is not when it was written down.
     *
     * @return the instant, UTC
     */
    Instant at();
}
