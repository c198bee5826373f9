package io.jenkins.plugins.dataops.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.dataops.format.Json;
import io.jenkins.plugins.dataops.request.RequestDocument;
import io.jenkins.plugins.dataops.request.VerbRequest;
import io.jenkins.plugins.dataops.request.WarehouseRequest;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/** What a step asks for, as a running build carries it over an update of the plugin: as a document with a version. */
final class SavedRequest implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String document;

    /**
     * Saves a request.
     *
     * @param verb what is asked for
     * @param statementTimeout how long one statement may take; empty for as long as it takes
     */
    SavedRequest(VerbRequest verb, Optional<Duration> statementTimeout) {
        // Which warehouse is known from the step's target.
        WarehouseRequest warehouse = new WarehouseRequest(Optional.empty(), Optional.empty(), statementTimeout);
        RequestDocument request = new RequestDocument(warehouse, verb);
        try {
            document = Json.mapper().writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RequestDocument read() {
        try {
            return RequestDocument.read(Json.mapper().readTree(document));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("what the build has saved of its request is no JSON", damaged);
        }
    }

    /** What is asked for. */
    <R extends VerbRequest> R verb(Class<R> type) {
        return type.cast(read().verb());
    }

    /** How long one statement may take. */
    Optional<Duration> statementTimeout() {
        return read().warehouse().statementTimeout();
    }
}
